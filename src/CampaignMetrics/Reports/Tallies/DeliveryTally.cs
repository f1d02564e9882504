using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>All metrics by email, and why messages bounced or were not sent.</summary>
internal sealed class DeliveryTally(Vocabulary words, EmailCatalog catalog, BounceTable bounces)
{
    private readonly List<EmailSum?> _emails = [];
    private readonly HashSet<PairKey> _stated = [];
    private PairKey _last = new(Slot.None, Slot.None);
    private readonly SumTable<BounceReasonKey, CountSum> _bounceReasons = new();
    private readonly SumTable<string, CountSum> _notSentReasons = new();

    public void Add(in Counted counted)
    {
        ref readonly var state = ref counted.Message.State;
        var email = EmailOf(state.Email);
        email.Add(counted.Counter.Counts);
        if (counted.Counter.Has(Metric.Sent)) email.SentAt = Math.Min(email.SentAt, state.CohortAt);
        var stated = new PairKey(state.Email, state.Segments);
        if (_last != stated && _stated.Add(_last = stated) && catalog[IdOf(state.Email)]?.Campaign is null)
            foreach (var campaign in words.Segments.Names(state.Segments, SegmentKind.Campaign)) email.State(campaign);
        AddReason(counted);
    }

    public void WriteTo(ReportSums sums)
    {
        foreach (var email in _emails)
            if (email is not null) sums.Emails.Add(email.Email, email);
        sums.BounceReasons.Add(_bounceReasons);
        sums.NotSentReasons.Add(_notSentReasons);
    }

    private void AddReason(in Counted counted)
    {
        if (counted.Counter.Has(Metric.Bounced))
        {
            var finding = bounces[counted.Message.Entries[counted.Message.Deciding].Detail];
            _bounceReasons.Add(new BounceReasonKey(finding.Reason, counted.Counter.ClassOf(counted.Message)), new CountSum(1));
        }
        if (counted.Counter.Has(Metric.NotSent))
        {
            var reason = counted.Message.Entries[counted.Message.Deciding].Detail;
            _notSentReasons.Add(reason == Slot.None ? "unknown" : words.Texts.Text(reason), new CountSum(1));
        }
    }

    private EmailSum EmailOf(int slot)
    {
        while (_emails.Count <= slot) _emails.Add(null);
        if (_emails[slot] is { } known) return known;
        var id = IdOf(slot);
        var entry = catalog[id];
        return _emails[slot] = new EmailSum(id.Value)
        {
            Name = entry?.Name, Campaign = entry?.Campaign?.Value, CatalogSentAt = entry?.SentAt?.ToUnixTimeMilliseconds(),
        };
    }

    private EmailId IdOf(int slot) => new(words.Emails.Text(slot));
}
