using CampaignMetrics.Collections;
using CampaignMetrics.Links;

namespace CampaignMetrics.Reports;

/// <summary>Everything a report is made from: sums over contacts, so that parts over disjoint contacts add up to the whole.</summary>
internal sealed class ReportSums : IPartSums<ReportSums>
{
    public Dictionary<string, EmailSum> Emails { get; } = new(StringComparer.Ordinal);
    public SumTable<BounceReasonKey, CountSum> BounceReasons { get; } = new();
    public SumTable<string, CountSum> NotSentReasons { get; } = new();
    public SumTable<LinkKey, LinkSum> Links { get; } = new();
    public SumTable<OccurrenceKey, EventSum> Occurrences { get; } = new();
    public SumTable<ClientKey, EngagementSum> Clients { get; } = new();
    public SumTable<LocationKey, PlaceSum> Places { get; } = new();
    public SumTable<NumberKey, BucketSum> Buckets { get; } = new();
    public SumTable<string, DomainSum> Domains { get; } = new();
    public SumTable<RevenueKey, RevenueSum> Revenue { get; } = new();
    public SumTable<string, GoalSum> Goals { get; } = new();

    /// <summary>Visits, contacts and customers by the email that earned them, and of those that none did by what the host says of where
    /// they came from; empty for nothing.</summary>
    public SumTable<string, SourceSum> EmailSources { get; } = new();
    public SumTable<string, SourceSum> OtherSources { get; } = new();

    public SumTable<string, CountSum> Rules { get; } = new();

    /// <summary>The contacts with most opens and with most clicks.</summary>
    public TopContacts TopByOpens { get; } = new(ContactsReport.MaxContacts, sum => sum.Opens, sum => sum.Clicks);
    public TopContacts TopByClicks { get; } = new(ContactsReport.MaxContacts, sum => sum.Clicks, sum => sum.Opens);

    /// <summary>Contacts who did something that may not be shown under their name.</summary>
    public long NotProfiled { get; set; }

    /// <summary>Contacts whom the viewer may not see, though they opened or clicked, and what they did.</summary>
    public long HiddenContacts { get; set; }
    public ContactSum HiddenEngagement { get; set; }

    public PeopleSum People { get; set; }
    public UnattributedSum Unattributed { get; set; }

    /// <summary>By <see cref="SinceSending.Presets"/>: what happened within so long after each message's own sending.</summary>
    public BucketSum[] SinceSending { get; } = new BucketSum[Reports.SinceSending.Presets.Length];

    /// <summary>Messages that <see cref="SinceSending"/> leaves out, as no event says when they were sent.</summary>
    public long WithoutSent { get; set; }

    /// <summary>Counted opens and clicks by day of the week (Monday first) and hour: 7 × 24.</summary>
    public HoursSum WeekHours { get; } = new();

    /// <summary>The same by the clocks of the contacts of whom one is known.</summary>
    public HoursSum LocalHours { get; } = new();

    /// <summary>Clicks that the click map leaves out: of the text part, and of links that only a variant has.</summary>
    public long TextClicks { get; set; }
    public long VariantClicks { get; set; }

    public long EarliestAt { get; set; } = long.MaxValue;
    public long LatestCountedAt { get; set; } = -1;

    /// <summary>Messages that have been pending for long.</summary>
    public long PendingLong { get; set; }

    /// <summary>Which spellings of a link are one link.</summary>
    public LinkIdentity LinkIdentity { get; set; } = LinkIdentity.Default;

    /// <summary>Ids that events of several types of one email and contact have.</summary>
    public long SharedIds { get; set; }

    /// <summary>Messages left out because their contact is.</summary>
    public long ExcludedMessages { get; set; }

    public bool IsTrackingSeen { get; set; }

    /// <summary>Whether a reply came to an email of which the catalog does not say whether replies are seen.</summary>
    public bool IsReplySeen { get; set; }

    public ReportSums? IfTrackingIsSeen { get; set; }

    /// <summary>Which database told the places; null for none.</summary>
    public PlacesSource? PlacesBy { get; set; }

    public StatedCampaigns StatedCampaigns { get; } = new();

    public InputSum Input { get; } = new();

    public void Add(ReportSums other)
    {
        foreach (var sum in other.Emails.Values)
        {
            if (!Emails.TryGetValue(sum.Email, out var own))
                Emails.Add(sum.Email, own = new EmailSum(sum.Email, sum.Entry, sum.TellsDeliveries));
            own.Add(sum);
        }
        BounceReasons.Add(other.BounceReasons);
        NotSentReasons.Add(other.NotSentReasons);
        Links.Add(other.Links);
        Occurrences.Add(other.Occurrences);
        Clients.Add(other.Clients);
        Places.Add(other.Places);
        Buckets.Add(other.Buckets);
        Domains.Add(other.Domains);
        Revenue.Add(other.Revenue);
        Goals.Add(other.Goals);
        EmailSources.Add(other.EmailSources);
        OtherSources.Add(other.OtherSources);
        Rules.Add(other.Rules);
        TopByOpens.Add(other.TopByOpens);
        TopByClicks.Add(other.TopByClicks);
        NotProfiled += other.NotProfiled;
        HiddenContacts += other.HiddenContacts;
        HiddenEngagement += other.HiddenEngagement;
        People += other.People;
        Unattributed += other.Unattributed;
        for (var i = 0; i < SinceSending.Length; i++) SinceSending[i] += other.SinceSending[i];
        WithoutSent += other.WithoutSent;
        WeekHours.Add(other.WeekHours);
        LocalHours.Add(other.LocalHours);
        TextClicks += other.TextClicks;
        VariantClicks += other.VariantClicks;
        EarliestAt = Math.Min(EarliestAt, other.EarliestAt);
        LatestCountedAt = Math.Max(LatestCountedAt, other.LatestCountedAt);
        PendingLong += other.PendingLong;
        SharedIds += other.SharedIds;
        ExcludedMessages += other.ExcludedMessages;
        StatedCampaigns.Add(other.StatedCampaigns);
        IsTrackingSeen |= other.IsTrackingSeen;
        IsReplySeen |= other.IsReplySeen;
        PlacesBy ??= other.PlacesBy;
        LinkIdentity = other.LinkIdentity;
        Input.Add(other.Input);
    }
}
