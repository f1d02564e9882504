using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class AbCommandTests
{
    private static readonly string Events = Group("spring-a", 80, 48) + Group("spring-b", 70, 56) + Group("other", 2, 1);

    [Fact]
    public void The_table_has_the_variants_side_by_side()
    {
        var output = Run("--variant", "spring-a", "--variant", "spring-b").Output;
        Assert.Matches(@"spring-a +spring-b\n", output);
        Assert.Matches(@"delivered +80 +70\n", output);
        Assert.Matches(@"click rate +60\.00 % +80\.00 %\n", output);
    }

    [Fact]
    public void A_sentence_says_what_a_difference_is_worth() => Assert.Contains(
        "click, B against A: +20.00 points (95 %: +5.24 to +33.39), p = 0.0080; they differ",
        Run("--variant", "A=spring-a", "--variant", "B=spring-b", "--measure", "click").Output
            .Replace("\n    ", " ", StringComparison.Ordinal),
        StringComparison.Ordinal);

    [Fact]
    public void Every_line_fits_into_80_columns() => Assert.All(
        Run("--variant", "A=spring-a", "--variant", "B=spring-b", "--smallest", "1", "--test-until", "2026-03-02T08:00:30Z").Output
            .Split('\n'),
        line => Assert.InRange(line.Length, 0, 80));

    [Fact]
    public void The_test_stands_apart_from_the_rest()
    {
        var output = Run("--variant", "spring-a", "--variant", "spring-b", "--test-until", "2026-03-02T08:00:30Z").Output;
        Assert.Matches(@"Test, in messages[^\n]*\n(?:[^\n]*\n)*? *delivered +50 +40\n(?:[^\n]*\n)*? *Rest, in messages", output);
    }

    [Fact]
    public void Several_emails_of_a_variant_are_one_effort_of_people() => Assert.Contains(
        "in people",
        Run("--variant", "A=spring-a,spring-b", "--variant", "other").Output, StringComparison.Ordinal);

    [Fact]
    public void The_document_says_what_was_asked()
    {
        var document = JsonNode.Parse(
            Run("--variant", "A=spring-a", "--variant", "B=spring-b", "--smallest", "1.5", "--format", "json").Output)!;
        Assert.Equal("campaign-metrics/variants/v1", (string)document["schema"]!);
        Assert.Equal(0.015, (double)document["query"]!["smallestDifference"]!);
        Assert.Equal("messages", (string)document["unit"]!);
    }

    [Fact]
    public void A_csv_has_a_line_for_each_value_and_each_difference()
    {
        var lines = Run("--variant", "A=spring-a", "--variant", "B=spring-b", "--measure", "click", "--format", "csv").Output
            .Trim().Split('\n').Select(line => line.Trim()).ToList();
        Assert.StartsWith("phase,variant,measure,currency,value,numerator,denominator,difference", lines[0], StringComparison.Ordinal);
        Assert.Contains("together,A,click,,0.6,48,80,,,,,,,,,,", lines);
        Assert.StartsWith("together,B,clickDifference,,,,,0.2", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--variant spring-a", "Two variants or more are compared")]
    [InlineData("--variant spring-a --variant spring-a", "Two variants have the same name")]
    [InlineData("--variant A=spring-a --variant B=spring-a", "Two variants have an email in common")]
    [InlineData("--variant A= --variant B=spring-a", "'A=' names no email")]
    [InlineData("--variant =spring-b --variant spring-a", "--variant: '=spring-b' gives it no name")]
    [InlineData("--variant spring-a --variant spring-b --measure opens", "'opens' is no measure. Did you mean 'open'?")]
    [InlineData("--variant spring-a --variant spring-b --email x", "--variant says which emails are meant")]
    [InlineData("--variant spring-a --variant spring-b --by-event-date", "by when their messages were sent")]
    [InlineData("--variant spring-a --variant spring-b --test-tag x", "'x' is not of the form NAME=VALUE")]
    [InlineData("--variant spring-a --variant spring-b --test-until noon", "'noon' is no time like")]
    [InlineData("--variant spring-a --variant spring-b --smallest 0", "'0' is no number from")]
    [InlineData("--variant spring-a --variant spring-b --test-tag x=y --test-until 2026-03-02T08:00:30Z", "exclude each other")]
    [InlineData("--variant x --variant y", "--variant x selects no message")]
    [InlineData("--variant spring-a --variant spring-c", "--variant spring-c selects no message. Did you mean 'spring-a'?")]
    public void What_cannot_be_compared_is_told(string args, string expected)
    {
        var run = Run(args.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--test-tag phase=tset", "--test-tag phase=tset: no message of the variants has this tag")]
    [InlineData("--measure conversion --goal order", "--goal order: nobody reached it. There are none.")]
    public void What_selects_nothing_is_told(string args, string expected)
    {
        var run = Run(["--variant", "spring-a", "--variant", "spring-b", .. args.Split(' ')]);
        Assert.Equal((0, expected), (run.ExitCode, run.Error.Trim()));
    }

    private static string Group(string email, int delivered, int clicked)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < delivered; i++)
        {
            Add("sent", 8);
            Add("delivered", 9);
            if (i < clicked) Add("clicked", 10);

            void Add(string type, int hour) => lines.AppendLine(
                CultureInfo.InvariantCulture,
                $$"""{"id":"{{email}}-{{i}}-{{type}}","type":"{{type}}","at":"2026-03-02T{{hour:00}}:00:{{i % 60:00}}Z","email":"{{email}}","recipient":"{{email}}-{{i}}@example.com","url":"https://shop.example/"}""");
        }
        return lines.ToString();
    }

    private static ToolRun Run(params string[] args)
    {
        using var file = new TemporaryFile(Events);
        return InProcess.Run("", ["ab", file.Path, .. args]);
    }
}
