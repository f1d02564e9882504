using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

/// <summary>Each option that says which messages are meant, and what is known of them.</summary>
[Collection(InProcess.Collection)]
public sealed class ScopeOptionTests
{
    private const string Events =
        """
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"ann@example.com"}
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"bob@test.example"}
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"cid@sub.test.example"}
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"summer","recipient":"ann@example.com"}
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"winter","recipient":"ann@example.com"}
        """;

    private const string Catalog =
        """
        [{"email":"spring","team":"north","businessUnit":"shop","type":"regular"},
         {"email":"summer","team":"south","businessUnit":"club","type":"blog"}]
        """;

    private static JsonNode Report(string events, params string[] options)
    {
        using var catalog = new TemporaryFile(Catalog);
        var run = InProcess.Run(events, ["report", "-", "--format", "json", "--emails", catalog.Path, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!;
    }

    private static string[] Emails(JsonNode report) =>
        [.. report["emails"]!.AsArray().Select(row => (string)row!["email"]!).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_team_has_its_emails_and_those_of_no_team()
    {
        var report = Report(Events, "--team", "north");
        Assert.Equal(["spring", "winter"], Emails(report));
        Assert.Equal("north", (string?)report["scope"]!["team"]);
    }

    [Fact]
    public void A_business_unit_has_its_emails() => Assert.Equal(["summer"], Emails(Report(Events, "--unit", "club")));

    [Fact]
    public void A_type_has_its_emails() => Assert.Equal(["spring"], Emails(Report(Events, "--type", "regular")));

    [Theory]
    [InlineData("--team", "nroth", "north, south"), InlineData("--unit", "clbu", "club, shop")]
    [InlineData("--type", "blgo", "blog, regular")]
    public void A_name_that_nothing_has_is_answered_with_what_there_is(string option, string name, string known)
    {
        using var catalog = new TemporaryFile(Catalog);
        // Without the email of no team, which is everybody's.
        var events = string.Join('\n', Events.Split('\n').Where(line => !line.Contains("winter", StringComparison.Ordinal)));
        var run = InProcess.Run(events, "report", "-", "--emails", catalog.Path, option, name);
        Assert.Equal(2, run.ExitCode);
        Assert.All(known.Split(", "), one => Assert.Contains(one, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_contact_is_left_out_and_counted()
    {
        var report = Report(Events, "--exclude", "Ann@Example.com");
        Assert.Equal((2, 3), ((int)report["delivery"]!["sent"]!, (int)report["excluded"]!["messages"]!));
    }

    [Fact]
    public void A_domain_is_left_out_without_its_subdomains() =>
        Assert.Equal(4, (int)Report(Events, "--exclude", "@test.example")["delivery"]!["sent"]!);

    [Theory]
    [InlineData("@", "--exclude: '@' has no domain after the @.")]
    [InlineData("192.0.2.0/99", "--exclude: '192.0.2.0/99' is no network: its prefix is from 0 to 32.")]
    [InlineData("", "--exclude: '' is empty.")]
    public void What_can_exclude_nobody_is_told(string excluded, string told)
    {
        var run = InProcess.Run(Events, ["report", "-", "--exclude", excluded]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void As_of_a_time_what_is_pending_for_long_is_said()
    {
        var report = Report(Events, "--as-of", "2026-03-10T00:00:00Z");
        Assert.Contains("pendingLong", report["caveats"]!.AsArray().Select(caveat => (string)caveat!["code"]!));
        Assert.Equal("2026-03-10T00:00:00Z", (string?)report["scope"]!["asOf"]);
    }

    [Theory]
    [InlineData("yesterday"), InlineData("2026-03-10"), InlineData("2026-03-10T00:00:00"), InlineData("1950-01-01T00:00:00Z")]
    public void What_is_no_instant_from_1970_on_is_refused(string time)
    {
        var run = InProcess.Run(Events, "report", "-", "--as-of", time);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--as-of: '{time}' is no time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nothing_is_heard_of_is_presumed_to_be_delivered_on_request()
    {
        Assert.Equal("deliveries not reported", (string?)Report(Events)["rates"]!["delivery"]!["notMeasured"]);
        var delivery = Report(Events, "--presume-delivered")["delivery"]!;
        Assert.Equal((5, 5), ((int)delivery["delivered"]!, (int)delivery["presumedDelivered"]!));
    }

    [Fact]
    public void Links_that_differ_in_an_ignored_parameter_are_one()
    {
        var events = string.Concat(Enumerable.Range(1, 3).Select(i =>
            $$$"""{"type":"clicked","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"{{{i}}}","url":"https://a.example/?who={{{i}}}"}"""
            + "\n"));
        Assert.Equal(3, Report(events)["links"]!.AsArray().Count);
        var link = Assert.Single(Report(events, "--ignore-parameter", "who")["links"]!.AsArray());
        Assert.Equal(("https://a.example/", 3), ((string?)link!["url"], (int)link["combined"]!["total"]!));
    }

    [Fact]
    public void A_click_from_a_scanners_network_is_a_programs()
    {
        const string clicked =
            """{"type":"clicked","at":"2026-03-02T11:00:00Z","email":"spring","recipient":"a","url":"https://shop.example/","ip":"192.0.2.7"}""";
        using var networks = new TemporaryFile("192.0.2.0/24\n");
        var excluded = Report(clicked, "--scanners", networks.Path)["excluded"]!;
        Assert.Equal(
            (1, "scanner-network"), ((int)excluded["automationClicks"]!, (string?)excluded["rules"]![0]!["rule"]));
    }

    private const string Months =
        """
        {"type":"delivered","at":"2026-02-10T09:00:00Z","email":"feb","recipient":"ann@example.com"}
        {"type":"delivered","at":"2026-02-10T09:00:00Z","email":"feb","recipient":"bob@example.com"}
        {"type":"opened","at":"2026-02-10T10:00:00Z","email":"feb","recipient":"ann@example.com","userAgent":"Thunderbird"}
        {"type":"delivered","at":"2026-03-10T09:00:00Z","email":"mar","recipient":"ann@example.com"}
        {"type":"opened","at":"2026-03-10T10:00:00Z","email":"mar","recipient":"ann@example.com","userAgent":"Thunderbird"}
        """;

    private static ToolRun PreviousPeriod(params string[] options) =>
        InProcess.Run(Months, ["report", "-", "--previous-period", .. options]);

    [Fact]
    public void The_period_before_has_as_many_days()
    {
        var run = PreviousPeriod("--from", "2026-03-01", "--to", "2026-03-29", "--format", "json");
        var scope = JsonNode.Parse(run.Output)!["previous"]!["scope"]!;
        Assert.Equal(("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"), ((string?)scope["from"], (string?)scope["to"]));
    }

    [Theory]
    [InlineData("delivered,1,2,-0.5,"), InlineData("opened,1,1,0,"), InlineData("openRate,1,0.5,1,50"), InlineData("replied,,,,")]
    public void A_change_is_told_of_counts_and_of_rates(string row)
    {
        var run = PreviousPeriod("--from", "2026-03-01", "--to", "2026-03-29", "--format", "csv");
        Assert.Contains(row, run.Output.Split('\n'));
    }

    [Fact]
    public void A_change_stands_below_the_report()
    {
        var run = PreviousPeriod("--from", "2026-03-01", "--to", "2026-03-29");
        Assert.Contains("Change from the period before, 2026-02-01 before 2026-03-01", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"open rate\s+100\.00 %\s+50\.00 %\s+\+100\.00 %\s+\+50\.00", run.Output);
    }

    [Fact]
    public void The_caveats_of_the_period_before_stand_below_the_change() => Assert.Matches(
        @"of the period before:\n  ! ", PreviousPeriod("--from", "2026-03-01", "--to", "2026-03-29").Output.ReplaceLineEndings("\n"));

    [Fact]
    public void A_team_that_nobody_knows_is_named()
    {
        var run = InProcess.Run(
            """{"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com"}""", "report", "-", "--team", "retial");
        Assert.Equal((0, "--team retial: only emails of no team are selected. There are none.\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("--from", "2026-03-01"), InlineData("--to", "2026-03-01"), InlineData("--zone", "UTC")]
    [InlineData("--from", "1970-01-02", "--to", "1970-02-01")]
    public void A_period_without_an_end_or_anything_before_it_has_none_before_it(params string[] options) =>
        Assert.Equal((2, ""), (PreviousPeriod(options).ExitCode, PreviousPeriod(options).Output));

    [Fact]
    public void Weeks_begin_with_the_day_that_is_named()
    {
        var report = Report(Events, "--every", "week", "--first-day", "Sunday", "--from", "2026-03-02", "--to", "2026-03-03");
        Assert.Equal("sunday", (string?)report["scope"]!["firstDayOfWeek"]);
    }

    [Theory]
    [InlineData("utm", 2), InlineData("all", 1)]
    public void Parameters_of_links_leave_them_on_request(string parameters, int links)
    {
        const string Clicks =
            """
            {"type":"clicked","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a","url":"https://x/?utm_a=1"}
            {"type":"clicked","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"a","url":"https://x/"}
            {"type":"clicked","at":"2026-03-02T11:00:00Z","email":"spring","recipient":"a","url":"https://x/?p=1"}
            """;
        Assert.Equal(links, Report(Clicks, "--link-parameters", parameters)["links"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("--first-day", "1"), InlineData("--first-day", "someday"), InlineData("--link-parameters", "some")]
    public void An_option_that_says_nothing_is_refused(string option, string value) =>
        Assert.Equal(2, InProcess.Run(Events, "report", "-", option, value).ExitCode);

    [Fact]
    public void A_name_that_nothing_has_is_told_beside_one_that_something_has()
    {
        var run = InProcess.Run(Events, "report", "-", "--format", "json", "--email", "spring", "--email", "sumer");
        Assert.Equal(["spring"], Emails(JsonNode.Parse(run.Output)!));
        Assert.StartsWith("--email sumer selects no message. Did you mean 'summer'?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recipients sent -"), InlineData("history ann@example.com -"), InlineData("export -"), InlineData("compare -")]
    [InlineData("breakdown - --by email"), InlineData("series sent -"), InlineData("times -"), InlineData("sources -")]
    [InlineData("unsubscriptions -")]
    public void Every_command_tells_a_name_that_nothing_has(string command)
    {
        var run = InProcess.Run(Events, [.. command.Split(' '), "--email", "spring", "--email", "sumer"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("--email sumer selects no message. Did you mean 'summer'? There are summer, winter, spring.\n", run.Error);
    }

    [Fact]
    public void A_file_that_nothing_is_exported_to_stays_as_it_was()
    {
        using var file = new TemporaryFile("kept");
        var run = InProcess.Run(Events, "export", "-", "--email", "sumer", "--output", file.Path);
        Assert.Equal((2, "kept"), (run.ExitCode, File.ReadAllText(file.Path)));
    }

    [Fact]
    public void A_list_of_nobody_says_so() => Assert.Equal(
        "--link https://shop.example/no has no counted click. There are none.\nno message is on the list\n",
        InProcess.Run(Events, "recipients", "clicked", "-", "--link", "https://shop.example/no").Error);
}
