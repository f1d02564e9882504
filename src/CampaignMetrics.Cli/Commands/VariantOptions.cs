using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary>The options that say what an A/B test compares.</summary>
internal sealed class VariantOptions
{
    private static readonly IReadOnlyList<string> AllMeasures =
        [.. Enum.GetValues<VariantMeasure>().Select(measure => JsonName.Of<VariantMeasure>(measure)!)];

    private readonly Option<string[]> _variants = new("--variant")
    {
        Description = "A variant, once for each, the control first: its emails and, if it is not called like its first one, its name.",
        HelpName = "[NAME=]EMAIL[,…]",
    };
    private readonly Option<string?> _measures = new("--measure")
    {
        Description = $"What is compared, one or more separated by commas [default: all]:{Names.Listed(AllMeasures)}",
        HelpName = "MEASURE[,…]", Validators = { NeedsMeasures },
    };
    private readonly Option<string?> _goal =
        new("--goal") { Description = "Only conversions with this goal count as such.", HelpName = "NAME", Validators = { NeedsText } };
    private readonly Option<DateTimeOffset?> _until = new("--test-until")
    {
        Description = "The test ends here: messages sent before are shown apart from the rest.", HelpName = "TIME",
        CustomParser = Instant,
    };
    private readonly Option<string?> _tag = new("--test-tag")
    {
        Description = "The messages of the test have this tag.", HelpName = "NAME=VALUE", Validators = { NeedsTag },
    };
    private readonly Option<decimal?> _smallest = Numbers.Option(
        "--smallest", "The smallest difference of rates that matters, in percentage points, such as 1.5.", least: 0.001m, most: 99.999m);

    /// <param name="isRequired">Whether a command line without variants is refused.</param>
    public VariantOptions(bool isRequired) => _variants.Required = isRequired;

    /// <summary>All options, in the order in which the help lists them.</summary>
    public Option[] All => [_variants, _measures, _goal, _until, _tag, _smallest];

    /// <summary>The query that the command line states; null where it names no variants.</summary>
    /// <exception cref="UnusableException">The variants cannot be compared, or the test is stated twice.</exception>
    public VariantQuery? Of(ParseResult parsed)
    {
        if (parsed.GetResult(_variants) is null)
            return All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } useless
                ? throw new UnusableException($"{useless.Name}: needs --variant, which names the variants")
                : null;
        try
        {
            var query = new VariantQuery
            {
                Variants = [.. parsed.GetValue(_variants)!.Select(VariantOf)], Goal = parsed.GetValue(_goal), Test = TestOf(parsed),
                SmallestDifference = (double?)(parsed.GetValue(_smallest) / 100),
            };
            return parsed.GetValue(_measures) is { } measures ? query with { Measures = MeasuresOf(measures) } : query;
        }
        catch (ArgumentException e)
        {
            throw new UnusableException($"--variant: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    /// <summary>An id with a comma or an equals sign in it cannot be written here; few have one.</summary>
    private static Variant VariantOf(string text)
    {
        var (name, emails) = text.Split('=', 2) is [var named, var rest] ? (named, rest) : (null, text);
        if (string.IsNullOrWhiteSpace(name ?? text)) throw new UnusableException($"--variant: '{text}' gives it no name");
        var ids = emails.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return ids.Length == 0
            ? throw new UnusableException($"--variant: '{text}' names no email")
            : new Variant(name ?? ids[0], [.. ids.Select(id => new EmailId(id))]);
    }

    private TestPhase? TestOf(ParseResult parsed)
    {
        var (until, tag) = (parsed.GetValue(_until), parsed.GetValue(_tag));
        if (until is not null && tag is not null)
            throw new UnusableException("--test-until and --test-tag exclude each other: one of them says what the test is");
        if (until is { } end) return TestPhase.SentBefore(end);
        return tag?.Split('=', 2) is [var name, var value] ? TestPhase.Tagged(name, value) : null;
    }

    private static ImmutableArray<VariantMeasure> MeasuresOf(string list) =>
        [.. Split(list).Select(name => Enum.Parse<VariantMeasure>(name, ignoreCase: true)).Distinct()];

    private static string[] Split(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void NeedsMeasures(OptionResult result)
    {
        if (result.Tokens is not [var token]) return;
        var names = Split(token.Value);
        if (names.Length == 0) result.AddError($"--measure: names none. There are {string.Join(", ", AllMeasures)}.");
        foreach (var name in names)
            if (!AllMeasures.Contains(name, StringComparer.OrdinalIgnoreCase))
                result.AddError($"--measure: {Names.Unknown(name, "measure", AllMeasures)}");
    }

    private static void NeedsText(OptionResult result)
    {
        if (result.Tokens is [{ Value.Length: 0 }]) result.AddError($"{result.IdentifierToken?.Value}: an empty text names nothing.");
    }

    private static void NeedsTag(OptionResult result)
    {
        if (result.Tokens is [var token] && token.Value.IndexOf('=', StringComparison.Ordinal) <= 0)
            result.AddError($"--test-tag: '{token.Value}' is not of the form NAME=VALUE.");
    }

    private static DateTimeOffset? Instant(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ScopeOptions.Instant(text) is { Year: >= 1970 and < 2200 } instant) return instant;
        result.AddError($"--test-until: '{text}' is no time like 2026-03-29T12:00:00Z, from 1970 to 2199.");
        return null;
    }
}
