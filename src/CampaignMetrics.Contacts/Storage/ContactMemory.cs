using System.Diagnostics;
using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>What the events of a log amount to, in memory. One thread applies events while any number ask.</summary>
internal sealed class ContactMemory
{
    private readonly StatementTable<ContactEvent> _addresses = new(ContactEventOrder.Instance);
    private readonly StatementTable<ContactEvent> _suppressions = new(ContactEventOrder.Instance);
    private VersionedSuppression _suppression = new(0, Suppression.None);
    private int _suppressionVersion;
    private long _events;

    public ContactMemory(SubscriptionOptions options)
    {
        Subscriptions = new SubscriptionLedger(options);
        Subscriptions.FollowLog();
        Consents.FollowLog();
    }

    public SubscriptionLedger Subscriptions { get; }

    public TrackingConsents Consents { get; } = new();

    /// <summary>How many different events were applied.</summary>
    public long EventCount => Volatile.Read(ref _events);

    /// <summary>The suppression list as it is now; made when it is asked for after a change.</summary>
    public Suppression Suppression
    {
        get
        {
            // Read first: what comes while the list is made belongs to a later version, which is made at the next question.
            var version = Volatile.Read(ref _suppressionVersion);
            if (Volatile.Read(ref _suppression) is var made && made.Version == version) return made.List;
            var anew = new VersionedSuppression(version, MadeSuppression());
            Volatile.Write(ref _suppression, anew);
            return anew.List;
        }
    }

    /// <summary>The contacts of the directory with their addresses, in ordinal order of their keys.</summary>
    public IEnumerable<(ContactId Contact, string? Address)> Directory() => _addresses.All()
        .Select(known => (Contact: known.Key, Stated: known.Value.Max as AddressStated))
        .Where(known => known.Stated is not null)
        .OrderBy(known => known.Contact.Value, StringComparer.Ordinal)
        .Select(known => (known.Contact, known.Stated!.Address));

    public string? AddressOf(ContactId contact) =>
        _addresses.Of(contact).Max is AddressStated last ? last.Address ?? contact.Value : null;

    /// <summary>Applies an event of the log.</summary>
    public ContactEventResult Apply(ContactEvent told)
    {
        var outcome = default(Outcome);
        var isNew = told switch
        {
            SubscriptionTriggered triggered => Subscriptions.Follow(told.Contact, triggered.Event, out outcome),
            ConsentStated stated => Consents.Follow(told.Contact, stated.Statement),
            AddressStated or ContactRemoved => _addresses.Add(told.Contact, told),
            Suppressed or Unsuppressed => Suppress(told),
            _ => throw new UnreachableException(),
        };
        if (!isNew) return ContactEventResult.Duplicate;
        Volatile.Write(ref _events, _events + 1);
        return ContactEventResult.Applied(outcome);
    }

    /// <summary>All events, in an order that depends on nothing else.</summary>
    public IEnumerable<ContactEvent> Events() => Subscriptions.Logs()
        .Select(log => (log.Contact, Events: log.Events.Select(ContactEvent (one) => new SubscriptionTriggered(log.Contact, one))))
        .Concat(Consents.All()
            .Select(own => (own.Contact, Events: own.Statements.Select(ContactEvent (one) => new ConsentStated(own.Contact, one)))))
        .Concat(_addresses.All().Concat(_suppressions.All()).Select(own => (Contact: own.Key, Events: own.Value.AsEnumerable())))
        .OrderBy(own => own.Contact.Value, StringComparer.Ordinal)
        .SelectMany(own => own.Events);

    private bool Suppress(ContactEvent told)
    {
        if (!_suppressions.Add(told.Contact, told)) return false;
        Interlocked.Increment(ref _suppressionVersion);
        return true;
    }

    private Suppression MadeSuppression()
    {
        var keys = _suppressions.All().Where(known => known.Value.Max is Suppressed).Select(known => known.Key.Value).ToList();
        return new Suppression(keys.Where(key => key[0] != '@'), keys.Where(key => key[0] == '@').Select(key => key[1..]));
    }

    private sealed record VersionedSuppression(int Version, Suppression List);
}
