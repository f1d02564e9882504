namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The examples of docs/guide/automated.md, run.</summary>
public sealed class AutomatedPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/automated.md");

    [Theory, InlineData(0), InlineData(1)]
    public void A_command_prints_what_the_page_shows(int place) => Assert.Contains(
        Page.Blocks("text").ElementAt(place), Tool.Run(Page.Blocks("").ElementAt(place).Trim().Split(' ')[1..]), StringComparison.Ordinal);

    [Fact]
    public void Steps_and_their_cohorts_are_read()
    {
        using var messages = Welcome();
        // snippet
        var scope = new ReportScope { Workflows = ["welcome"], Every = Frequency.Week, To = new DateOnly(2026, 3, 23) };
        AutomatedEmails automated = messages.AutomatedEmails(cohorts: true, scope: scope);
        foreach (WorkflowStep step in automated["welcome"]!.Steps)
        {
            Console.WriteLine($"{step.Name ?? step.Email?.Value}: {step.Numbers.Counts[Metric.Sent]} sent, reached {step.Reached}");
            foreach (StepCohort cohort in step.Cohorts) Console.WriteLine($"  from {cohort.Start:yyyy-MM-dd}: {cohort.Numbers.Rates.Open}");
        }
        // end
        Assert.Equal([3, 3, 2, 0], automated["welcome"]!.Steps.Select(step => step.Cohorts.Length));
    }

    [Fact]
    public void Every_member_of_the_document_is_explained()
    {
        using var messages = Welcome();
        var json = System.Text.Json.JsonDocument.Parse(messages.AutomatedEmails(cohorts: true).ToString()).RootElement;
        var rows = Page.Rows("| member | is |").Select(row => row[0].Trim('`')).ToList();
        Assert.Equal(
            json.EnumerateObject().Select(member => member.Name).Except(["schema", "definitions", "scope", "settings", "caveats"]),
            rows.Where(name => !name.Contains('.', StringComparison.Ordinal)).Select(name => name.TrimEnd('[', ']')));
    }

    private static MessageLedger Welcome()
    {
        Assert.True(EmailCatalogFile.TryRead(File.ReadAllBytes(Sample("welcome-emails.json")), out var catalog, out _));
        var messages = new MessageLedger(new LedgerOptions { Catalog = catalog });
        using var stream = File.OpenRead(Sample("welcome.ndjson"));
        messages.ReadLines(stream);
        return messages;
    }

    private static string Sample(string name) => Repository.PathOf("docs", "samples", name);
}
