using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Rates are parts of wholes, or say why they are not measured.</summary>
public sealed class RateLaws
{
    [Fact]
    public void Every_rate_lies_from_0_to_1_within_its_interval_or_says_why_it_is_not_measured() =>
        Law.Holds(Worlds.Any, world => RatesIn(Law.Json(world.Report())).All(IsRight));

    [Fact]
    public void Every_rate_of_the_report_is_a_part_of_its_whole() => Law.Holds(Worlds.Any, world =>
        world.Report().Rates.All(rate =>
            rate.Rate is not { } part || (part.Numerator <= part.Denominator && part.Value is null or (>= 0 and <= 1))));

    [Fact]
    public void The_click_rate_s_numerator_is_the_number_of_clickers() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        // A pool leaves out emails whose deliveries nobody tells; the count does not.
        return report.Rates.Click.Ratio is not { NotMeasured: null, Numerator: var clickers }
            || (clickers <= report.Engagement.UniqueClicks
                && (clickers == report.Engagement.UniqueClicks || SomeAreLeftOut(report)));
    });

    private static bool SomeAreLeftOut(Report report) =>
        report.Caveats.Any(caveat => caveat.Code == CaveatCode.DeliveriesNotReported);

    private static bool IsRight(JsonObject rate)
    {
        var (numerator, denominator, value) = ((long)rate["numerator"]!, (long)rate["denominator"]!, (double?)rate["value"]);
        if (value is not { } measured)
            return rate["notMeasured"] is not null && (!rate.ContainsKey("interval95") || rate["interval95"] is null);
        if (rate.ContainsKey("notMeasured") || denominator == 0 || measured != (double)numerator / denominator) return false;
        return !rate.ContainsKey("interval95")
            || (
                numerator <= denominator
                    && rate["interval95"] is JsonArray { Count: 2 } interval
                    && (double)interval[0]! is >= 0 and var low
                    && (double)interval[1]! is <= 1 and var high
                && low <= measured && measured <= high);
    }

    /// <summary>Everything in the report that has a numerator.</summary>
    private static IEnumerable<JsonObject> RatesIn(JsonNode? node) => node switch
    {
        JsonObject rate when rate.ContainsKey("numerator") => [rate],
        JsonObject others => others.SelectMany(property => RatesIn(property.Value)),
        JsonArray items => items.SelectMany(RatesIn),
        _ => [],
    };
}
