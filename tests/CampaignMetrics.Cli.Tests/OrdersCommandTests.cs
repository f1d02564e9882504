using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class OrdersCommandTests
{
    private const string Events = """
        {"id":"1","type":"sent","at":"2026-03-02T08:00:00Z","email":"a","recipient":"ann@example.com"}
        {"id":"2","type":"converted","at":"2026-03-02T09:00:00Z","email":"a","recipient":"ann@example.com","order":"A-1","amount":12.50,"currency":"EUR","goal":"purchase"}
        {"id":"3","type":"converted","at":"2026-03-03T09:00:00Z","email":"a","recipient":"ann@example.com","order":"A-1","amount":-2,"currency":"EUR"}
        {"id":"4","type":"converted","at":"2026-03-02T10:00:00Z","recipient":"bob@example.com","amount":3,"currency":"USD","source":"search"}
        """;

    [Fact]
    public void An_order_is_a_line()
    {
        var lines = Run().Output.Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        var order = JsonNode.Parse(lines[0])!;
        Assert.Equal(("A-1", "named", 12.5m), ((string)order["id"]!, (string)order["credit"]!, (decimal)order["amount"]!));
        Assert.Equal("2 EUR", (string)order["refunded"]![0]!);
    }

    [Fact]
    public void A_csv_has_headings() => Assert.Equal(
        """
        at,id,contact,email,credit,source,goal,amount,currency,refunded
        2026-03-02T09:00:00Z,A-1,ann@example.com,a,named,,purchase,12.5,EUR,2 EUR
        2026-03-02T10:00:00Z,,bob@example.com,,none,search,,3,USD,

        """.ReplaceLineEndings("\n"),
        Run("--format", "csv").Output.ReplaceLineEndings("\n"));

    [Fact]
    public void The_document_has_all() =>
        Assert.Equal("campaign-metrics/orders/v1", (string)JsonNode.Parse(Run("--format", "json").Output)!["schema"]!);

    [Fact]
    public void A_filter_that_selects_nothing_is_told() =>
        Assert.Contains("--email x selects no message", Run("--email", "x").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("0", "1", "A-1", "there are more: --offset 1"), InlineData("1", "5", "USD", "")]
    [InlineData("2", "1", "", "the list ends before: it has 2")]
    public void A_page_says_whether_there_are_more(string offset, string limit, string shown, string told)
    {
        var run = Run("--offset", offset, "--limit", limit);
        Assert.Contains(shown, run.Output, StringComparison.Ordinal);
        Assert.Equal((0, told), (run.ExitCode, run.Error.Trim()));
    }

    [Fact]
    public void No_order_is_told()
    {
        var run = Run("--from", "2027-01-01");
        Assert.Equal((0, "no order is on the list"), (run.ExitCode, run.Error.Trim()));
    }

    private static ToolRun Run(params string[] options)
    {
        using var file = new TemporaryFile(Events);
        return InProcess.Run("", ["orders", file.Path, .. options]);
    }
}
