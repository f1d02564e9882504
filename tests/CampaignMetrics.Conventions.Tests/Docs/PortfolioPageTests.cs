using System.Text.RegularExpressions;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The examples of docs/guide/portfolio.md, run.</summary>
public sealed partial class PortfolioPageTests : IDisposable
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/portfolio.md");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-metrics-page-");

    public PortfolioPageTests() => Run(Commands().First(command => command.Contains("generate", StringComparison.Ordinal)));

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("emails season.ndjson --sort", 0)]
    [InlineData("overview", 1)]
    [InlineData("rank", 2)]
    public void A_command_prints_what_the_page_shows(string command, int block) => Assert.Contains(
        Page.Blocks("text").ElementAt(block),
        Run(Commands().First(line => line.Contains($" {command}", StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void Emails_are_listed_by_a_rate()
    {
        using var messages = Season();
        // snippet
        EmailList page = messages.Emails(new EmailQuery { SortBy = Measure.Rate("click"), Limit = 20 });
        foreach (ListedEmail email in page.Emails)
            Console.WriteLine($"{email.Status}: {email.Report.Name ?? email.Report.Email.Value}, {email.Report.Rates.Click}");
        // end
        Assert.Equal((12, "email-12"), (page.Total, page.Emails[0].Report.Email.Value));
    }

    [Fact]
    public void A_chart_lies_within_a_page()
    {
        // snippet
        var page = new ReportScope { BusinessUnit = "north", From = new DateOnly(2026, 5, 1), To = new DateOnly(2026, 6, 1) };
        var chart = new ReportScope { EmailType = "automated", Within = page };
        Console.WriteLine(chart.InWords());
        // end
        Assert.Equal("only type automated; business unit north; sent from 2026-05-01 before 2026-06-01 (UTC)", chart.InWords());
    }

    [Fact]
    public void A_month_is_compared_with_the_one_before()
    {
        using var messages = Season();
        // snippet
        var may = new ReportScope { From = new DateOnly(2026, 5, 1), To = new DateOnly(2026, 6, 1) };
        Overview overview = messages.Overview(scope: may);
        foreach (RateChange rate in overview.Engagement.Rates)
            Console.WriteLine($"{rate.Current.Words}: {rate.Current}, {rate.PercentagePoints:+0.00;-0.00} points");
        // end
        Assert.Equal(["open", "click", "clickThrough", "reply"], overview.Engagement.Rates.Select(rate => rate.Current.Name));
    }

    [Fact]
    public void Emails_are_points()
    {
        using var messages = Season();
        // snippet
        EmailScatter scatter = messages.Scatter("open", "click");
        foreach (ScatterPoint point in scatter.Points)
            Console.WriteLine($"{point.Name ?? point.Email.Value}: {point.X.Value:P1}, {point.Y.Value:P1}");
        Console.WriteLine($"mean {scatter.MeanX:P1}, pooled {scatter.PooledX}");
        // end
        Assert.Equal(12, scatter.Points.Length + scatter.LeftOut);
    }

    [Fact]
    public void Emails_are_ranked()
    {
        using var messages = Season();
        // snippet
        EmailRanking ranking = messages.Ranking("click");
        foreach (RankedEmail email in ranking.Emails.Take(10))
            Console.WriteLine($"{email.Rank}. {email.Email}: at least {email.Bound:P1}, percentile {email.Percentile:0}");
        // end
        Assert.Equal("email-12", ranking.Emails[0].Email.Value);
    }

    [Fact]
    public void Every_test_that_the_table_names_is_there()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Failures.None(
            "There is no such test:",
            Statements.SelectMany(row => Name().Matches(row[3]).Select(name => name.Groups[1].Value))
                .Where(name => !files.Contains(name)));
    }

    [Fact]
    public void Every_member_that_the_table_names_is_there() => Failures.None(
        "The core has no such member:",
        Statements.SelectMany(row => Member().Matches(row[1]))
            .Where(name => typeof(MessageLedger).Assembly.GetType($"CampaignMetrics.{name.Groups[1].Value}") is not { } type
                || (name.Groups[2].Success && type.GetMember(name.Groups[2].Value).Length == 0))
            .Select(name => name.Value));

    [Fact]
    public void Every_command_that_the_table_names_is_there()
    {
        var help = Tool.Run("--help");
        Failures.None(
            "There is no such command:",
            Statements.SelectMany(row => Command().Matches(row[2]).Select(name => name.Groups[1].Value))
                .Where(name => !help.Contains($"\n  {name} ", StringComparison.Ordinal)));
    }

    private static IEnumerable<IReadOnlyList<string>> Statements => Page.Rows("| statement | API | command | test |");

    private static IEnumerable<string> Commands() => Page.Blocks("").SelectMany(block => block.Trim().Split('\n'));

    private string Run(string command) =>
        Tool.Run([.. command.Split(' ')[1..].Select(word => word is "season.ndjson" or "emails.json" ? PathOf(word) : word)]);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private MessageLedger Season()
    {
        var messages = new MessageLedger();
        using var stream = File.OpenRead(PathOf("season.ndjson"));
        messages.ReadLines(stream);
        return messages;
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("`([A-Z][A-Za-z]+)(?:\\.([A-Z][A-Za-z]+))?`")]
    private static partial Regex Member();

    [GeneratedRegex("`([a-z]+)[^`]*`")]
    private static partial Regex Command();
}
