namespace CampaignMetrics.Reports;

/// <summary>Counted opens or clicks: the number of events, and the number of distinct messages.</summary>
internal record struct EventSum(long Total, long Unique) : IMergeable<EventSum>
{
    public static EventSum operator +(EventSum x, EventSum y) => new(x.Total + y.Total, x.Unique + y.Unique);

    public static EventSum operator -(EventSum x, EventSum y) => new(x.Total - y.Total, x.Unique - y.Unique);
}

/// <summary>Opens and clicks side by side.</summary>
internal record struct EngagementSum(EventSum Opens, EventSum Clicks) : IMergeable<EngagementSum>
{
    public static EngagementSum operator +(EngagementSum x, EngagementSum y) => new(x.Opens + y.Opens, x.Clicks + y.Clicks);

    public static EngagementSum operator -(EngagementSum x, EngagementSum y) => new(x.Opens - y.Opens, x.Clicks - y.Clicks);
}

/// <summary>Clicks on a link in the HTML body, in the plain-text body, and in either.</summary>
internal record struct LinkSum(EventSum Html, EventSum Text, EventSum Combined) : IMergeable<LinkSum>
{
    public static LinkSum operator +(LinkSum x, LinkSum y) => new(x.Html + y.Html, x.Text + y.Text, x.Combined + y.Combined);

    public static LinkSum operator -(LinkSum x, LinkSum y) => new(x.Html - y.Html, x.Text - y.Text, x.Combined - y.Combined);
}

/// <summary>Messages whose first open or first click came from a place; proxied: from a proxy there and not from the reader.</summary>
internal record struct PlaceSum(long Opens, long Clicks, long ProxiedOpens, long ProxiedClicks) : IMergeable<PlaceSum>
{
    public static PlaceSum operator +(PlaceSum x, PlaceSum y) =>
        new(x.Opens + y.Opens, x.Clicks + y.Clicks, x.ProxiedOpens + y.ProxiedOpens, x.ProxiedClicks + y.ProxiedClicks);

    public static PlaceSum operator -(PlaceSum x, PlaceSum y) =>
        new(x.Opens - y.Opens, x.Clicks - y.Clicks, x.ProxiedOpens - y.ProxiedOpens, x.ProxiedClicks - y.ProxiedClicks);
}

/// <summary>Opens and clicks in a bucket of the timeline: all events, and those that are the first of their message.</summary>
internal record struct BucketSum(long Opens, long FirstOpens, long Clicks, long FirstClicks) : IMergeable<BucketSum>
{
    public static BucketSum operator +(BucketSum x, BucketSum y) =>
        new(x.Opens + y.Opens, x.FirstOpens + y.FirstOpens, x.Clicks + y.Clicks, x.FirstClicks + y.FirstClicks);

    public static BucketSum operator -(BucketSum x, BucketSum y) =>
        new(x.Opens - y.Opens, x.FirstOpens - y.FirstOpens, x.Clicks - y.Clicks, x.FirstClicks - y.FirstClicks);
}

/// <summary>A contact's counted opens and clicks.</summary>
internal record struct ContactSum(long Opens, long Clicks) : IMergeable<ContactSum>
{
    public static ContactSum operator +(ContactSum x, ContactSum y) => new(x.Opens + y.Opens, x.Clicks + y.Clicks);

    public static ContactSum operator -(ContactSum x, ContactSum y) => new(x.Opens - y.Opens, x.Clicks - y.Clicks);
}

/// <summary>A receiving domain's messages and events.</summary>
internal record struct DomainSum(long Sent, long Delivered, long Bounced, long Opens, long Clicks, long SpamReports) : IMergeable<DomainSum>
{
    /// <summary>Its messages by whether opens and clicks are tracked.</summary>
    public TrackedSum Tracked { get; init; }

    public static DomainSum operator +(DomainSum x, DomainSum y) =>
        new(
            x.Sent + y.Sent, x.Delivered + y.Delivered, x.Bounced + y.Bounced, x.Opens + y.Opens, x.Clicks + y.Clicks,
            x.SpamReports + y.SpamReports)
        {
            Tracked = x.Tracked + y.Tracked,
        };

    public static DomainSum operator -(DomainSum x, DomainSum y) =>
        new(
            x.Sent - y.Sent, x.Delivered - y.Delivered, x.Bounced - y.Bounced, x.Opens - y.Opens, x.Clicks - y.Clicks,
            x.SpamReports - y.SpamReports)
        {
            Tracked = x.Tracked - y.Tracked,
        };
}

/// <summary>Messages by whether their opens and clicks are tracked: surely, by the catalog; perhaps, where the catalog does not say; or
/// not.</summary>
internal record struct TrackedSum(long Surely, long Perhaps, long Not) : IMergeable<TrackedSum>
{
    public static TrackedSum operator +(TrackedSum x, TrackedSum y) => new(x.Surely + y.Surely, x.Perhaps + y.Perhaps, x.Not + y.Not);

    public static TrackedSum operator -(TrackedSum x, TrackedSum y) => new(x.Surely - y.Surely, x.Perhaps - y.Perhaps, x.Not - y.Not);

