using System.Globalization;

namespace CampaignMetrics.Reports;

/// <summary>The English sentence of each caveat. No other place words them.</summary>
internal static class CaveatTexts
{
    public static string Of(Caveat caveat) => caveat.Code switch
    {
        CaveatCode.DeliveriesNotReported =>
            $"The deliveries of {Count(caveat, "message")} are not reported: rates over delivered leave their emails out.",
        CaveatCode.PendingLong => $"{Count(caveat, "message")} pending for more than 72 hours: their fate is probably not reported.",
        CaveatCode.PrivacyOpens =>
            $"{Count(caveat, "opener")} whose opens are all by privacy proxies, which also load mail that nobody reads.",
        CaveatCode.ImagesOff => "Opens are undercounted where images are not loaded by default.",
        CaveatCode.PlacesByProxy => $"The places of {Count(caveat, "opener")} are a proxy's and not theirs{By(caveat.PlacesBy)}.",
        CaveatCode.Automation =>
            $"{Count(caveat, "open or click", "opens and clicks")} by programs; the definition says whether they count.",
        CaveatCode.UntrackedEmails => $"Opens and clicks of {Count(caveat, "email")} are not measured, or not of all messages.",
        CaveatCode.EventsWithoutEmail => $"{Count(caveat, "event")} without an email could not be attributed to one.",
        CaveatCode.IdForSeveralTypes => $"{Count(caveat, "id")} shared by events of several types: each is an event of its own.",
        CaveatCode.FewDelivered => $"Only {Count(caveat, "message")} delivered: read the interval, not the rate.",
        CaveatCode.NotProfiled => $"{Count(caveat, "contact")} may not be profiled: what they did counts and names nobody.",
    };

    private static string Count(Caveat caveat, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{caveat.Count:N0} {(caveat.Count == 1 ? one : many ?? one + "s")}");

    private static string By(PlacesSource? source) => source switch
    {
        null => "",
        { Date: { } date } => string.Create(CultureInfo.InvariantCulture, $" (by {source.Database} of {date:yyyy-MM-dd})"),
        _ => $" (by {source.Database})",
    };
}
