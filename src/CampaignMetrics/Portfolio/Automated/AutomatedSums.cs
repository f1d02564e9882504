using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics.Portfolio.Automated;

/// <summary>The sums behind <see cref="AutomatedEmails"/>: of each workflow, of its steps, and of their cohorts.</summary>
internal sealed class AutomatedSums : ScopeSums<AutomatedSums>
{
    private readonly Dictionary<string, WorkflowSum> _workflows = new(StringComparer.Ordinal);
    private WorkflowSum? _without;

    /// <summary>The workflows that have a step to show: most sent first, ties by name, that without a name last.</summary>
    public IEnumerable<WorkflowSum> Workflows => All
        .Where(workflow => workflow.Steps.Any())
        .OrderBy(workflow => workflow.Name is null)
        .ThenByDescending(workflow => workflow.Cell.Sent)
        .ThenBy(workflow => workflow.Name, CodePoints.Order);

    private IEnumerable<WorkflowSum> All => _without is { } without ? _workflows.Values.Append(without) : _workflows.Values;

    public WorkflowSum Of(string? name)
    {
        if (name is null) return _without ??= new WorkflowSum(null);
        if (!_workflows.TryGetValue(name, out var workflow)) _workflows.Add(name, workflow = new WorkflowSum(name));
        return workflow;
    }

    public override void Add(AutomatedSums other)
    {
        base.Add(other);
        foreach (var workflow in other.All) Of(workflow.Name).Add(workflow);
    }
}

/// <summary>The sums of a workflow.</summary>
/// <param name="name">Its name; null for the automated emails that have none.</param>
internal sealed class WorkflowSum(string? name)
{
    private readonly Dictionary<string, StepSum> _steps = new(StringComparer.Ordinal);
    // The steps that were sent to the current contact.
    private readonly List<string> _sent = [];

    public string? Name { get; } = name;

    public CellSum Cell { get; } = new();

    public Journeys Journeys { get; } = new();

    /// <summary>The steps to show: those with a selected message, and those that the catalog knows.</summary>
    public IEnumerable<StepSum> Steps => _steps.Values.Where(step => step.IsOfCatalog || step.Cell.IsInScope);

    /// <summary>The step of an email, which is added if it is new.</summary>
    /// <param name="key">The email's key; <see cref="StepSum.Hidden"/> for one that is not named.</param>
    /// <param name="entry">Its catalog entry; null for none.</param>
    public StepSum Of(string key, Email? entry)
    {
        if (!_steps.TryGetValue(key, out var step)) _steps.Add(key, step = new StepSum(this, key, entry));
        return step;
    }

    /// <summary>Notes that a step was sent to the current contact.</summary>
    /// <returns>Whether it is the first one noted: then <see cref="EndPerson"/> must be called at the contact's end.</returns>
    public bool Send(StepSum step)
    {
        _sent.Add(step.Key);
        return _sent.Count == 1;
    }

    public void EndPerson()
    {
        Journeys.Add(_sent.Distinct().Order(StringComparer.Ordinal));
        _sent.Clear();
    }

    public void Add(WorkflowSum other)
    {
        Cell.Add(other.Cell);
        Journeys.Add(other.Journeys);
        foreach (var step in other._steps.Values) Of(step.Key, step.Entry).Add(step);
    }
}

/// <summary>The sums of an email in a workflow.</summary>
internal sealed class StepSum(WorkflowSum workflow, string key, Email? entry)
{
    /// <summary>Stands for all emails that the viewer may not see; no email has it as its key.</summary>
    public const string Hidden = "";

    private string? _stated;

    public WorkflowSum Workflow { get; } = workflow;

    public string Key { get; } = key;

    public bool IsHidden => Key == Hidden;

    public Email? Entry { get; } = entry;

    /// <summary>Whether the catalog says that it belongs to the workflow, so that it is shown without any message.</summary>
    public bool IsOfCatalog { get; set; }

    public CellSum Cell { get; } = new();

    /// <summary>Its messages by when they were sent; empty unless asked for.</summary>
    public RowSum Cohorts { get; } = new(null);

    /// <summary>Its place by the catalog, else the smallest that its events state; null for none.</summary>
    public string? Label => Entry?.Step is { Length: > 0 } step ? step : _stated;

    /// <summary>Takes a place that events state.</summary>
    public void State(string? label)
    {
        if (!string.IsNullOrEmpty(label) && (_stated is null || NaturalOrder.Instance.Compare(label, _stated) < 0)) _stated = label;
    }

    public void Add(StepSum other)
    {
        IsOfCatalog |= other.IsOfCatalog;
        State(other._stated);
        Cell.Add(other.Cell);
        Cohorts.Add(other.Cohorts);
    }
}