    /// <summary>Why opens and clicks are not measured for any of the messages; null where they are for some, or where there are no
    /// messages.</summary>
    public readonly string? ReasonAgainst(bool isTrackingSeen)
    {
        // "Perhaps" becomes "surely" with any sign of tracking in the data, which is known only at the end.
        if (Surely > 0 || (Perhaps > 0 && isTrackingSeen) || (Perhaps, Not) == (0, 0)) return null;
        return Not > 0 ? NotMeasured.TrackingOff : NotMeasured.NoSignOfTracking;
    }
}

/// <summary>Revenue in one currency: the amounts of orders less refunds. Decimal, so that sums are exact in any order.</summary>
internal record struct RevenueSum(decimal Amount, long Orders, long Refunds) : IMergeable<RevenueSum>
{
    public static RevenueSum operator +(RevenueSum x, RevenueSum y) => new(x.Amount + y.Amount, x.Orders + y.Orders, x.Refunds + y.Refunds);

    public static RevenueSum operator -(RevenueSum x, RevenueSum y) => new(x.Amount - y.Amount, x.Orders - y.Orders, x.Refunds - y.Refunds);
}

/// <summary>Conversions that reached a goal, and the distinct contacts behind them.</summary>
internal record struct GoalSum(long Conversions, long Contacts) : IMergeable<GoalSum>
{
    public static GoalSum operator +(GoalSum x, GoalSum y) => new(x.Conversions + y.Conversions, x.Contacts + y.Contacts);

    public static GoalSum operator -(GoalSum x, GoalSum y) => new(x.Conversions - y.Conversions, x.Contacts - y.Contacts);
}

/// <summary>Distinct contacts, however many messages they got.</summary>
internal record struct PeopleSum(long Sent, long Delivered, long Opened, long Clicked) : IMergeable<PeopleSum>
{
    public static PeopleSum operator +(PeopleSum x, PeopleSum y) =>
        new(x.Sent + y.Sent, x.Delivered + y.Delivered, x.Opened + y.Opened, x.Clicked + y.Clicked);

    public static PeopleSum operator -(PeopleSum x, PeopleSum y) =>
        new(x.Sent - y.Sent, x.Delivered - y.Delivered, x.Opened - y.Opened, x.Clicked - y.Clicked);

    /// <summary>Turns the message counts of one contact into contact counts: 1 where there is any message, else 0.</summary>
    public readonly PeopleSum AsOne() => new(One(Sent), One(Delivered), One(Opened), One(Clicked));

    /// <param name="reason">Why opens and clicks were not measured; null where they were.</param>
    public readonly PeopleReport ToReport(string? reason) =>
        new(Sent, Delivered, reason is null ? Opened : null, reason is null ? Clicked : null, reason);

    private static long One(long count) => Math.Min(count, 1);
}

/// <summary>Conversions from one source, by the goals <c>visit</c>, <c>contact</c> and <c>customer</c>.</summary>
internal record struct SourceSum(long Visits, long Contacts, long Customers) : IMergeable<SourceSum>
{
    public static SourceSum operator +(SourceSum x, SourceSum y) =>
        new(x.Visits + y.Visits, x.Contacts + y.Contacts, x.Customers + y.Customers);

    public static SourceSum operator -(SourceSum x, SourceSum y) =>
        new(x.Visits - y.Visits, x.Contacts - y.Contacts, x.Customers - y.Customers);

    public readonly long All => Visits + Contacts + Customers;

    /// <summary>One conversion under its goal; zero for goals that sources are not compared by.</summary>
    public static SourceSum Of(string goal) => goal switch
    {
        "visit" => new(1, 0, 0),
        "contact" => new(0, 1, 0),
        "customer" => new(0, 0, 1),
        _ => default,
    };
}

/// <summary>Events that name no email and could not be attributed to one.</summary>
internal record struct UnattributedSum(long Unsubscribed, long SpamReports, long Conversions, long Refunds) : IMergeable<UnattributedSum>
{
    /// <summary>What a caveat warns of: all but refunds, which take nothing away from any email.</summary>
    public readonly long WithoutEmail => Unsubscribed + SpamReports + Conversions;

    public static UnattributedSum operator +(UnattributedSum x, UnattributedSum y) => new(
        x.Unsubscribed + y.Unsubscribed, x.SpamReports + y.SpamReports, x.Conversions + y.Conversions, x.Refunds + y.Refunds);

    public static UnattributedSum operator -(UnattributedSum x, UnattributedSum y) => new(
        x.Unsubscribed - y.Unsubscribed, x.SpamReports - y.SpamReports, x.Conversions - y.Conversions, x.Refunds - y.Refunds);
}

/// <summary>A plain count.</summary>
internal record struct CountSum(long Count) : IMergeable<CountSum>
{
    public static CountSum operator +(CountSum x, CountSum y) => new(x.Count + y.Count);

    public static CountSum operator -(CountSum x, CountSum y) => new(x.Count - y.Count);
}

/// <summary>A sum whose addition is associative and commutative: threads and merges may add parts in any order and grouping, and what was
/// added can be taken out again.</summary>
internal interface IMergeable<T> where T : struct, IMergeable<T>
{
    static abstract T operator +(T x, T y);

    static abstract T operator -(T x, T y);
}
