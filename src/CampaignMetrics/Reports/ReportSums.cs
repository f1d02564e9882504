using CampaignMetrics.Collections;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>Everything a report is made from: sums over messages, so that parts over disjoint messages add up to the whole.</summary>
internal sealed class ReportSums
{
    public Dictionary<string, EmailSum> Emails { get; } = new(StringComparer.Ordinal);
    public SumTable<BounceReasonKey, CountSum> BounceReasons { get; } = new();
    public SumTable<string, CountSum> NotSentReasons { get; } = new();
    public SumTable<string, LinkSum> Links { get; } = new();
    public SumTable<OccurrenceKey, CountSum> Occurrences { get; } = new();
    public SumTable<ClientKey, EngagementSum> Clients { get; } = new();
    public SumTable<LocationKey, PlaceSum> Places { get; } = new();
    public SumTable<NumberKey, BucketSum> Buckets { get; } = new();
    public ContactSums Contacts { get; } = new();
    public SumTable<string, DomainSum> Domains { get; } = new();
    public SumTable<RevenueKey, RevenueSum> Revenue { get; } = new();
    public SumTable<string, CountSum> Rules { get; } = new();
    public List<UnnamedConversion> UnnamedConversions { get; } = [];
    public List<ClickLog> Clicks { get; } = [];

    /// <summary>Counted opens and clicks by day of the week (Monday first) and hour: 7 × 24.</summary>
    public long[] WeekOpens { get; } = new long[7 * 24];
    public long[] WeekClicks { get; } = new long[7 * 24];

    /// <summary>Clicks that the click map leaves out: of the text part, and of links that only a variant has.</summary>
    public long TextClicks { get; set; }
    public long VariantClicks { get; set; }

    /// <summary>Whether <see cref="Clicks"/> has those of all contacts, or only of those with a conversion that names no email.</summary>
    public bool HasAllClicks { get; set; } = true;

    public long EarliestAt { get; set; } = long.MaxValue;
    public long LatestCountedAt { get; set; } = -1;

    public InputSum Input { get; } = new();

    public EmailSum EmailOf(string email)
    {
        if (!Emails.TryGetValue(email, out var sum)) Emails.Add(email, sum = new EmailSum(email));
        return sum;
    }

    public void Add(ReportSums other)
    {
        foreach (var sum in other.Emails.Values) EmailOf(sum.Email).Add(sum);
        BounceReasons.Add(other.BounceReasons);
        NotSentReasons.Add(other.NotSentReasons);
        Links.Add(other.Links);
        Occurrences.Add(other.Occurrences);
        Clients.Add(other.Clients);
        Places.Add(other.Places);
        Buckets.Add(other.Buckets);
        Contacts.Add(other.Contacts);
        Domains.Add(other.Domains);
        Revenue.Add(other.Revenue);
        Rules.Add(other.Rules);
        UnnamedConversions.AddRange(other.UnnamedConversions);
        Clicks.AddRange(other.Clicks);
        HasAllClicks &= other.HasAllClicks;
        for (var i = 0; i < WeekOpens.Length; i++)
        {
            WeekOpens[i] += other.WeekOpens[i];
            WeekClicks[i] += other.WeekClicks[i];
        }
        TextClicks += other.TextClicks;
        VariantClicks += other.VariantClicks;
        EarliestAt = Math.Min(EarliestAt, other.EarliestAt);
        LatestCountedAt = Math.Max(LatestCountedAt, other.LatestCountedAt);
        Input.Add(other.Input);
    }
}
