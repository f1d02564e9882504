using System.CommandLine;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>automated FILE…</c>: automated emails by workflow and step, with <c>--every</c> also by when they were sent.</summary>
internal static class AutomatedCommand
{
    public const string Name = "automated";

    private static readonly string[] Headings = ["sent", "delivered", "open", "click"];

    public static Command Create() =>
        new DocumentCommand<AutomatedEmails>(
            Name, "Reports automated emails by workflow and step, with --every also by when they were sent.")
        {
            Make = asked =>
            [
                asked.Ledger.AutomatedEmails(
                    asked.Parsed.GetResult("--every") is not null, asked.Definition, asked.Scope, asked.CancellationToken),
            ],
            IsEmpty = automated => automated.Total.Counts[Metric.Selected] == 0,
            Show = Write,
            ToTable = automated => automated.ToTable(),
        }.Create();

    public static void Write(Page page, AutomatedEmails automated)
    {
        foreach (var workflow in automated.Workflows) Write(page, automated, workflow);
        if (automated.WorkflowsLeftOut > 0) page.Note(Figures.More(automated.WorkflowsLeftOut));
        if (!automated.Workflows.IsEmpty) return;
        page.Heading($"Automated emails, {automated.Definition.Title}");
        page.Note("no message is of a workflow, and none of an email of type automated");
    }

    private static void Write(Page page, AutomatedEmails automated, WorkflowReport workflow)
    {
        page.Heading($"{(workflow.Workflow is { } name ? $"Workflow {name}" : "No workflow")}, {automated.Definition.Title}");
        var table = new PagedTable(["", "contacts", "reached", .. Headings], numbers: true);
        foreach (var step in workflow.Steps)
            table.Add([Title(step), Figures.Count(step.Numbers.People.Sent), Figures.Percent(step.Reached?.Value), .. Cells(step.Numbers)]);
        table.Add(["all", Figures.Count(workflow.Numbers.People.Sent), "", .. Cells(workflow.Numbers)]);
        table.Write(page);
        TellUnmeasured(page, workflow.Steps.Select(step => step.Numbers).Append(workflow.Numbers));
        // Said once: workflows with a name come first.
        if (workflow == automated.Workflows[0] && workflow.Workflow is not null)
            page.Note("reached: of the contacts of the first step, those to whom this one was sent, too");
        foreach (var step in workflow.Steps.Where(step => !step.Cohorts.IsEmpty)) WriteCohorts(page, automated.Scope.Every, step);
    }

    private static void WriteCohorts(Page page, Frequency every, WorkflowStep step)
    {
        page.Heading($"{Title(step)}, by when it was sent");
        var table = new PagedTable(["", "contacts", .. Headings], numbers: true);
        foreach (var cohort in step.Cohorts)
            table.Add([Moment.Of(cohort.Start, every), Figures.Count(cohort.Numbers.People.Sent), .. Cells(cohort.Numbers)]);
        table.Write(page);
        TellUnmeasured(page, step.Cohorts.Select(cohort => cohort.Numbers));
    }

    private static string Title(WorkflowStep step) => step.Name ?? step.Email?.Value ?? "(others)";

    private static IEnumerable<string> Cells(BreakdownRow row) =>
    [
        Figures.Count(row.Counts.Measured(Metric.Sent)), Figures.Count(row.Counts.Measured(Metric.Delivered)),
        Figures.Percent(row.Rates.Open.Value), Figures.Percent(row.Rates.Click.Value),
    ];

    private static void TellUnmeasured(Page page, IEnumerable<BreakdownRow> rows)
    {
        var reasons = rows.SelectMany(row => new[]
        {
            row.Counts.ReasonAgainst(Metric.Sent), row.Counts.ReasonAgainst(Metric.Delivered),
            row.Rates.Open.Ratio.NotMeasured, row.Rates.Click.Ratio.NotMeasured,
        });
        if (Figures.Unmeasured(reasons) is { } why) page.Note(why);
    }
}
