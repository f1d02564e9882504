namespace CampaignMetrics.Tests.Laws;

/// <summary>Automated emails have the numbers of reports, and lose no message.</summary>
public sealed class AutomatedLaws
{
    private static readonly string?[] Places = [null, null, "1", "2", "02", "2b", "10"];

    /// <summary>All but events that count whoever did them: what is known by programs alone makes no step and no cohort.</summary>
    private static readonly Metric[] Additive =
    [
        .. Enum.GetValues<Metric>().Except(
            [Metric.AllOpens, Metric.AllClicks, Metric.AutomationOpens, Metric.AutomationClicks, Metric.RoleClicks]),
    ];

    [Fact]
    public void Workflows_and_steps_are_those_of_the_naive_reference() => Law.Holds(Worlds.Any, (given, random) =>
    {
        var world = WithSteps(given, random);
        string[] expected = [.. new NaiveAutomated(world).Lines], actual = [.. NaiveAutomated.LinesOf(Of(world))];
        return expected.SequenceEqual(actual)
            ? true
            : throw new InvalidOperationException($"{string.Join('\n', expected)}\nagainst\n{string.Join('\n', actual)}");
    });

    [Fact]
    public void A_step_is_the_report_of_its_workflow_and_email() => Law.Holds(Worlds.Any, AreReports, 300);

    [Fact]
    public void A_step_by_event_date_is_the_report_of_its_workflow_and_email() => Law.Holds(Worlds.AnyByDate, AreReports, 300);

    [Fact]
    public void A_workflow_is_the_row_of_a_breakdown() => Law.Holds(Worlds.Any, world =>
    {
        var rows = world.Ledger().Breakdown(Dimension.Workflow, world.Definition, world.Scope);
        return Of(world).Workflows.Where(workflow => workflow.Workflow is not null).All(workflow =>
            rows[workflow.Workflow] is { } row
                ? row.ToString() == workflow.Numbers.ToString()
                : workflow.Steps.All(step => step.Numbers.Counts[Metric.Selected] == 0));
    }, 300);

    [Fact]
    public void All_automated_messages_are_in_it() => Law.Holds(Worlds.Any, given =>
    {
        var world = given with { Scope = new ReportScope { EmailType = "automated", Within = given.Scope } };
        var automated = Of(world);
        return Law.AreSame(automated.Total, world.Report())
            && automated.Workflows.Sum(workflow => workflow.Numbers.Counts[Metric.Sent]) >= automated.Total.Counts[Metric.Sent];
    }, 300);

    [Fact]
    public void Steps_add_up_to_their_workflow() => Law.Holds(Worlds.Any, world => Of(world).Workflows.All(workflow =>
        AddUp(workflow.Steps.Select(step => step.Numbers), workflow.Numbers)), 300);

    [Fact]
    public void Cohorts_add_up_to_their_step() => Law.Holds(Worlds.Any, CohortsAddUp, 300);

    [Fact]
    public void Cohorts_by_event_date_add_up_to_their_step() => Law.Holds(Worlds.AnyByDate, CohortsAddUp, 300);

    [Fact]
    public void A_cohort_of_a_day_is_the_report_of_what_was_sent_on_it() => Law.Holds(Worlds.Any, given =>
    {
        var world = given with { Scope = given.Scope with { From = null, To = null, Every = Frequency.Day } };
        var ledger = world.Ledger();
        return Of(world).Workflows.Where(workflow => workflow.Workflow is not null).All(workflow =>
            workflow.Steps.All(step => step.Cohorts.All(cohort =>
            {
                var day = DateOnly.FromDateTime(cohort.Start.DateTime);
                var scope = ScopeOf(world, workflow, step) with { From = day, To = day.AddDays(1), Zone = world.Scope.Zone };
                return Law.AreSame(cohort.Numbers, ledger.Report(world.Definition, scope));
            })));
    }, 300);

    [Fact]
    public void The_order_of_steps_does_not_change_with_the_period() => Law.Holds(Worlds.Any, (given, random) =>
    {
        var world = WithSteps(given, random);
        var always = Of(world with { Scope = world.Scope with { From = null, To = null } });
        return Of(world).Workflows.All(workflow =>
        {
            var emails = always[workflow.Workflow]!.Steps.Select(step => step.Email).ToList();
            return workflow.Steps.Select(step => emails.IndexOf(step.Email)).ToList() is var places
                && places.TrueForAll(place => place >= 0) && places.Order().SequenceEqual(places);
        });
    }, 300);

    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(Worlds.Any, (given, random) =>
    {
        var world = WithSteps(given, random);
        world = world with { Scope = world.Scope with { Campaigns = [] } };
        var partOf = world.Events.Select(happened => happened.Recipient).Distinct().ToDictionary(contact => contact, _ => random.Next(3));
        var parts = Enumerable.Range(0, 3).Select(part =>
            Of(world with { Events = [.. world.Events.Where(happened => partOf[happened.Recipient] == part)] }));
        return Of(world).ToString() == AutomatedEmails.Merge(parts).ToString();
    }, 300);

    [Fact]
    public void Neither_order_nor_copies_change_a_byte() => Law.Holds(Worlds.Any, (given, random) =>
    {
        var world = WithSteps(given, random);
        return Of(world).ToString() == Of(world with { Events = [.. world.Events.Reverse(), .. world.Events] }).ToString();
    }, 200);

    [Fact]
    public void It_goes_through_JSON() => Law.Holds(Worlds.Any, world =>
    {
        var automated = Of(world);
        var read = System.Text.Json.JsonSerializer.Deserialize<AutomatedEmails>(automated.ToString())!;
        return read.ToString() == automated.ToString();
    }, 200);

    private static AutomatedEmails Of(World world) => world.Ledger().AutomatedEmails(cohorts: true, world.Definition, world.Scope);

    private static bool AreReports(World world)
    {
        var ledger = world.Ledger();
        return Of(world).Workflows.Where(workflow => workflow.Workflow is not null).All(workflow => workflow.Steps.All(step =>
            Law.AreSame(step.Numbers, ledger.Report(world.Definition, ScopeOf(world, workflow, step)))));
    }

    private static ReportScope ScopeOf(World world, WorkflowReport workflow, WorkflowStep step) =>
        new() { Workflows = [workflow.Workflow!], Emails = [step.Email!.Value], Within = world.Scope };

    private static bool CohortsAddUp(World world) => Of(world).Workflows.All(workflow =>
        workflow.Steps.All(step => AddUp(step.Cohorts.Select(cohort => cohort.Numbers), step.Numbers)));

    private static bool AddUp(IEnumerable<BreakdownRow> parts, BreakdownRow whole)
    {
        var all = parts.ToList();
        return Additive.All(metric => all.Sum(part => part.Counts[metric]) == whole.Counts[metric]);
    }

    /// <summary>The same, with places of the emails in the catalog and in tags.</summary>
    private static World WithSteps(World world, Random random) => world with
    {
        Events = [.. world.Distinct.Select(happened => PlaceOf(random) is { } place ? WithStep(happened, place) : happened)],
        Catalog = new EmailCatalog(world.Catalog.Emails.Select(email => email with { Step = PlaceOf(random) })),
    };

    private static EmailEvent WithStep(EmailEvent happened, string place) => happened with
    {
        Segments = happened.Segments with { Tags = happened.Segments.Tags.SetItem(AutomatedEmails.StepTag, place) },
    };

    private static string? PlaceOf(Random random) => Places[random.Next(Places.Length)];
}
