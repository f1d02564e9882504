using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignMetrics.Cli.Output;
using CsvHelper;

namespace CampaignMetrics.Cli.Tests.Output;

[Collection(InProcess.Collection)]
public sealed class FormatTests
{
    private static readonly string Sample = Repository.PathOf("docs", "samples", "spring-sale.ndjson"),
        Places = Repository.PathOf("docs", "samples", "places.mmdb");

    public static TheoryData<string> Documents =>
        [
            "report {sample}", "compare {sample}", "definitions", "definitions Brevo", "breakdown {sample} --by campaign",
            "series sent,open {sample}", "times {sample}", "sources {sample}", "unsubscriptions {sample}",
        ];

    public static TheoryData<string> Commands =>
        [
            .. Documents, "recipients hardBounced {sample}", "agent curl/8.0", "locate {places} 192.0.2.1", "bounce --replies -",
            "history julia.okafor35@gmail.com {sample}",
        ];

    public static TheoryData<string> Tables => [.. Commands, "export {sample}"];

    public static TheoryData<string> Lists =>
        ["recipients clicked {sample}", "recipients hardBounced {sample}", "recipients notOpened {sample} --limit 20"];

    public static TheoryData<string> Events => ["history julia.okafor35@gmail.com {sample}", "export {sample}"];

    [Theory, MemberData(nameof(Tables))]
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
        // A report is one document on many lines, a list an object a line.
        var output = System.Text.Encoding.UTF8.GetBytes(Run($"{command} --format json").Output);
        var json = new Utf8JsonReader(output, new JsonReaderOptions { AllowMultipleValues = true });
        Assert.True(json.Read());
        while (json.Read()) Assert.InRange(json.CurrentDepth, 0, 64);
    }

    [Theory]
    [
        InlineData("compare {sample}", "campaign-metrics/compare/v1"), InlineData("definitions", "campaign-metrics/definitions/v1"),
        InlineData("report {sample}", "campaign-metrics/report/v1"),
        InlineData("recipients clicked {sample}", "campaign-metrics/recipients/v1"),
        InlineData("history julia.okafor35@gmail.com {sample}", "campaign-metrics/history/v1"),
        InlineData("breakdown {sample} --by campaign", "campaign-metrics/breakdown/v1"),
        InlineData("series sent,open {sample}", "campaign-metrics/series/v1"), InlineData("times {sample}", "campaign-metrics/times/v1"),
        InlineData("sources {sample}", "campaign-metrics/sources/v1"),
        InlineData("unsubscriptions {sample}", "campaign-metrics/unsubscriptions/v1"),
    ]
    public void A_document_says_first_what_it_is(string command, string schema)
    {
        var first = JsonNode.Parse(Run($"{command} --format json").Output)!.AsObject().First();
        Assert.Equal(("schema", schema), (first.Key, first.Value!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Documents))]
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

    [Theory, MemberData(nameof(Lists))]
    public void A_list_says_the_same_in_lines_and_in_a_table(string command)
    {
        var rows = Rows(Run($"{command} --format csv").Output);
        var lines = Lines(Run(command).Output);
        Assert.Equal(lines.Count, rows.Count);
        foreach (var (line, row) in lines.Zip(rows))
            Assert.Equal(
                line.Select(member => (member.Key, Cell(member.Value))),
                row.Where(cell => cell.Value.Length > 0).Select(cell => (cell.Key, cell.Value)));
    }

    [Theory, MemberData(nameof(Events))]
    public void Events_say_the_same_in_lines_and_in_a_table(string command)
    {
        var rows = Rows(Run($"{command} --format csv").Output);
        var lines = Lines(Run(command).Output);
        Assert.Equal(lines.Count, rows.Count);
        foreach (var (line, row) in lines.Zip(rows))
            Assert.Equal(
                Leaves("", line).Where(leaf => leaf.Item2.Length > 0).Order(),
                row.Where(cell => cell.Value.Length > 0).Select(cell => (cell.Key, cell.Value)).Order());
    }

    [Fact]
    public void An_export_reads_back_as_the_same_report()
    {
        using var file = new TemporaryFile(Run("export {sample}").Output);
        var before = Run("report {sample} --format json").Output;
        var after = InProcess.Run("", "report", file.Path, "--format", "json").Output;
        Assert.Equal(WithoutInput(before), WithoutInput(after));
    }

    private static string WithoutInput(string report) => report[..report.LastIndexOf("\"input\"", StringComparison.Ordinal)];

    private static List<JsonObject> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static List<List<KeyValuePair<string, string>>> Rows(string output)
    {
        using var csv = CsvReader.FromText(output);
        var rows = new List<List<KeyValuePair<string, string>>>();
        while (csv.Read())
            rows.Add([.. csv.Headers.Select((name, i) => KeyValuePair.Create(name, Undefused(csv.GetString(i))))]);
        return rows;
    }

    /// <summary>A cell that a spreadsheet would have taken for a formula.</summary>
    private static string Undefused(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;

    private static string Cell(JsonNode? value) => value switch
    {
        JsonArray several => string.Join(", ", several.Select(one => (string)one!)),
        JsonValue one when one.TryGetValue<string>(out var text) => text,
        _ => value!.ToJsonString(),
    };

    private static IEnumerable<(string, string)> Leaves(string path, JsonObject value)
    {
        foreach (var (name, member) in value)
        {
            if (name == "tags") yield return (path + name, string.Join(", ", TagsOf(member!.AsObject())));
            else if (member is JsonObject inner)
                foreach (var leaf in Leaves($"{path}{name}.", inner)) yield return leaf;
            else if (member is not (null or JsonArray { Count: 0 })) yield return (path + name, Cell(member));
        }
    }

    private static IEnumerable<string> TagsOf(JsonObject tags) => tags.SelectMany(tag =>
        tag.Value is JsonArray several ? several.Select(one => $"{tag.Key}={(string)one!}") : [$"{tag.Key}={(string)tag.Value!}"]);

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
