using System.Collections.Immutable;
using System.Text.Json;

namespace CampaignMetrics.AspNetCore.Reports.Parameters;

/// <summary>What an A/B test compares.</summary>
internal static class VariantParameters
{
    private static readonly ImmutableArray<string> Names =
        [.. Enum.GetNames<VariantMeasure>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static readonly Parameter Variants = new(
        "variant", "A variant, once for each, the control first: its name and its emails.", "of the form NAME=EMAIL,…, each email once",
        "A=subject-a", "B=subject-b") { Repeats = true, IsRequired = true };
    private static readonly Parameter Measures = new(
        "measure", "What is compared, separated by commas; all by default.", $"some of {string.Join(", ", Names)}", "open,click");
    private static readonly Parameter Goal = new("goal", "Only conversions with this goal count as such.", "a name", "purchase");
    private static readonly Parameter Until = new(
        "test-until", "The test ends here: messages sent before are shown apart from the rest.", "a time like 2026-03-29T12:00:00Z",
        "2026-03-29T12:00:00Z");
    private static readonly Parameter Tagged = new(
        "test-tag", "The messages of the test have this tag.", "of the form NAME=VALUE", "group=test");

    public static ImmutableArray<Parameter> All { get; } = [Variants, Measures, Goal, Until, Tagged];

    public static VariantQuery? Read(Query query)
    {
        try
        {
            var variants = query.Texts(Variants).Select(VariantOf).ToList();
            var (goal, test, measures) = (query.Text(Goal), TestOf(query), MeasuresOf(query));
            if (query.Faults.Count > 0) return null;
            var read = new VariantQuery { Variants = [.. variants], Goal = goal, Test = test };
            return measures.IsEmpty ? read : read with { Measures = measures };
        }
        catch (ArgumentException e)
        {
            query.Fault(Variants.Name, e.Message.Split(" (Parameter")[0]);
            return null;
        }
    }

    private static Variant VariantOf(string text) => text.Split('=', 2) is [{ Length: > 0 } name, var emails]
        ? new Variant(name, [.. emails.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(email => new EmailId(email))])
        : throw new ArgumentException($"It has to be {Variants.Expected}.");

    private static TestPhase? TestOf(Query query)
    {
        var until = query.Value(Until, ScopeParameters.Instant);
        if (query.Text(Tagged) is not { } tag) return until is { } end ? TestPhase.SentBefore(end) : null;
        if (until is not null) query.Fault(Tagged.Name, "test-until says already what the test is");
        else if (tag.Split('=', 2) is [{ Length: > 0 } name, var value]) return TestPhase.Tagged(name, value);
        else query.Fault(Tagged.Name, $"has to be {Tagged.Expected}");
        return null;
    }

    private static ImmutableArray<VariantMeasure> MeasuresOf(Query query)
    {
        var names = query.List(Measures);
        foreach (var unknown in names.Where(name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase)))
            query.Fault(Measures.Name, $"'{unknown}' is not {Measures.Expected}");
        return query.Faults.ContainsKey(Measures.Name)
            ? []
            : [.. names.Select(name => Enum.Parse<VariantMeasure>(name, ignoreCase: true)).Distinct()];
    }
}
