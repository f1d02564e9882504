using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Conversions by currency that name their email; and what is needed to attribute those that do not.</summary>
internal sealed class RevenueTally(Vocabulary words, MessageFold fold, ScopeFilter scope, bool byEventDate, bool keepsAllClicks)
{
    private readonly List<SumTable<string, RevenueSum>?> _byEmail = [];
    private readonly List<UnnamedConversion> _unnamed = [];
    private readonly List<ClickLog> _logs = [];
    private bool[] _converted = [];
    private TextTable? _contacts;
    private ClickLog? _clicks;

    /// <summary>Turns to other contacts, or away from the last.</summary>
    public void Turn(TextTable? contacts)
    {
        (_contacts, _clicks) = (contacts, null);
        _converted = [];
    }

    /// <summary>Tells of a contact's events that name no email.</summary>
    public void Owe(int contact, ReadOnlySpan<Entry> entries)
    {
        foreach (ref readonly var entry in entries)
            if (Counts(entry)) Owe(contact);
    }

    /// <summary>Whether conversions may be owed to the contact's clicks.</summary>
    public bool NeedsClicks(int contact) => keepsAllClicks || (contact < _converted.Length && _converted[contact]);

    /// <summary>Adds the conversions that name the message's email.</summary>
    public void Add(in FoldedMessage message)
    {
        foreach (ref readonly var entry in message.Entries)
            if (Counts(entry) && words.DecimalOf(EventSchema.Conversion, entry.Detail, EventProperty.Amount) is { } amount)
                SumsOf(message.State.Email).Add(CurrencyOf(entry), new RevenueSum(amount, 1));
    }

    /// <summary>Adds the conversions of a contact that name no email.</summary>
    public void AddUnnamed(int contact, ReadOnlySpan<Entry> entries)
    {
        if (!NeedsClicks(contact)) return; // the first one came while the report was being made
        foreach (ref readonly var entry in entries)
            if (Counts(entry) && words.DecimalOf(EventSchema.Conversion, entry.Detail, EventProperty.Amount) is { } amount)
                _unnamed.Add(new UnnamedConversion(_contacts!.Text(contact), entry.At, CurrencyOf(entry), amount));
    }

    /// <summary>Remembers the message's counted clicks.</summary>
    public void AddClicks(in Counted counted, bool inScope)
    {
        for (var i = 0; i < counted.Message.Entries.Length; i++)
            if (counted.Message.Entries[i].Type == EventType.Clicked && counted.Counts(i))
                Clicks.Add(counted.Message.State, counted.Message.Entries[i], fold.IdOf(counted.Message.Entries[i]), inScope);
    }

    public void WriteTo(ReportSums sums)
    {
        for (var email = 0; email < _byEmail.Count; email++)
            foreach (var row in _byEmail[email]?.Rows ?? []) sums.Revenue.Add(new RevenueKey(words.Emails.Text(email), row.Key), row.Sum);
        sums.UnnamedConversions.AddRange(_unnamed);
        sums.Clicks.AddRange(_logs);
    }

    private SumTable<string, RevenueSum> SumsOf(int email)
    {
        while (_byEmail.Count <= email) _byEmail.Add(null);
        return _byEmail[email] ??= new SumTable<string, RevenueSum>();
    }

    private ClickLog Clicks
    {
        get
        {
            if (_clicks is null) _logs.Add(_clicks = new ClickLog(_contacts!, words.Emails));
            return _clicks;
        }
    }

    private void Owe(int contact)
    {
        if (contact >= _converted.Length) Array.Resize(ref _converted, Math.Max(contact + 1, _contacts!.Count));
        _converted[contact] = true;
    }

    private bool Counts(in Entry entry) => entry.Type == EventType.Converted && (!byEventDate || scope.IsInPeriod(entry.At));

    private string CurrencyOf(in Entry entry) =>
        words.TextOf(EventSchema.Conversion, entry.Detail, EventProperty.Currency) ?? Money.NoCurrency;
}
