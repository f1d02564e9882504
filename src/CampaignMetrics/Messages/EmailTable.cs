using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>What counting needs of an email's catalog entry, and its links.</summary>
internal sealed class EmailFacts(Email? email, bool presumesAll, EmailLinkTable links)
{
    /// <summary>From when it is tracked; null where the catalog does not say.</summary>
    public Tracking? Tracking { get; } = email?.Tracking;

    /// <summary>Whether replies are seen; null where the catalog does not say.</summary>
    public bool? ConnectedInbox { get; } = email?.ConnectedInbox;

    /// <summary>Whether its deliveries are reported; null where the events decide that.</summary>
    public Deliveries? Deliveries { get; } = email?.Deliveries ?? (presumesAll ? CampaignMetrics.Deliveries.Presumed : null);

    public bool PresumesDeliveries => Deliveries == CampaignMetrics.Deliveries.Presumed;

    /// <summary>Whether it goes to one contact more than once.</summary>
    // An automated email, such as a workflow's, is sent to a contact each time it is due.
    public bool Repeats { get; } = email?.Repeats ?? email?.Type == "automated";

    public EmailLinkTable Links { get; } = links;
}

/// <summary>The facts of each email of a ledger, by slot; filled as slots are asked for. Not thread-safe.</summary>
internal sealed class EmailTable(Vocabulary words, EmailCatalog catalog, LinkTable links, bool presumesDeliveries)
{
    private EmailFacts?[] _facts = new EmailFacts?[16];

    public EmailFacts this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => slot < _facts.Length && _facts[slot] is { } known ? known : Learn(slot);
    }

    private EmailFacts Learn(int slot)
    {
        if (slot >= _facts.Length) Array.Resize(ref _facts, Math.Max(slot + 1, _facts.Length * 2));
        // Slot 0 stands for events without an email.
        var email = slot == 0 ? null : catalog[new EmailId(words.Emails.Text(slot))];
        return _facts[slot] = new EmailFacts(email, presumesDeliveries, links.Of(email));
    }
}
