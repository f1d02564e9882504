namespace CampaignMetrics.Reports;

/// <summary>Counted opens or clicks: events, and messages by their first.</summary>
internal record struct EventSum(long Total, long Unique)
{
    public static EventSum operator +(EventSum x, EventSum y) => new(x.Total + y.Total, x.Unique + y.Unique);
}

/// <summary>Opens and clicks side by side.</summary>
internal record struct EngagementSum(EventSum Opens, EventSum Clicks) : IMergeable<EngagementSum>
{
    public static EngagementSum operator +(EngagementSum x, EngagementSum y) => new(x.Opens + y.Opens, x.Clicks + y.Clicks);
}

/// <summary>Clicks of a link by body.</summary>
internal record struct LinkSum(EventSum Html, EventSum Text, EventSum Combined) : IMergeable<LinkSum>
{
    public static LinkSum operator +(LinkSum x, LinkSum y) => new(x.Html + y.Html, x.Text + y.Text, x.Combined + y.Combined);
}

/// <summary>Messages by the place of their first open and first click.</summary>
internal record struct PlaceSum(long Opens, long Clicks, long ProxiedOpens) : IMergeable<PlaceSum>
{
    public static PlaceSum operator +(PlaceSum x, PlaceSum y) =>
        new(x.Opens + y.Opens, x.Clicks + y.Clicks, x.ProxiedOpens + y.ProxiedOpens);
}

/// <summary>What happened in a bucket of the timeline.</summary>
internal record struct BucketSum(long Opens, long FirstOpens, long Clicks, long FirstClicks) : IMergeable<BucketSum>
{
    public static BucketSum operator +(BucketSum x, BucketSum y) =>
        new(x.Opens + y.Opens, x.FirstOpens + y.FirstOpens, x.Clicks + y.Clicks, x.FirstClicks + y.FirstClicks);
}

/// <summary>A contact's counted opens and clicks.</summary>
internal record struct ContactSum(long Opens, long Clicks) : IMergeable<ContactSum>
{
    public static ContactSum operator +(ContactSum x, ContactSum y) => new(x.Opens + y.Opens, x.Clicks + y.Clicks);
}

/// <summary>A receiving domain's messages and events.</summary>
internal record struct DomainSum(long Sent, long Delivered, long Bounced, long Opens, long Clicks, long SpamReports) : IMergeable<DomainSum>
{
    /// <summary>Whether any message stands behind it.</summary>
    public bool IsTouched { get; init; }

    public static DomainSum operator +(DomainSum x, DomainSum y) =>
        new(
            x.Sent + y.Sent, x.Delivered + y.Delivered, x.Bounced + y.Bounced, x.Opens + y.Opens, x.Clicks + y.Clicks,
            x.SpamReports + y.SpamReports);
}

/// <summary>Revenue in one currency.</summary>
internal record struct RevenueSum(decimal Amount, long Orders) : IMergeable<RevenueSum>
{
    public static RevenueSum operator +(RevenueSum x, RevenueSum y) => new(x.Amount + y.Amount, x.Orders + y.Orders);
}

/// <summary>A plain count.</summary>
internal record struct CountSum(long Count) : IMergeable<CountSum>
{
    public static CountSum operator +(CountSum x, CountSum y) => new(x.Count + y.Count);
}

/// <summary>Something that can be added up in any order and grouping.</summary>
internal interface IMergeable<T> where T : struct, IMergeable<T>
{
    static abstract T operator +(T x, T y);
}
