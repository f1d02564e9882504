using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Conversions by currency: those that name their email, and those that go to their contact's last counted click within the attribution window.</summary>
internal sealed class RevenueTally
{
    private readonly MessageStore _store;
    private readonly ScopeFilter _scope;
    private readonly long _window;
    private readonly bool _byEventDate;
    private readonly SumTable<string, RevenueSum> _sums = new();
    private readonly Dictionary<int, List<Entry>> _unnamed = [];
    private readonly Dictionary<int, List<(long At, int Id, bool InScope)>> _clicks = [];

    public RevenueTally(MessageStore store, ScopeFilter scope, TimeSpan window, bool byEventDate)
    {
        (_store, _scope, _window, _byEventDate) = (store, scope, (long)window.TotalMilliseconds, byEventDate);
        for (var message = 0; message < store.Count; message++)
            if (!store[message].IsMessage) Remember(store[message]);
    }

    /// <summary>Whether this contact's clicks are needed, in scope or not.</summary>
    public bool Needs(int contact) => _unnamed.ContainsKey(contact);

    /// <summary>Adds the conversions that name the message's email.</summary>
    public void Add(in FoldedMessage message)
    {
        foreach (ref readonly var entry in message.Entries)
            if (entry.Type == EventType.Converted) Add(entry);
    }

    /// <summary>Remembers the message's counted clicks for the conversions that name no email.</summary>
    public void AddClicks(in Counted counted, bool inScope)
    {
        var contact = counted.Message.State.Contact;
        if (!Needs(contact)) return;
        if (!_clicks.TryGetValue(contact, out var clicks)) _clicks.Add(contact, clicks = []);
        for (var i = 0; i < counted.Message.Entries.Length; i++)
            if (counted.Message.Entries[i].Type == EventType.Clicked && counted.Counts(i))
                clicks.Add((counted.Message.Entries[i].At, counted.Message.Entries[i].Id, inScope));
    }

    public void WriteTo(ReportSums sums)
    {
        foreach (var (contact, conversions) in _unnamed)
            foreach (var conversion in conversions)
                if (LastClickBefore(contact, conversion.At) is { InScope: true }) Add(conversion);
        sums.Revenue.Add(_sums);
    }

    private void Remember(in MessageState state)
    {
        for (var at = state.Entries; at != Entry.None; at = _store.EntryAt(at).Next)
        {
            if (_store.EntryAt(at).Type != EventType.Converted) continue;
            if (!_unnamed.TryGetValue(state.Contact, out var conversions)) _unnamed.Add(state.Contact, conversions = []);
            conversions.Add(_store.EntryAt(at));
        }
    }

    private (long At, int Id, bool InScope)? LastClickBefore(int contact, long at)
    {
        (long At, int Id, bool InScope)? last = null;
        foreach (var click in _clicks.GetValueOrDefault(contact) ?? [])
            if (click.At <= at && at - click.At <= _window && (last is not { } held || IsLater(click, held))) last = click;
        return last;
    }

    private bool IsLater((long At, int Id, bool InScope) click, (long At, int Id, bool InScope) held) =>
        click.At != held.At ? click.At > held.At : EventIdOrder.Compare(_store.Ids[click.Id], _store.Ids[held.Id]) > 0;

    private void Add(in Entry entry)
    {
        var conversion = _store.Conversions[entry.Detail];
        if (conversion.Amount is not { } amount || (_byEventDate && !_scope.IsInPeriod(entry.At))) return;
        var currency = new Money(amount, conversion.Currency == Entry.None ? null : _store.Texts.Text(conversion.Currency)).Currency;
        _sums.Add(currency, new RevenueSum(amount, 1));
    }
}
