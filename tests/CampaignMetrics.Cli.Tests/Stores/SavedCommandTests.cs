using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests.Stores;

/// <summary><c>saved</c>: reports and dashboards that are kept and made again.</summary>
[Collection(InProcess.Collection)]
public sealed class SavedCommandTests : IDisposable
{
    private readonly StoreFolder _folder = new StoreFolder().Filled();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_saved_report_is_what_report_gives_with_the_same_filters()
    {
        Saved("save", "Weekly", "report", "--email", "email-02", "--definitions", "Mailchimp");
        var direct = InProcess.Run(
            "", "report", "--store", _folder.Store, "--email", "email-02", "--definitions", "Mailchimp", "--format", "json").Output;
        Assert.Equal(direct, Saved("run", "Weekly", "--format", "json").Output);
    }

    [Theory]
    [InlineData("breakdown", "breakdown --by email", "--by", "email"), InlineData("times", "times"), InlineData("sources", "sources")]
    [InlineData("unsubscriptions", "unsubscriptions"), InlineData("series", "series opened,open", "--measures", "opened,open")]
    [InlineData("automated", "automated"), InlineData("automatedCohorts", "automated --every week", "--every", "week")]
    [InlineData("recipients", "recipients clicked --limit 1000", "--recipients", "clicked")]
    [InlineData("orders", "orders"), InlineData("variants", "ab --variant A=spring-sale --variant email-02 --measure open --smallest 1",
        "--variant", "A=spring-sale", "--variant", "email-02", "--measure", "open", "--smallest", "1")]
    public void Every_kind_is_what_its_command_gives(string kind, string command, params string[] options)
    {
        Saved("save", "Mine", kind, options);
        foreach (var format in new[] { "csv", "json" })
        {
            var direct = InProcess.Run("", [.. command.Split(' '), "--store", _folder.Store, "--format", format]).Output;
            Assert.Equal(direct, Saved("run", "Mine", "--format", format).Output);
        }
        Assert.Equal(0, Saved("run", "Mine").ExitCode);
    }

