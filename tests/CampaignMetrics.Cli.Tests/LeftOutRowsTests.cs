namespace CampaignMetrics.Cli.Tests;

/// <summary>Rows beyond <c>--max-rows</c> are told in CSV too.</summary>
[Collection(InProcess.Collection)]
public sealed class LeftOutRowsTests
{
    private const string Events =
        """
        {"type":"sent","at":"2026-03-02T08:00:00Z","email":"a","recipient":"a@example.com"}
        {"type":"sent","at":"2026-03-02T08:00:00Z","email":"b","recipient":"a@example.com"}
        {"type":"sent","at":"2026-03-02T08:00:00Z","email":"c","recipient":"a@example.com"}
        """;

    private static string[][] Csv(string command, params string[] options)
    {
        var run = InProcess.Run(Events, [.. command.Split(' '), "--format", "csv", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return [.. run.Output.TrimEnd('\n').Split('\n').Select(line => line.Split(','))];
    }

    [Fact]
    public void A_breakdown_has_a_total()
    {
        var rows = Csv("breakdown - --by email");
        Assert.Equal(["section", "by", "key", "selected"], rows[0][..4]);
        Assert.Equal(["row", "row", "row", "total"], rows[1..].Select(row => row[0]));
        Assert.Equal(["total", "email", "", "3"], rows[^1][..4]);
    }

    [Fact]
    public void A_breakdown_says_how_many_rows_it_leaves_out()
    {
        var rows = Csv("breakdown - --by email", "--max-rows", "1");
        Assert.Equal(["row", "leftOut", "total"], rows[1..].Select(row => row[0]));
        Assert.Equal("rows", rows[0][^1]);
        Assert.Equal(("", "2", ""), (rows[1][^1], rows[2][^1], rows[3][^1]));
    }

    [Fact]
    public void A_series_says_how_many_rows_it_leaves_out()
    {
        var rows = Csv("series sent - --by email", "--max-rows", "1");
        Assert.Equal(["section", "key", "start", "sent"], rows[0][..4]);
        Assert.Equal(["row", "leftOut", "total"], rows[1..].Select(row => row[0]));
        Assert.Equal(("", "2", ""), (rows[1][^1], rows[2][^1], rows[3][^1]));
    }

    [Fact]
    public void Automated_emails_say_how_many_workflows_they_leave_out()
    {
        var events = Events.Replace("\"recipient\"", "\"workflow\":\"w\",\"recipient\"", StringComparison.Ordinal)
            + "\n" + Events.Replace("\"recipient\"", "\"workflow\":\"v\",\"recipient\"", StringComparison.Ordinal)
                .Replace("\"email\":\"", "\"email\":\"v", StringComparison.Ordinal);
        var rows = InProcess.Run(events, "automated", "-", "--max-rows", "1", "--format", "csv").Output.TrimEnd('\n').Split('\n');
        Assert.Equal(["workflow", "step", "step", "step", "leftOut", "total"], rows[1..].Select(row => row.Split(',')[0]));
        Assert.EndsWith(",1", rows[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_of_all_leaves_out_none() => Assert.Equal("start", Csv("series sent -")[0][0]);

    [Fact]
    public void Sources_take_no_most_rows()
    {
        var run = InProcess.Run(Events, "sources", "-", "--max-rows", "1");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("campaign-metrics: --max-rows: ", run.Error, StringComparison.Ordinal);
    }
}
