using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Time;

namespace CampaignMetrics.Portfolio.Automated;

/// <summary>Turns the sums of automated emails into workflows and steps.</summary>
internal sealed class AutomatedRows(AutomatedSums sums, DocumentBasis basis)
{
    public BreakdownRow Total => Row(null, sums.Whole);

    public IEnumerable<WorkflowReport> Workflows => sums.Workflows.Select(WorkflowOf);

    private WorkflowReport WorkflowOf(WorkflowSum workflow)
    {
        var steps = InOrder(workflow.Steps);
        // Emails without a workflow follow no first one.
        var first = workflow.Name is null ? null : steps[0].Key;
        var reached = first is null ? [] : workflow.Journeys.With(first);
        return new WorkflowReport(
            Row(workflow.Name, workflow.Cell), [.. steps.Select(step => StepOf(step, first is null ? null : RateOf(step.Key)))]);

        Rate RateOf(string key) => new(reached.GetValueOrDefault(key), reached.GetValueOrDefault(first));
    }

    private WorkflowStep StepOf(StepSum step, Rate? reached) => new()
    {
        Name = step.Entry?.Name,
        Step = step.Label,
        SentAt = SentAtOf(step) is { } at ? Instants.ToInstant(at) : null,
        Numbers = Row(step.IsHidden ? null : step.Key, step.Cell),
        Reached = reached,
        Cohorts = [.. step.Cohorts.Buckets.Order().Select(start => CohortOf(step, start)).OfType<StepCohort>()],
    };

    /// <summary>A cohort; null where nothing is known of it but what programs did.</summary>
    private StepCohort? CohortOf(StepSum step, long start)
    {
        var cell = step.Cohorts[start];
        return cell.IsInScope
            ? new StepCohort(TimeZoneInfo.ConvertTime(Instants.ToInstant(start), basis.Scope.Zone), Row(null, cell))
            : null;
    }

    private StepSum[] InOrder(IEnumerable<StepSum> steps) =>
    [
        .. steps
            .OrderBy(step => step.IsHidden)
            .ThenBy(step => step.Label is null)
            .ThenBy(step => step.Label, NaturalOrder.Instance)
            .ThenBy(step => SentAtOf(step) ?? long.MaxValue)
            .ThenBy(step => step.Key, CodePoints.Order),
    ];

    /// <summary>When the email was first sent, in milliseconds since 1970; null where it was not, or is hidden.</summary>
    private long? SentAtOf(StepSum step) => sums.Whole.Emails.TryGetValue(step.Key, out var email)
        ? email.FirstSentAt
        : step.Entry?.SentAt?.ToUnixTimeMilliseconds();

    private BreakdownRow Row(string? key, CellSum cell) => BreakdownRows.Row(key, cell.People, sums.MeasurementOf(cell), basis.Definition);
}
