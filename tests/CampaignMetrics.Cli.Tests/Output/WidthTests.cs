using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>On a terminal of any usual width: no line is wider, none ends in a blank, and no count is cut.</summary>
[Collection(InProcess.Collection)]
public sealed partial class WidthTests : IDisposable
{
    private const int Copies = 1_234;

    private readonly string? _columns = Environment.GetEnvironmentVariable("COLUMNS");

    public void Dispose() => Environment.SetEnvironmentVariable("COLUMNS", _columns);

    public static TheoryData<int> Widths => [60, 61, 65, 72, 79, 80, 81, 100, 120, 163, 200];

    [Theory, MemberData(nameof(Widths))]
    public void A_report_fits(int width) => Fits(width, "report", "-");

    [Theory, MemberData(nameof(Widths))]
    public void A_report_by_the_hour_fits(int width) =>
        Fits(width, "report", "-", "--every", "hour", "--zone", "America/Argentina/ComodRivadavia");

    [Theory, MemberData(nameof(Widths))]
    public void A_comparison_fits(int width) => Fits(width, "compare", "-");

    [Theory, MemberData(nameof(Widths))]
    public void Definitions_fit(int width)
    {
        Fits(width, "definitions");
        Fits(width, "definitions", "Reliable");
    }

    [Theory, MemberData(nameof(Widths))]
    public void Counts_are_complete(int width)
    {
        // A note may go on in the next line.
        var report = Blanks().Replace(Run(width, "report", "-").Output, " ");
        foreach (var bounceClass in (string[])["undetermined", "hard", "soft", "temporary", "blocked"])
            Assert.Contains($"{bounceClass} 1,234", report, StringComparison.Ordinal);
        Assert.Matches("bounce rate 99.90 % (█+▉? )?6,170 of 6,176", report);
        Assert.Contains("-123,456,789.50 in 1 order, less 1 refund", report, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d…", report);
    }

    [Fact]
    public void Where_there_is_no_terminal_the_width_is_80() =>
        Assert.Equal(Run(80, "report", "-").Output, Run(null, "report", "-").Output);

    [Theory]
    [InlineData("a", 1), InlineData("é", 1), InlineData("e\u0301", 1)]
    [InlineData("漢字", 4), InlineData("한", 2), InlineData("Ａ", 2), InlineData("👍", 2), InlineData("❤\ufe0f", 2)]
    public void Wide_characters_take_two_cells(string text, int cells) => Assert.Equal(cells, Cells.Width(text));

    [Theory]
    [InlineData("👍🏽", 4), InlineData("👩‍👩‍👧", 6), InlineData("का", 2)]
    public void Characters_are_as_wide_as_where_nothing_joins_them(string text, int cells) => Assert.Equal(cells, Cells.Width(text));

    [Theory]
    [InlineData("漢字漢字", 5, "漢字…"), InlineData("漢字漢字", 4, "漢…")]
    [InlineData("👍👍👍", 5, "👍👍…"), InlineData("abcdef", 4, "abc…"), InlineData("abcd", 4, "abcd")]
    public void A_text_that_is_cut_says_so(string text, int width, string shown) => Assert.Equal(shown, Cells.Fit(text, width));

    private static void Fits(int width, params string[] args)
    {
        var run = Run(width, args);
        Assert.True(run.ExitCode == 0, run.Error);
        foreach (var line in run.Output.Split('\n'))
        {
            Assert.True(Cells.Width(line) <= width, $"{Cells.Width(line)} cells: {line}");
            Assert.Equal(line.TrimEnd(), line);
        }
    }

    private static ToolRun Run(int? width, params string[] args)
    {
        Environment.SetEnvironmentVariable("COLUMNS", width?.ToString(CultureInfo.InvariantCulture));
        return InProcess.Run(Events.Value, args);
    }

    private static readonly Lazy<string> Events = new(() =>
    {
        var lines = new StringBuilder();
        foreach (var bounceClass in (string[])["undetermined", "hard", "soft", "temporary", "blocked"])
            for (var i = 0; i < Copies; i++)
                lines.Append(Line(new
                {
                    type = "bounced", at = "2026-03-02T09:00:00Z", email = Long("漢字"),
                    recipient = $"{i}@{bounceClass}.example", bounceClass,
                }));
        foreach (var word in (string[])["漢字", "👩‍👩‍👧", "long", "a b ", "❤️", "\u202e"])
            lines.Append(Line(new
            {
                type = "clicked", at = "2026-03-03T09:00:00Z", email = Long(word), recipient = Long(word), url = Long(word),
                country = "NL", region = Long(word), city = Long(word),
            }));
        lines.Append(Line(new { type = "notSent", at = "2026-03-03T09:00:00Z", email = "e", recipient = "r", reason = Long("漢字") }));
        lines.Append(Line(new { type = "notSent", at = "2026-03-03T09:00:00Z", email = "e", recipient = "s", reason = Long("no ") }));
        foreach (var amount in (double[])[0.5, -123456790])
            lines.Append(Line(new
            {
                type = "converted", at = "2026-03-03T09:00:00Z", email = "e", recipient = "r", order = "1", amount, currency = "EUR",
                goal = Long("漢字"),
            }));
        lines.Append(Line(new { type = "unsubscribed", at = "2026-03-03T09:00:00Z", recipient = "nobody" }));
        return lines.ToString();
    });

    private static string Long(string word) => string.Concat(Enumerable.Repeat(word, 60 / word.Length));

    private static string Line(object told) => JsonSerializer.Serialize(told) + "\n";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
