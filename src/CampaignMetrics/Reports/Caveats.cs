namespace CampaignMetrics.Reports;

/// <summary>The small print of a report: what a reader must know to trust its numbers.</summary>
internal static class Caveats
{
    /// <summary>Messages that have been pending for longer are not just under way.</summary>
    public static TimeSpan LongPending { get; } = TimeSpan.FromHours(72);

    /// <summary>With fewer delivered messages a rate says little.</summary>
    private const int FewDelivered = 30;

    /// <summary>The instant before which a pending message's sending lies long ago; the beginning of time where the scope has no
    /// <see cref="ReportScope.AsOf"/>.</summary>
    public static long LongAgo(ReportScope scope) =>
        scope.AsOf is { } asOf ? asOf.ToUnixTimeMilliseconds() - (long)LongPending.TotalMilliseconds : long.MinValue;

    public static IEnumerable<Caveat> Of(ReportSums sums, Measurement measurement, ReportScope scope)
    {
        var (placed, proxied) = (0L, 0L);
        foreach (var row in sums.Places.Rows) (placed, proxied) = (placed + row.Sum.Opens, proxied + row.Sum.ProxiedOpens);
        var nameless = sums.Unattributed;
        return Of(measurement, scope, new CaveatFacts(sums.PendingLong)
        {
            Placed = placed, Proxied = proxied, PlacesBy = sums.PlacesBy,
            WithoutEmail = nameless.Unsubscribed + nameless.SpamReports + nameless.Conversions,
            SharedIds = sums.SharedIds,
            NotProfiled = sums.NotProfiled,
        });
    }

    public static IEnumerable<Caveat> Of(Measurement measurement, ReportScope scope, CaveatFacts facts)
    {
        var counts = measurement.Counts;
        if (Some(CaveatCode.DeliveriesNotReported, measurement.Untold, counts[Metric.Sent]) is { } untold) yield return untold;
        if (scope.AsOf is not null && Some(CaveatCode.PendingLong, facts.PendingLong) is { } pending) yield return pending;
        if (Some(CaveatCode.PrivacyOpens, counts[Metric.PrivacyOnlyOpened], counts[Metric.Opened]) is { } privacy) yield return privacy;
        if (counts[Metric.TrackedDelivered] > 0) yield return new Caveat(CaveatCode.ImagesOff, null, null);
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

/// <summary>What caveats tell that no count of a metric does; what a document has nothing to do with is 0.</summary>
/// <param name="PendingLong">Messages that have been pending for long.</param>
internal sealed record CaveatFacts(long PendingLong)
{
    /// <summary>Openers whose place is known, and those of them whose place is a proxy's.</summary>
    public long Placed { get; init; }
    public long Proxied { get; init; }

    public PlacesSource? PlacesBy { get; init; }

    /// <summary>Events that name no email and could be given to none.</summary>
    public long WithoutEmail { get; init; }

    /// <summary>Ids that events of several types of one email and contact have.</summary>
    public long SharedIds { get; init; }

    /// <summary>Contacts who did something that may not be shown under their name.</summary>
    public long NotProfiled { get; init; }
}
