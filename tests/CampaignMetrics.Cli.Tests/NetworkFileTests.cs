namespace CampaignMetrics.Cli.Tests;

/// <summary>Files of network ranges, which <c>--relays</c> and <c>--scanners</c> name.</summary>
[Collection(InProcess.Collection)]
public sealed class NetworkFileTests
{
    private const string Opened =
        """{"type":"opened","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a","ip":"192.0.2.7","userAgent":"Mozilla/5.0"}""";

    [Theory]
    [InlineData("--relays", ""), InlineData("--relays", "\n \n"), InlineData("--relays", "# nothing yet\n")]
    [InlineData("--scanners", ""), InlineData("--scanners", "# nothing yet\n")]
    [InlineData("--relays", "network,country,region\n"), InlineData("--relays", "<!doctype html>\n<title>Not found</title>\n")]
    public void A_file_that_holds_no_range_is_refused(string option, string content)
    {
        using var file = new TemporaryFile(content);
        var run = InProcess.Run(Opened, "report", "-", option, file.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"campaign-metrics: {file.Path}: holds no network range", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_of_ranges_is_said_to_be_empty()
    {
        using var file = new TemporaryFile("");
        var run = InProcess.Run(Opened, "report", "-", "--relays", file.Path);
        Assert.Equal($"campaign-metrics: {file.Path}: holds no network range: it is empty, or has comments only\n", run.Error);
    }
}
