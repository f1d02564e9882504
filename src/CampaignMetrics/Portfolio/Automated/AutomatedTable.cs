using CampaignMetrics.Exports;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.TimeSeries;

namespace CampaignMetrics.Portfolio.Automated;

/// <summary>Automated emails as a table: a row for each workflow, before those of its steps, each before its cohorts.</summary>
internal static class AutomatedTable
{
    public static Table Of(AutomatedEmails automated)
    {
        var columns = new Columns<Line>
        {
            { "section", CellType.Text, line => line.Section },
            { "workflow", CellType.Text, line => line.Workflow?.Workflow },
            { "email", CellType.Text, line => line.Step?.Numbers.Key },
            { "name", CellType.Text, line => line.Step?.Name },
            { "step", CellType.Text, line => line.Step?.Step },
            { "start", CellType.Text, line => SeriesTable.Text(line.Cohort?.Start) },
            { "contacts", CellType.Count, line => line.Numbers?.People.Sent },
            { "reached", CellType.Count, line => line.Reached?.Numerator },
            { "reachedOf", CellType.Count, line => line.Reached?.Denominator },
            { "reachedRate", CellType.Number, line => line.Reached?.Value },
        };
        columns.AddNumbers(automated.Definition, line => line.Numbers?.Counts, line => line.Numbers?.Rates);
        columns.Add("rows", CellType.Count, line => line.RowsLeftOut);
        return columns.Of(Lines(automated));
    }

    private static IEnumerable<Line> Lines(AutomatedEmails automated)
    {
        foreach (var workflow in automated.Workflows)
        {
            yield return new Line("workflow", workflow.Numbers, workflow);
            foreach (var step in workflow.Steps)
            {
                yield return new Line("step", step.Numbers, workflow, step);
                foreach (var cohort in step.Cohorts) yield return new Line("cohort", cohort.Numbers, workflow, step, cohort);
            }
        }
        if (automated.WorkflowsLeftOut > 0) yield return new Line("leftOut", null) { RowsLeftOut = automated.WorkflowsLeftOut };
        yield return new Line("total", automated.Total);
    }

    /// <summary>A row: of a workflow, a step, a cohort or all messages, or instead of the workflows that are left out.</summary>
    private sealed record Line(
        string Section, BreakdownRow? Numbers, WorkflowReport? Workflow = null, WorkflowStep? Step = null, StepCohort? Cohort = null)
    {
        public Rate? Reached => Cohort is null ? Step?.Reached : null;

        public long? RowsLeftOut { get; init; }
    }
}
