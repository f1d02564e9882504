using System.Text.Json.Nodes;
using CampaignMetrics.Cli.Output;
using CsvHelper;

namespace CampaignMetrics.Cli.Tests.Output;

[Collection(InProcess.Collection)]
public sealed class FormatTests
{
    private static readonly string Sample = Repository.PathOf("docs", "samples", "spring-sale.ndjson"),
        Places = Repository.PathOf("docs", "samples", "places.mmdb");

    public static TheoryData<string> Commands =>
        [
            "report {sample}", "compare {sample}", "definitions", "definitions Brevo", "recipients hardBounced {sample}", "agent curl/8.0",
            "locate {places} 192.0.2.1", "bounce --replies -",
        ];

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_gives_a_table_for_spreadsheets(string command)
    {
        var run = Run($"{command} --format csv");
        using var csv = CsvReader.FromText(run.Output);
        Assert.True(csv.Read());
        Assert.Equal(csv.Headers.Count, csv.FieldCount);
    }

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_gives_JSON(string command)
    {
        var output = Run($"{command} --format json").Output;
        // A report is one document on many lines, a list an object a line.
        string[] documents =
            command.StartsWith("report", StringComparison.Ordinal) ? [output] : output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.NotNull(JsonNode.Parse(document)));
    }

    [Theory]
    [
        InlineData("compare {sample}", "campaign-metrics/compare/v1"), InlineData("definitions", "campaign-metrics/definitions/v1"),
        InlineData("report {sample}", "campaign-metrics/report/v1"),
    ]
    public void A_document_says_first_what_it_is(string command, string schema)
    {
        var first = JsonNode.Parse(Run($"{command} --format json").Output)!.AsObject().First();
        Assert.Equal(("schema", schema), (first.Key, first.Value!.GetValue<string>()));
    }

    [Theory]
    [InlineData("compare {sample}"), InlineData("definitions"), InlineData("definitions Mailchimp"), InlineData("report {sample}")]
    public void What_nobody_watches_has_eighty_columns_and_no_blanks_at_line_ends(string command) =>
        Assert.All(Run(command).Output.Split('\n'), line =>
    {
        Assert.InRange(Cells.Width(line), 0, 80);
        Assert.Equal(line.TrimEnd(), line);
    });

    [Fact]
    public void A_comparison_has_every_rate_of_every_definition()
    {
        var json = JsonNode.Parse(Run("compare {sample} --definitions HubSpot,Brevo --format json").Output)!;
        var open = json["metrics"]!.AsArray().Single(metric => metric!["metric"]!.GetValue<string>() == "open")!["values"]!.AsArray();
        Assert.Equal([545, 543], open.Select(value => value!["numerator"]!.GetValue<int>()));
    }

    private static ToolRun Run(string command)
    {
        var run = InProcess.Run(
            "550 5.1.1 user unknown\n",
            [
                .. command.Split(' ').Select(word =>
                    word.Replace("{sample}", Sample, StringComparison.Ordinal).Replace("{places}", Places, StringComparison.Ordinal)),
            ]);
        Assert.Equal(0, run.ExitCode);
        return run;
    }
}
