namespace CampaignMetrics.Reports;

/// <summary>Finds the caveats of a report: what limits its numbers. The order here is the order in the report.</summary>
internal static class Caveats
{
    /// <summary>A message that has been pending for longer is not just under way: its fate is probably not reported.</summary>
    public static TimeSpan LongPending { get; } = TimeSpan.FromHours(72);

    /// <summary>Below this number of delivered messages a rate says little.</summary>
    private const int FewDelivered = 30;

    /// <summary>A pending message that was sent before this instant has been pending for too long. Where the scope has no
    /// <see cref="ReportScope.AsOf"/>, the smallest value: no message was.</summary>
    public static long LongAgo(ReportScope scope) =>
        scope.AsOf is { } asOf ? asOf.ToUnixTimeMilliseconds() - (long)LongPending.TotalMilliseconds : long.MinValue;

    public static IEnumerable<Caveat> Of(ReportSums sums, Measurement measurement, ReportScope scope)
    {
        var places = sums.Places.Rows.Aggregate(default(PlaceSum), (sum, row) => sum + row.Sum);
        return Of(measurement, scope, new CaveatFacts(sums.PendingLong, sums.SharedIds)
        {
            Placed = places.Opens, Proxied = places.ProxiedOpens, PlacesBy = sums.PlacesBy,
            WithoutEmail = sums.Unattributed.WithoutEmail,
            NotProfiled = sums.NotProfiled,
        });
    }

    public static IEnumerable<Caveat> Of(Measurement measurement, ReportScope scope, CaveatFacts facts)
    {
        var counts = measurement.Counts;
        if (Some(CaveatCode.DeliveriesNotReported, measurement.Untold, counts[Metric.Sent]) is { } untold) yield return untold;
        if (scope.AsOf is not null && Some(CaveatCode.PendingLong, facts.PendingLong) is { } pending) yield return pending;
        if (Some(CaveatCode.PrivacyOpens, counts[Metric.PrivacyOnlyOpened], counts[Metric.Opened]) is { } privacy) yield return privacy;
        // Nobody can count opens that were never reported, so this one has no number.
        if (counts[Metric.TrackedDelivered] > 0 || counts[Metric.Opened] > 0) yield return new Caveat(CaveatCode.ImagesOff, null, null);
        if (Some(CaveatCode.PlacesByProxy, facts.Proxied, facts.Placed) is { } places)
            yield return places with { PlacesBy = facts.PlacesBy };
        var programs = counts[Metric.AutomationOpens] + counts[Metric.AutomationClicks];
        if (Some(CaveatCode.Automation, programs, counts[Metric.AllOpens] + counts[Metric.AllClicks]) is { } automation)
            yield return automation;
        if (Some(CaveatCode.UntrackedEmails, measurement.UntrackedEmails) is { } untracked) yield return untracked;
        if (Some(CaveatCode.EventsWithoutEmail, facts.WithoutEmail) is { } without) yield return without;
        if (Some(CaveatCode.IdForSeveralTypes, facts.SharedIds) is { } shared) yield return shared;
        if (counts[Metric.Delivered] is > 0 and < FewDelivered and var few) yield return new Caveat(CaveatCode.FewDelivered, few, null);
        if (Some(CaveatCode.NotProfiled, facts.NotProfiled) is { } unnamed) yield return unnamed;
    }

    private static Caveat? Some(CaveatCode code, long count, long? of = null) =>
        count == 0 ? null : new Caveat(code, count, of is { } whole ? new Ratio(count, whole).Value : null);
}

/// <summary>Numbers that caveats need and no metric counts. 0 where a document has nothing to do with them.</summary>
/// <param name="PendingLong">Messages that have been pending for more than 72 hours.</param>
/// <param name="SharedIds">Event ids that events of several types share within one email and contact.</param>
internal sealed record CaveatFacts(long PendingLong, long SharedIds)
{
    /// <summary>Openers whose place is known, and how many of these places are a proxy's.</summary>
    public long Placed { get; init; }
    public long Proxied { get; init; }

    public PlacesSource? PlacesBy { get; init; }

    /// <summary>Events that name no email and could not be attributed to one.</summary>
    public long WithoutEmail { get; init; }

    /// <summary>Contacts with opens or clicks that may not be shown under their name.</summary>
    public long NotProfiled { get; init; }
}
