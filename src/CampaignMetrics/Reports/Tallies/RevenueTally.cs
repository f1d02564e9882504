using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Conversions by currency that name their email; and what is needed to attribute those that do not.</summary>
internal sealed class RevenueTally(MessageStore store, ScopeFilter scope, bool byEventDate)
{
    private readonly SumTable<string, RevenueSum> _sums = new();
    private readonly List<UnnamedConversion> _unnamed = [];
    private readonly ClickLog _clicks = new(store);

    /// <summary>Adds the conversions that name the message's email.</summary>
    public void Add(in FoldedMessage message)
    {
        foreach (ref readonly var entry in message.Entries)
            if (Counts(entry) && store.Conversions[entry.Detail] is { Amount: { } amount } conversion)
                _sums.Add(CurrencyOf(conversion), new RevenueSum(amount, 1));
    }

    /// <summary>Adds the conversions of a contact that name no email.</summary>
    public void AddUnnamed(in MessageState contact)
    {
        for (var at = contact.Entries; at != Entry.None; at = store.EntryAt(at).Next)
            if (Counts(store.EntryAt(at)) && store.Conversions[store.EntryAt(at).Detail] is { Amount: { } amount } conversion)
                _unnamed.Add(new UnnamedConversion(store.Contacts.Text(contact.Contact), store.EntryAt(at).At, CurrencyOf(conversion), amount));
    }

    /// <summary>Whether the message has a click that an unnamed conversion could be attributed to.</summary>
    public bool HasClick(in MessageState message)
    {
        for (var at = message.Entries; at != Entry.None; at = store.EntryAt(at).Next)
            if (store.EntryAt(at).Type == EventType.Clicked) return true;
        return false;
    }

    /// <summary>Remembers the message's counted clicks.</summary>
    public void AddClicks(in Counted counted, bool inScope)
    {
        for (var i = 0; i < counted.Message.Entries.Length; i++)
            if (counted.Message.Entries[i].Type == EventType.Clicked && counted.Counts(i))
                _clicks.Add(counted.Message.State, counted.Message.Entries[i], inScope);
    }

    public void WriteTo(ReportSums sums)
    {
        sums.Revenue.Add(_sums);
        sums.UnnamedConversions.AddRange(_unnamed);
        sums.Clicks.Add(_clicks);
    }

    private bool Counts(in Entry entry) => entry.Type == EventType.Converted && (!byEventDate || scope.IsInPeriod(entry.At));

    private string CurrencyOf(Conversion conversion) => conversion.Currency == Entry.None ? Money.NoCurrency : store.Texts.Text(conversion.Currency);
}
