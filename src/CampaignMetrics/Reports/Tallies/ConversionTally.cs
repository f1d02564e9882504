using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counts goals and revenue, by <see cref="Tallies.Attribution"/>.</summary>
internal sealed class ConversionTally(Vocabulary words, MessageFold fold, ScopeFilter scope, Definition definition)
{
    // Of the current contact, and emptied by End.
    private readonly HashSet<NumberKey> _goalsOfContact = [];
    // These are of all contacts.
    private readonly SumTable<RevenueKey, RevenueSum> _revenue = new();
    private readonly SumTable<string, GoalSum> _goals = new();
    private readonly SumTable<string, SourceSum> _emailSources = new(), _otherSources = new();
    private readonly SumTable<SourceRevenueKey, RevenueSum> _otherRevenue = new();
    private UnattributedSum _unattributed;

    /// <summary>Collects the conversions and acts of the current contact.</summary>
    public Attribution Attribution { get; } = new(words, fold, definition);

    /// <summary>Counts an unsubscription or spam report that names no email and could not be attributed.</summary>
    public void AddUnattributed(EventType type, long at)
    {
        if (!scope.HoldsUnattributed || !scope.IsInPeriod(at)) return;
        if (type == EventType.Unsubscribed) _unattributed += new UnattributedSum(1, 0, 0, 0);
        if (type == EventType.SpamReported) _unattributed += new UnattributedSum(0, 1, 0, 0);
    }

    /// <summary>Ends a contact: attributes and counts its conversions.</summary>
    /// <param name="counts">Whether the contact counts at all; false for one that the scope leaves out.</param>
    public void End(bool counts)
    {
        if (!Attribution.IsEmpty && counts)
        {
            var lostRefunds = new List<Conversion>();
            foreach (var attributed in Attribution.Units(lostRefunds)) Add(attributed);
            foreach (var refund in lostRefunds)
                if (scope.HoldsUnattributed && scope.IsInPeriod(refund.Act.At)) _unattributed += new UnattributedSum(0, 0, 0, 1);
            foreach (var goal in _goalsOfContact) _goals.Add(words.Texts.Text((int)goal.Value), new GoalSum(0, 1));
            _goalsOfContact.Clear();
        }
        Attribution.Clear();
    }

    public void WriteTo(ReportSums sums)
    {
        sums.Revenue.Add(_revenue);
        sums.Goals.Add(_goals);
        sums.Unattributed += _unattributed;
        sums.EmailSources.Add(_emailSources);
        sums.OtherSources.Add(_otherSources);
        sums.OtherRevenue.Add(_otherRevenue);
    }

    private void Add(in AttributedUnit attributed)
    {
        var unit = attributed.Unit;
        if (!scope.Holds(attributed)) return;
        if (attributed.By is not { } by)
        {
            AddUnattributed(unit);
            return;
        }
        // Attributed by an early state, but counted with the latest amount: an order may be corrected after it was placed.
        var latest = unit.Latest;
        if (latest.Amount is { } amount) Add(by, latest.Currency, new RevenueSum(amount, 1, 0));
        foreach (var refund in unit.Refunds) Add(by, refund.Currency, new RevenueSum(refund.Amount!.Value, 0, 1));
        if (latest.Goal == Slot.None) return;
        _goals.Add(words.Texts.Text(latest.Goal), new GoalSum(1, 0));
        Add(_emailSources, by.EmailKey, latest);
        // A set: the contact counts once for a goal, however many conversions it has.
        _goalsOfContact.Add(new NumberKey(latest.Goal));
    }

    private void AddUnattributed(ConversionUnit unit)
    {
        _unattributed += new UnattributedSum(0, 0, 1, 0);
        var slot = unit.States[0].Source;
        var source = slot == Slot.None ? "" : words.Texts.Text(slot);
        Add(_otherSources, source, unit.Latest);
        if (unit.Latest.Amount is { } amount)
            _otherRevenue.Add(new SourceRevenueKey(source, unit.Latest.Currency), new RevenueSum(amount, 1, 0));
        foreach (var refund in unit.Refunds)
            _otherRevenue.Add(new SourceRevenueKey(source, refund.Currency), new RevenueSum(refund.Amount!.Value, 0, 1));
    }

    /// <summary>Adds a conversion to a source, if its goal is one by which sources are compared: visit, contact, customer.</summary>
    private void Add(SumTable<string, SourceSum> sources, string key, Conversion conversion)
    {
        if (conversion.Goal == Slot.None) return;
        var sum = SourceSum.Of(words.Texts.Text(conversion.Goal));
        if (sum != default) sources.Add(key, sum);
    }

    private void Add(ContactAct act, string currency, RevenueSum sum) => _revenue.Add(new RevenueKey(act.EmailKey, currency), sum);
}
