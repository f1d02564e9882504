using CampaignMetrics.Collections;
using CampaignMetrics.Links;

namespace CampaignMetrics.Reports;

/// <summary>The sums a report is made from. Everything is a sum over contacts, so partial sums over disjoint contacts add up to the
/// whole.</summary>
/// <remarks>
/// <para>
/// This property makes threads and <see cref="Report.Merge"/> possible: each thread or shard sums up its own contacts, and
/// <see cref="Add"/> combines the results in any order. Rates are computed from the final sums only, never from partial ones.
/// </para>
/// </remarks>
internal sealed partial class ReportSums : IPartSums<ReportSums>
{
    public ReportSums() : this(ContactsReport.MaxContacts)
    {
    }

    /// <param name="maxTop">How many of the most engaged contacts are ranked.</param>
    public ReportSums(int maxTop)
    {
        TopByOpens = new(maxTop, sum => sum.Opens, sum => sum.Clicks);
        TopByClicks = new(maxTop, sum => sum.Clicks, sum => sum.Opens);
    }

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

    /// <summary>Visits, contacts and customers by the email they are attributed to; those attributed to none by the source that the host
    /// states, with the empty key where it states none.</summary>
    public SumTable<string, SourceSum> EmailSources { get; } = new();
    public SumTable<string, SourceSum> OtherSources { get; } = new();

    /// <summary>Revenue that is attributed to no email, by source and currency; of no stated source under the empty one.</summary>
    public SumTable<SourceRevenueKey, RevenueSum> OtherRevenue { get; } = new();

    /// <summary>Events that do not count, by the id of the rule that excludes them.</summary>
    public SumTable<string, CountSum> Rules { get; } = new();

    /// <summary>The contacts with the most opens and with the most clicks. A contact is in one part only, so the top of the parts' tops is
    /// the top of all.</summary>
    public TopContacts TopByOpens { get; }
    public TopContacts TopByClicks { get; }

    /// <summary>Contacts with opens or clicks that may not be shown under their name.</summary>
    public long NotProfiled { get; set; }

    /// <summary>The number of contacts who opened or clicked but are hidden from the viewer, and their opens and clicks.</summary>
    public long HiddenContacts { get; set; }
    public ContactSum HiddenEngagement { get; set; }

    public PeopleSum People { get; set; }
    public UnattributedSum Unattributed { get; set; }

    /// <summary>Opens and clicks within 24 hours, 3, 7 and 30 days after each message's own sending, in the order of
    /// <see cref="SinceSending.Presets"/>.</summary>
    public BucketSum[] SinceSending { get; } = new BucketSum[Reports.SinceSending.Presets.Length];

    /// <summary>Messages that <see cref="SinceSending"/> leaves out because no event says when they were sent.</summary>
    public long WithoutSent { get; set; }

    /// <summary>Counted opens and clicks by day of the week (Monday first) and hour: 7 × 24.</summary>
    public HoursSum WeekHours { get; } = new();

    /// <summary>The same in the contacts' own time zones, for contacts whose time zone is known.</summary>
    public HoursSum LocalHours { get; } = new();

    /// <summary>Clicks that the click map leaves out: those in the plain-text part, and those on links that only a variant has.</summary>
    public long TextClicks { get; set; }
    public long VariantClicks { get; set; }

    /// <summary>The bounds of the timeline where the scope has no period: the earliest event and the latest counted open or click, in
    /// milliseconds since 1970.</summary>
    public long EarliestAt { get; set; } = long.MaxValue;
    public long LatestCountedAt { get; set; } = -1;

    /// <summary>Messages that have been pending for more than 72 hours.</summary>
    public long PendingLong { get; set; }

    /// <summary>The rules by which different spellings of a URL are one link.</summary>
    public LinkIdentity LinkIdentity { get; set; } = LinkIdentity.Default;

    /// <summary>The catalog that the emails' entries are of.</summary>
    public EmailCatalog Catalog { get; set; } = EmailCatalog.Empty;

    /// <summary>Event ids that events of several types share within one email and contact.</summary>
    public long SharedIds { get; set; }

    /// <summary>Messages that <see cref="ReportScope.Exclude"/> left out.</summary>
    public long ExcludedMessages { get; set; }

    public bool IsTrackingSeen { get; set; }

    public bool IsReplySeen { get; set; }

    /// <summary>The sums as they would be if another part had a sign of tracking; null where that would change nothing.</summary>
    public ReportSums? IfTrackingIsSeen { get; set; }

    /// <summary>The geolocation database that places were looked up in; null for none.</summary>
    public PlacesSource? PlacesBy { get; set; }

    /// <summary>Where the request is about campaigns: those that only events state, which all parts must agree on.</summary>
    public StatedCampaigns StatedCampaigns { get; } = new();

    public InputSum Input { get; private set; } = new();

    public void Add(ReportSums other)
    {
        foreach (var sum in other.Emails.Values)
        {
            // A sum of its own, even for a single part: the part must not change when others are added.
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
        OtherRevenue.Add(other.OtherRevenue);
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
        // The parts of one ledger have the same identity; new sums begin with the default one.
        (LinkIdentity, Catalog) = (other.LinkIdentity, other.Catalog);
        Input.Add(other.Input);
    }
}
