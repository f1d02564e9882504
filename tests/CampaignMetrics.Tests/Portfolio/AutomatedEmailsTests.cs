using System.Text.Json;

namespace CampaignMetrics.Tests.Portfolio;

public sealed class AutomatedEmailsTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static Sent Mail(EmailId email, ContactId to, string? workflow = "welcome", string? step = null, double day = 0)
    {
        var segments = new Segments { Workflow = workflow };
        if (step is not null) segments = segments with { Tags = segments.Tags.Add("step", step) };
        return Some.Sent(day * 86_400, to, email) with { Segments = segments };
    }

    private static MessageLedger Ledger(Email[] catalog, params IEnumerable<EmailEvent> events) =>
        Some.Ledger(new LedgerOptions { Catalog = new EmailCatalog(catalog) }, events);

    private static string Emails(WorkflowReport? workflow) => string.Join(' ', workflow!.Steps.Select(step => step.Email));

    [Fact]
    public void Steps_stand_in_the_order_of_their_numbers() => Assert.Equal(
        "a b c d",
        Emails(Some.Ledger(Mail("c", "x", step: "10"), Mail("b", "x", step: "2"), Mail("a", "x", step: "1"), Mail("d", "x", step: "10b"))
            .AutomatedEmails()["welcome"]));

    [Fact]
    public void The_smallest_step_that_events_state_counts() => Assert.Equal(
        "2", Some.Ledger(Mail("a", "x", step: "10"), Mail("a", "y", step: "2")).AutomatedEmails()["welcome"]!.Steps[0].Step);

    [Fact]
    public void The_step_of_the_catalog_counts_before_that_of_events() => Assert.Equal(
        "b a",
        Emails(Ledger([new Email { Id = "a", Step = "3" }], Mail("a", "x", step: "1"), Mail("b", "x", step: "2"))
            .AutomatedEmails()["welcome"]));

    [Fact]
    public void An_empty_step_is_none() => Assert.Equal(
        "b a", Emails(Some.Ledger(Mail("a", "x", step: ""), Mail("b", "x", step: "1", day: 9)).AutomatedEmails()["welcome"]));

    [Fact]
    public void Without_steps_the_email_that_was_sent_first_comes_first() => Assert.Equal(
        "c a b", Emails(Some.Ledger(Mail("b", "x", day: 2), Mail("a", "x", day: 2), Mail("c", "x", day: 1)).AutomatedEmails()["welcome"]));

    [Fact]
    public void Emails_with_a_step_come_before_those_without() => Assert.Equal(
        "b a", Emails(Some.Ledger(Mail("a", "x"), Mail("b", "x", step: "1", day: 9)).AutomatedEmails()["welcome"]));

    [Fact]
    public void A_period_does_not_change_the_order() => Assert.Equal(
        "b a",
        Emails(Some.Ledger(Mail("b", "x", day: 0), Mail("a", "x", day: 1), Mail("a", "y", day: 5), Mail("b", "y", day: 6))
            .AutomatedEmails(scope: new ReportScope { From = new DateOnly(2026, 3, 6) })["welcome"]));

    [Fact]
    public void An_email_of_the_catalog_is_a_step_before_anything_was_sent()
    {
        var step = Ledger([new Email { Id = "b", Name = "Second", Workflow = "welcome", Step = "2" }], Mail("a", "x", step: "1"))
            .AutomatedEmails()["welcome"]!.Steps[1];
        Assert.Equal(("Second", 0L, "0 of 1"), (step.Name, step.Numbers.Counts[Metric.Sent], Shown(step.Reached!.Value)));
    }

    [Fact]
    public void An_email_that_the_filters_leave_out_is_no_step() => Assert.Equal(
        "a",
        Emails(Ledger(
            [new Email { Id = "b", Workflow = "welcome", Team = "south" }, new Email { Id = "a", Team = "north" }], Mail("a", "x"))
            .AutomatedEmails(scope: new ReportScope { Team = "north" })["welcome"]));

    [Fact]
    public void Only_messages_are_selected_by_lists_so_that_they_leave_out_steps_without_any() => Assert.Empty(
        Ledger([new Email { Id = "b", Workflow = "welcome" }]).AutomatedEmails(scope: new ReportScope { Lists = ["news"] }).Workflows);

    [Fact]
    public void Of_the_contacts_of_the_first_step_those_count_who_got_another()
    {
        var workflow = Some.Ledger(
            Mail("a", "x", step: "1"), Mail("a", "y", step: "1"), Mail("a", "z", step: "1"),
            Mail("b", "x", step: "2", day: 1), Mail("c", "x", step: "3", day: 2), Mail("c", "y", step: "3", day: 2))
            .AutomatedEmails()["welcome"]!;
        Assert.Equal(["3 of 3", "1 of 3", "2 of 3"], workflow.Steps.Select(step => Shown(step.Reached!.Value)));
    }

    [Fact]
    public void A_contact_who_did_not_get_the_first_step_has_not_come_from_it()
    {
        var step = Some.Ledger(Mail("a", "x", step: "1"), Mail("b", "y", step: "2")).AutomatedEmails()["welcome"]!.Steps[1];
        Assert.Equal(("0 of 1", 1L), (Shown(step.Reached!.Value), step.Numbers.People.Sent));
    }

    [Fact]
    public void Nobody_reaches_a_step_where_nobody_got_the_first() => Assert.Equal(
        NotMeasured.NothingToCount,
        Ledger([new Email { Id = "a", Workflow = "welcome", Step = "1" }], Mail("b", "y", step: "2"))
            .AutomatedEmails()["welcome"]!.Steps[1].Reached!.Value.NotMeasured);

    [Fact]
    public void A_contact_counts_once_however_often_they_went_through_a_workflow()
    {
        var workflow = Ledger(
            [new Email { Id = "a", Type = "automated", Step = "1" }, new Email { Id = "b", Type = "automated", Step = "2" }],
            Mail("a", "x"), Mail("b", "x", day: 1), Mail("a", "x", day: 30), Mail("b", "x", day: 31)).AutomatedEmails()["welcome"]!;
        Assert.Equal(
            ("1 of 1", 2L, 1L, 4L, 1L),
            (Shown(workflow.Steps[1].Reached!.Value), workflow.Steps[1].Numbers.Counts[Metric.Sent], workflow.Steps[1].Numbers.People.Sent,
                workflow.Numbers.Counts[Metric.Sent], workflow.Numbers.People.Sent));
    }

    [Fact]
    public void Automated_emails_without_a_workflow_come_last_and_others_not_at_all()
    {
        var automated = Ledger(
            [new Email { Id = "receipt", Type = "automated" }, new Email { Id = "news", Type = "regular" }],
            Mail("receipt", "x", workflow: null), Mail("receipt", "y", workflow: null), Mail("news", "x", workflow: null), Mail("a", "x"))
            .AutomatedEmails();
        Assert.Equal(["welcome", null], automated.Workflows.Select(workflow => workflow.Workflow));
        Assert.Equal((3L, "receipt"), (automated.Total.Counts[Metric.Sent], Emails(automated[null])));
        Assert.Null(automated[null]!.Steps[0].Reached);
    }

    [Fact]
    public void An_email_of_any_type_is_a_step_of_the_workflow_that_sent_it() => Assert.Equal(
        "news", Emails(Ledger([new Email { Id = "news", Type = "regular" }], Mail("news", "x")).AutomatedEmails()["welcome"]));

    [Fact]
    public void A_message_of_two_workflows_is_in_both_and_in_the_total_once()
    {
        var automated = Ledger([new Email { Id = "a", Workflow = "winBack" }], Mail("a", "x")).AutomatedEmails();
        Assert.Equal(["welcome 1", "winBack 1"], automated.Workflows.Select(row => $"{row.Workflow} {row.Numbers.Counts[Metric.Sent]}"));
        Assert.Equal(1, automated.Total.Counts[Metric.Sent]);
    }

    [Fact]
    public void Workflows_are_ordered_by_what_they_sent() => Assert.Equal(
        ["b", "a", "c"],
        Some.Ledger(Mail("1", "x", "a"), Mail("2", "x", "b"), Mail("3", "y", "b"), Mail("4", "x", "c")).AutomatedEmails().Workflows
            .Select(workflow => workflow.Workflow));

    [Fact]
    public void Workflows_beyond_the_limit_are_counted()
    {
        var automated = Some.Ledger(Mail("1", "x", "a"), Mail("2", "x", "b"), Mail("3", "x", "c"))
            .AutomatedEmails(scope: new ReportScope { MaxRows = 1 });
        Assert.Equal((1, 2), (automated.Workflows.Length, automated.WorkflowsLeftOut));
    }

    [Fact]
    public void Emails_that_the_viewer_may_not_see_are_one_step_without_a_name()
    {
        var scope = new ReportScope { Viewer = new Viewer { MaySeeEmail = email => email.Value == "c" } };
        var steps = Ledger(
            [new Email { Id = "a", Name = "First", Workflow = "welcome" }], Mail("a", "x", step: "1"), Mail("b", "y", step: "2"),
            Mail("c", "x", step: "3")).AutomatedEmails(scope: scope)["welcome"]!.Steps;
        Assert.Equal(
            [("c", 1L), (null, 2L)], steps.Select(step => (step.Email?.Value, step.Numbers.Counts[Metric.Sent])));
        Assert.Null(steps[1].Name);
    }

    [Fact]
    public void Cohorts_are_what_was_sent_in_a_week_of_the_zone()
    {
        // From the last hour of Sunday in UTC, which is Monday in Amsterdam.
        var ledger = Some.Ledger(Mail("a", "x", day: 6.6), Mail("a", "y", day: 6.2), Mail("a", "z", day: 20));
        var cohorts = ledger.AutomatedEmails(cohorts: true, scope: new ReportScope { Zone = Amsterdam, Every = Frequency.Week })["welcome"]!
            .Steps[0].Cohorts;
        Assert.Equal(
            ["2026-03-02T00:00:00+01:00 1", "2026-03-09T00:00:00+01:00 1", "2026-03-16T00:00:00+01:00 1"],
            cohorts.Select(cohort => $"{cohort.Start:yyyy-MM-ddTHH:mm:sszzz} {cohort.Numbers.Counts[Metric.Sent]}"));
    }

    [Fact]
    public void A_cohort_has_what_became_of_it_later() => Assert.Equal(
        [1L],
        Some.Ledger(Mail(Some.Email, Some.Contact), Some.Delivered(), Some.Opened(at: 40 * 86_400.0))
            .AutomatedEmails(cohorts: true)["welcome"]!.Steps[0].Cohorts.Select(cohort => cohort.Numbers.Counts[Metric.Opened]));

    [Fact]
    public void By_event_date_a_cohort_has_what_happened_to_it_in_the_period()
    {
        var byDate = Definition.HubSpot with { DateBasis = DateBasis.EventDate };
        var cohort = Assert.Single(
            Some.Ledger(Mail(Some.Email, Some.Contact), Some.Delivered(), Some.Opened(at: 40 * 86_400.0))
                .AutomatedEmails(cohorts: true, byDate, new ReportScope { From = new DateOnly(2026, 4, 1) })["welcome"]!.Steps[0].Cohorts);
        Assert.Equal((2, 0L, 1L), (cohort.Start.Day, cohort.Numbers.Counts[Metric.Sent], cohort.Numbers.Counts[Metric.Opened]));
    }

    [Fact]
    public void There_are_no_cohorts_unless_asked_for() =>
        Assert.Empty(Some.Ledger(Mail("a", "x")).AutomatedEmails()["welcome"]!.Steps[0].Cohorts);

    [Fact]
    public void A_message_long_pending_warns_only_if_it_is_automated()
    {
        var scope = new ReportScope { AsOf = Some.At(100 * 86_400) };
        var ledger = Some.Ledger(
            Mail("news", "x", workflow: null), Some.Delivered(to: "y", email: "news"), Mail("a", "x"), Some.Delivered(to: "x", email: "a"));
        Assert.Contains(ledger.Report(scope: scope).Caveats, caveat => caveat.Code == CaveatCode.PendingLong);
        Assert.DoesNotContain(ledger.AutomatedEmails(scope: scope).Caveats, caveat => caveat.Code == CaveatCode.PendingLong);
    }

    [Fact]
    public void What_programs_did_makes_no_step() => Assert.Empty(
        Some.Ledger(Some.Clicked(actor: Actor.Automation) with { Segments = new Segments { Workflow = "welcome" } })
            .AutomatedEmails().Workflows);

    [Fact]
    public void What_was_read_from_JSON_cannot_be_merged()
    {
        var read = JsonSerializer.Deserialize<AutomatedEmails>(Some.Ledger(Mail("a", "x")).AutomatedEmails().ToString())!;
        Assert.Throws<ArgumentException>(() => AutomatedEmails.Merge(read));
    }

    [Fact]
    public void Documents_with_and_without_cohorts_are_not_merged()
    {
        var ledger = Some.Ledger(Mail("a", "x"));
        AutomatedEmails[] both = [ledger.AutomatedEmails(), ledger.AutomatedEmails(cohorts: true)];
        Assert.Contains(
            "cohorts", Assert.Throws<ArgumentException>(() => AutomatedEmails.Merge(both)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_length_of_cohorts_in_JSON_is_the_scope_s()
    {
        var json = Some.Ledger(Mail("a", "x")).AutomatedEmails(cohorts: true, scope: new ReportScope { Every = Frequency.Week }).ToString();
        Assert.Equal(Frequency.Week, JsonSerializer.Deserialize<AutomatedEmails>(json)!.Scope.Every);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AutomatedEmails>(
            json.Replace("\"zone\":\"UTC\"", "\"zone\":\"UTC\",\"every\":\"month\"", StringComparison.Ordinal)
                .Replace("\"zone\": \"UTC\"", "\"zone\": \"UTC\", \"every\": \"month\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_has_a_row_for_each_workflow_step_and_cohort()
    {
        var rows = new List<string>();
        Some.Ledger(Mail("a", "x", step: "1"), Mail("b", "x", step: "2"), Mail("1", "x", "other"))
            .AutomatedEmails(cohorts: true, scope: new ReportScope { MaxRows = 1 })
            .ToTable().Select("section", "workflow", "email", "step", "start", "contacts", "reached", "reachedOf", "rows")
            .Read(cells => rows.Add(string.Join(' ', cells.ToArray())));
        Assert.Equal(
            [
                "workflow welcome    1   ", "step welcome a 1  1 1 1 ", "cohort welcome a 1 2026-03-02T00:00:00+00:00 1   ",
                "step welcome b 2  1 1 1 ", "cohort welcome b 2 2026-03-02T00:00:00+00:00 1   ", "leftOut        1", "total     1   ",
            ],
            rows);
    }

    private static string Shown(Rate rate) => $"{rate.Numerator} of {rate.Denominator}";
}
