namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The first page: its commands, its code and its output.</summary>
public sealed class ReadmeTests
{
    private const string Sample = "docs/samples/spring-sale.ndjson";

    private static readonly MarkdownPage Readme = MarkdownPage.All.Single(page => page.Path == "README.md");

    [Fact]
    public void The_two_commands_stand_first() => Assert.Equal(
        $"dotnet run -c Release --project src/CampaignMetrics.Cli -- report {Sample}\ndotnet test\n", Readme.Blocks("").First());

    [Fact]
    public async Task The_code_computes_what_its_comments_say()
    {
        var nothing = new MessageLedger().Report();
        await Example(nothing, nothing);
        Assert.Contains($"// {Console.Lines[0]}", Readme.Blocks("csharp").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_excerpt_is_from_the_real_report()
    {
        var report = Tool.Run("report", Sample).Split('\n').Select(line => line.TrimEnd()).ToHashSet();
        Failures.None(
            "The report has no such line (compare with the README's first command):",
            Readme.Blocks("").Last().TrimEnd('\n').Split('\n').Where(line => line != "…" && !report.Contains(line)));
    }

    private static async Task Example(Report partA, Report partB)
    {
        await using var stream = File.OpenRead(Repository.PathOf(Sample.Split('/')));
        // snippet
        var messages = new MessageLedger();                              // one state per message: a sending to a contact
        await messages.ReadLinesAsync(stream);                           // any order, duplicates welcome, bad lines told by the report
                                                                         // or your own: messages.Apply(new Opened { At = …, Email = …, … })

        Report report = messages.Report(Definition.HubSpot, new ReportScope { Email = "spring-sale" });
        Console.WriteLine(report.Rates.Open);                            // 66.3 % (545 of 822), 95 %: 63.0–69.5 %
        Console.WriteLine(report.Rates.Open.Explain());                  // what counts, what was left out and why
        foreach (var message in messages.Recipients(Metric.HardBounced)) // the list behind a number
            Console.WriteLine($"{message.Contact}: {message.Response?.Smtp}");
        Report whole = Report.Merge(partA, partB);                       // parts over disjoint contacts
        // end
        Assert.Equal(0, whole.Counts[Metric.Sent]);
    }

    /// <summary>Stands in for the real one, so that what the example prints can be read.</summary>
    private static class Console
    {
        public static List<string> Lines { get; } = [];

        public static void WriteLine(object? value) => Lines.Add(value?.ToString() ?? "");
    }
}
