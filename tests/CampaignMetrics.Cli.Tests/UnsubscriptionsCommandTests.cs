using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class UnsubscriptionsCommandTests
{
    private const string Events = """
        {"id":"1","type":"sent","at":"2026-03-02T08:00:00Z","email":"a","recipient":"ann@example.com"}
        {"id":"2","type":"unsubscribed","at":"2026-03-02T09:00:00Z","email":"a","recipient":"ann@example.com","method":"POST","scope":"all"}
        {"id":"3","type":"unsubscribed","at":"2026-03-02T09:00:00Z","recipient":"bob@example.com","reason":"preferences","scope":"news"}
        {"id":"4","type":"unsubscribed","at":"2026-03-02T09:00:00Z","recipient":"cid@example.com","userAgent":"curl/8.5.0"}
        {"id":"5","type":"sent","at":"2026-03-05T08:00:00Z","email":"summer","recipient":"ann@example.com","send":"run-2"}
        {"id":"6","type":"sent","at":"2026-03-05T08:00:00Z","email":"summer","recipient":"bob@example.com"}
        """;

    [Fact]
    public void The_table_shows_how_from_what_and_what_was_sent_all_the_same()
    {
        var output = Run().Output;
        Assert.Matches("oneClick +1 +0\npreferences +0 +1\ntotal +1 +1\n", output);
        Assert.Contains("left out by known-agent", output, StringComparison.Ordinal);
        Assert.Contains("1 message to 1 contact, more than 48 hours after they unsubscribed", output, StringComparison.Ordinal);
        Assert.Matches("ann@example.com +summer +2026-03-02 09:00", output);
        Assert.Contains("cannot be told, nothing says of which subscription type it is: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_says_what_it_is_first()
    {
        var document = JsonNode.Parse(Run("--format", "json").Output)!.AsObject();
        Assert.Equal(["schema", "definitions", "scope", "caveats"], document.Select(member => member.Key).Take(4));
        Assert.Equal("run-2", (string)document["violations"]!["rows"]![0]!["send"]!);
    }

    [Fact]
    public void A_csv_has_a_line_a_row()
    {
        var lines = Run("--format", "csv").Output.Trim().Split('\n').Select(line => line.Trim()).ToList();
        Assert.Equal(
            "section,key,messages,events,contacts,rows,contact,email,send,unsubscribedAt,sentAt,method,subscription", lines[0]);
        Assert.Equal(["method", "method", "subscription", "subscription", "program", "undecided", "violation"],
            lines[4..^3].Select(line => line.Split(',')[0]));
        Assert.Equal(
            "violation,,1,,,,ann@example.com,summer,run-2,2026-03-02T09:00:00Z,2026-03-05T08:00:00Z,oneClick,all",
            lines[^4]);
    }

    [Theory]
    [InlineData("total,unsubscribed,1,1,,,"), InlineData("total,violations,1,,1,,"), InlineData("total,transactional,0,,,,")]
    public void A_csv_has_the_totals(string start) =>
        Assert.Contains("\n" + start, Run("--format", "csv").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("leftOut,methods,,,,1,"), InlineData("leftOut,subscriptions,,,,1,"), InlineData("leftOut,violations,,,,0,")]
    public void A_csv_says_how_many_rows_it_leaves_out(string start) =>
        Assert.Contains("\n" + start, Run("--format", "csv", "--max-rows", "1").Output, StringComparison.Ordinal);

    [Fact]
    public void Filters_that_select_nothing_are_told() =>
        Assert.Contains("--list none selects no message", Run("--list", "none").Error, StringComparison.Ordinal);

    private static ToolRun Run(params string[] options)
    {
        using var file = new TemporaryFile(Events);
        return InProcess.Run("", ["unsubscriptions", file.Path, .. options]);
    }
}
