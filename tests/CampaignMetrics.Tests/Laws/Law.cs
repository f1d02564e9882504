using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>How laws are checked, and what of a report they compare.</summary>
internal static class Law
{
    public const int Cases = 600;

    /// <summary>Holds in every world; a law throws where it can say what differs.</summary>
    public static void Holds(Arbitrary<World> worlds, Func<World, bool> law, int cases = Cases) =>
        Prop.ForAll(worlds, law).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(cases)));

    /// <summary>Holds in every world, whatever the dice say.</summary>
    public static void Holds(Arbitrary<World> worlds, Func<World, Random, bool> law, int cases = Cases) =>
        Prop.ForAll(worlds, Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (world, seed) => law(world, new Random(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(cases)));

    public static bool AreSame(Report one, Report other) => AreSame(Text(one), Text(other));

    /// <summary>All but what came in, which counts duplicates and lines.</summary>
    public static bool AreSameButForInput(Report one, Report other) => AreSame(BeforeInput(one), BeforeInput(other));

    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static bool AreSame(BreakdownRow row, Report report)
    {
        foreach (var metric in Enum.GetValues<Metric>())
        {
            Same(metric, row.Counts[metric], report.Counts[metric]);
            Same(metric, row.Counts.ReasonAgainst(metric), report.Counts.ReasonAgainst(metric));
        }
        Same("people", row.People, report.People);
        Same("engagement", row.Engagement, report.Engagement);
        foreach (var (one, other) in row.Rates.Zip(report.Rates)) Same(one.Name, one.Ratio, other.Ratio);
        return true;

        void Same<T>(object name, T one, T other)
        {
            if (!EqualityComparer<T>.Default.Equals(one, other))
                throw new InvalidOperationException($"{name} of {row.Key}: {one} in the row, {other} in the report.");
        }
    }

    public static JsonNode Json(Report report) => JsonNode.Parse(report.ToJson())!;

    private static bool AreSame(string one, string other)
    {
        if (one == other) return true;
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new InvalidOperationException($"…{Excerpt(one, at)}… against …{Excerpt(other, at)}…");
    }

    private static string Text(Report report) => Encoding.UTF8.GetString(report.ToJson());

    private static string BeforeInput(Report report) =>
        Text(report) is var text ? text[..text.LastIndexOf("\"input\"", StringComparison.Ordinal)] : "";

    private static string Excerpt(string text, int at) => text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 60)];
}
