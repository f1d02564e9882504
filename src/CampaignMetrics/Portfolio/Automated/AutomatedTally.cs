using CampaignMetrics.Messages;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Portfolio.Automated;

/// <summary>Adds up the automated messages of a scope by workflow, step and cohort, in one pass. Each thread has its own.</summary>
internal sealed class AutomatedTally : ScopeTally<AutomatedSums>
{
    private readonly StepCut _steps;
    private readonly Buckets? _cohorts;
    // What has messages of the current contact: only these must be ended with it.
    private readonly List<CellSum> _cells = [];
    private readonly List<WorkflowSum> _workflows = [];

    public AutomatedTally(
        Vocabulary words, MessageEvents events, MessageKnowledge knowledge, TallyRequest request, bool hasCohorts)
        : base(words, events, knowledge, request, new AutomatedSums())
    {
        var scope = request.Scope;
        _steps = new StepCut(Sums, words, knowledge.Catalog, scope);
        if (!hasCohorts) return;
        _cohorts = new Buckets(new ZoneClock(scope.Zone, request.Range.From, request.Range.To), scope.Every, scope.FirstDayOfWeek);
    }

    // The order of the steps comes from all messages, in the period or not: it must not change with the period.
    protected override void Look(in FoldedMessage message) => _steps.Of(message.State);

    protected override bool Covers(in MessageState state) => _steps.Of(state).Length > 0;

    protected override void Add(in Counted counted, EmailSum email)
    {
        Add(Sums.Whole, email, counted);
        foreach (var step in _steps.Of(counted.Message.State))
        {
            Add(step.Workflow.Cell, email, counted);
            Add(step.Cell, email, counted);
            if (_cohorts is not null) Add(step.Cohorts[_cohorts.StartOf(counted.Message.State.CohortAt)], email, counted);
            if (Counter.Has(Metric.Sent) && step.Workflow.Send(step)) _workflows.Add(step.Workflow);
        }
    }

    protected override void EndContact(ReadOnlySpan<byte> contact)
    {
        foreach (var cell in _cells) cell.EndPerson();
        foreach (var workflow in _workflows) workflow.EndPerson();
        _cells.Clear();
        _workflows.Clear();
    }

    private void Add(CellSum cell, EmailSum email, in Counted counted)
    {
        cell.Of(email).Add(counted.Message, Counter, HasCohort);
        if (cell.AddPerson(Counter.Counts)) _cells.Add(cell);
    }
}
