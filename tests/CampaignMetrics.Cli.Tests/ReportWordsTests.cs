namespace CampaignMetrics.Cli.Tests;

/// <summary>What a report says of itself: its scope, its buckets, and what belongs to no email.</summary>
[Collection(InProcess.Collection)]
public sealed class ReportWordsTests(OddFiles files) : IClassFixture<OddFiles>
{
    [Theory]
    [InlineData("unsubscribed"), InlineData("spamReported"), InlineData("converted")]
    public void A_report_of_nothing_but_contacts_says_what_belongs_to_no_email(string type)
    {
        var line = $$"""{"type":"{{type}}","at":"2026-03-24T09:20:00Z","recipient":"a@mail.example"}""";
        var run = InProcess.Run(line, "report", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Attributed to no email, and counted nowhere else", run.Output, StringComparison.Ordinal);
        Assert.Contains("! 1 event without an email could not be attributed to one.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report {events} --from 2027-01-01", "only sent from 2027-01-01 (UTC)")]
    [InlineData("report {events} --to 2020-01-01", "only sent before 2020-01-01 (UTC)")]
    [InlineData("report {events} --email spring --from 2027-01-01", "only email spring; sent from 2027-01-01 (UTC)")]
    public void A_period_in_which_nothing_was_sent_has_a_report_of_zeros(string commandLine, string said)
    {
        var run = InProcess.Run("", files.Fill(commandLine));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.Matches(@"selected\s+0\n", run.Output);
    }

    [Fact]
    public void A_comparison_says_what_it_is_of()
    {
        var run = InProcess.Run("", files.Fill("compare {events} --list news --format json"));
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Equal("UTC", json.RootElement.GetProperty("scope").GetProperty("zone").GetString());
    }

    [Fact]
    public void A_comparison_says_why_a_count_is_missing_and_what_to_mind()
    {
        const string Lines = """
            {"id":"1","type":"sent","at":"2026-03-02T09:00:00Z","email":"news","recipient":"ann@example.org"}
            {"id":"2","type":"delivered","at":"2026-03-02T09:00:05Z","email":"news","recipient":"ann@example.org"}
            """;
        var run = InProcess.Run(Lines, "compare - --definitions HubSpot --format json".Split(' '));
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        var opens = json.RootElement.GetProperty("metrics").EnumerateArray()
            .First(metric => metric.GetProperty("metric").GetString() == "unique opens");
        Assert.Equal(NotMeasured.NoSignOfTracking, opens.GetProperty("values")[0].GetProperty("notMeasured").GetString());
        Assert.NotEmpty(json.RootElement.GetProperty("caveats").EnumerateArray());
    }

    [Theory]
    [
        InlineData("month", "2026-03 "), InlineData("week", "week of 2026-03-02"), InlineData("day", "Mon 2026-03-02"),
        InlineData("hour", "2026-03-02 09:00 +00:00"),
    ]
    public void A_bucket_is_told_by_as_much_of_its_start_as_it_needs(string every, string start)
    {
        const string Lines = """
            {"type":"delivered","at":"2026-03-02T09:00:05Z","email":"spring","recipient":"a@mail.example"}
            {"type":"opened","at":"2026-03-02T09:10:05Z","email":"spring","recipient":"a@mail.example"}
            """;
        Assert.Contains($"  {start}", InProcess.Run(Lines, "report", "-", "--every", every).Output, StringComparison.Ordinal);
    }
}