    [Fact]
    public void No_report_is_saved_for_a_ledger_that_is_not_there()
    {
        var run = InProcess.Run("", "saved", "save", "Weekly", "report", "--store", _folder.Store, "--ledger", "typo");
        Assert.Equal((2, true), (run.ExitCode, run.Error.Contains("the store has no ledger of this name", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_store_is_made_for_a_saved_report()
    {
        var run = InProcess.Run("", "saved", "save", "Weekly", "report", "--store", $"sqlite:{_folder["typo.db"]}");
        Assert.Equal((2, false), (run.ExitCode, File.Exists(_folder["typo.db"])));
    }

    [Fact]
    public void A_saved_filter_that_selects_nothing_is_told()
    {
        Saved("save", "Nobody", "report", "--email", "nope");
        Assert.Contains("'Nobody': --email nope selects no message.", Saved("run", "Nobody").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_then_does_not_see_what_came_later()
    {
        Saved("save", "All", "report");
        var before = Saved("run", "All", "--format", "json").Output;
        File.WriteAllText(
            _folder["more"], """{"type":"sent","at":"2026-05-01T09:00:00Z","email":"later","recipient":"zoe@example.com"}""");
        InProcess.Run("", "append", _folder["more"], "--store", _folder.Store);
        Assert.NotEqual(before, Saved("run", "All", "--format", "json").Output);
        Assert.Equal(new ToolRun(0, before, ""), Saved("run", "All", "--then", "--format", "json"));
    }

    [Fact]
    public void A_moving_period_has_the_days_of_the_time_that_is_said()
    {
        Saved("save", "Month", "report", "--period", "this month", "--zone", "Europe/Amsterdam");
        var scope = JsonNode.Parse(Saved("run", "Month", "--now", "2026-03-31T22:30:00Z", "--format", "json").Output)!["scope"]!;
        Assert.Equal(
            ("2026-04-01T00:00:00+02:00", "2026-05-01T00:00:00+02:00"),
            (scope["from"]!.GetValue<string>(), scope["to"]!.GetValue<string>()));
    }

    [Fact]
    public void Saved_reports_are_listed_with_their_dashboards()
    {
        Saved("save", "Trend", "series", "--measures", "opened", "--owner", "eve", "--visible", "team:north");
        Dashboard("save", "Board", "Trend");
        Assert.Equal(
            "name,shows,period,owner,seenBy,dashboards\nTrend,series opened,all,eve,team north,Board\n",
            InProcess.Run("", "saved", "list", "--store", _folder.Store, "--format", "csv").Output);
    }

    [Fact]
    public void A_user_sees_what_they_may()
    {
        Saved("save", "Trend", "times", "--owner", "eve", "--visible", "team:north");
        Assert.Equal(2, Saved("show", "Trend", "--as", "bob").ExitCode);
        Assert.Equal(0, Saved("show", "Trend", "--as", "bob", "--member-of", "north").ExitCode);
        Assert.Equal(0, Saved("show", "Trend", "--as", "eve").ExitCode);
    }

    [Fact]
    public void A_change_of_another_is_not_lost()
    {
        Saved("save", "Trend", "times");
        Saved("save", "Trend", "times");
        var expected = "campaign-metrics: 'Trend': version 2 is stored, and was not changed; 'campaign-metrics saved show' shows it\n";
        Assert.Equal(new ToolRun(2, "", expected), Saved("save", "Trend", "times", "--if-version", "1"));
    }

    [Fact]
    public void What_is_deleted_is_gone()
    {
        Saved("save", "Trend", "times");
        Assert.Equal(new ToolRun(0, "deleted: Trend\n", ""), Saved("delete", "Trend"));
        Assert.Equal(
            new ToolRun(2, "", "campaign-metrics: there is no saved report 'Trend'. There are none.\n"), Saved("run", "Trend"));
    }

    [Theory]
    [InlineData("the report cannot be made: it follows no measure", "series")]
    [InlineData("the report cannot be made: its table has no column \"nope\"; there are ", "times", "--columns", "nope")]
    [InlineData("KIND: 'serie' is no kind of report.", "serie")]
    [InlineData("the report cannot be made: it says not which variants it compares", "variants")]
    [InlineData("--goal: needs --variant, which names the variants", "variants", "--goal", "order")]
    [InlineData("the report cannot be made: its kind compares no variants", "times", "--variant", "a", "--variant", "b")]
    [InlineData("--period: 'next month' is no period", "times", "--period", "next month")]
    [InlineData("--visible: 'team:' is none of", "times", "--visible", "team:")]
    public void What_cannot_be_saved_is_told(string expected, string kind, params string[] options)
    {
        var run = Saved("save", "Mine", kind, options);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"campaign-metrics: {expected}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dashboard_makes_its_reports_in_order()
    {
        Saved("save", "One", "times");
        Saved("save", "Two", "sources");
        Dashboard("save", "Board", "Two", "One");
        var output = Dashboard("run", "Board", "--format", "json").Output;
        Assert.Equal(
            Saved("run", "Two", "--format", "json").Output + Saved("run", "One", "--format", "json").Output, output);
    }

    [Fact]
    public void A_column_that_is_none_is_answered_with_those_there_are() => Assert.Contains(
        ", openRate", Saved("save", "Mine", "emails", ["--columns", "open"]).Error, StringComparison.Ordinal);

    [Fact]
    public void Reports_of_a_dashboard_stand_apart()
    {
        Saved("save", "One", "times");
        Saved("save", "Two", "sources");
        Dashboard("save", "Board", "Two", "One");
        Assert.Equal($"{Saved("run", "Two").Output}\n{Saved("run", "One").Output}", Dashboard("run", "Board").Output);
    }

    [Fact]
    public void A_report_that_was_deleted_is_missed_on_its_dashboard()
    {
        Saved("save", "One", "times");
        Dashboard("save", "Board", "One");
        Saved("delete", "One");
        Assert.Equal(
            new ToolRun(0, "", "'One' is on the dashboard, and there is no such report to see\n"), Dashboard("run", "Board"));
    }

    [Fact]
    public void A_dashboard_needs_reports_that_are_there() =>
        Assert.Equal(
            new ToolRun(2, "", "campaign-metrics: there is no saved report 'One'. There are none.\n"), Dashboard("save", "Board", "One"));

    [Theory, InlineData("One"), InlineData("Who")]
    public void Tables_fit_80_columns(string name)
    {
        Saved("save", "One", "breakdown", "--by", "email");
        Saved("save", "Who", "recipients", "--recipients", "clicked", "--max-rows", "5");
        Assert.All(Saved("run", name).Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    private ToolRun Saved(string part, string name, params string[] more) =>
        InProcess.Run("", ["saved", part, name, .. more, "--store", _folder.Store]);

    private ToolRun Saved(string part, string name, string kind, string[] options) => Saved(part, name, [kind, .. options]);

    private ToolRun Dashboard(string part, string name, params string[] more) =>
        InProcess.Run("", ["saved", "dashboard", part, name, .. more, "--store", _folder.Store]);
}
