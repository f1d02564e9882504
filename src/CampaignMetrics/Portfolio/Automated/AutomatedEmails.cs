using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Automated;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>Automated emails by workflow and step, each with its numbers and how many of those who got the first step it reached; if
/// asked, also by when they were sent.</summary>
/// <remarks>
/// <para>
/// It is about all messages of a workflow, by events or catalog, and about those of emails of type <c>automated</c> that have none. Emails
/// that the catalog puts into a workflow are listed before anything was sent. A workflow has the numbers of a
/// <see cref="Breakdown"/> by workflow, a step those of a report of the workflow and the email. The period is the scope's: any days, and
/// not days since a sending.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// AutomatedEmails automated = messages.AutomatedEmails();
/// foreach (WorkflowStep step in automated["welcome"]!.Steps)
///     Console.WriteLine($"{step.Email}: {step.Reached}, {step.Numbers.Rates.Open}");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<AutomatedEmails>)), JsonForm<AutomatedEmailsConverter>]
public sealed class AutomatedEmails : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/automated/v1";

    /// <summary>The name of the tag by which events state the place of an email in its workflow, as <see cref="Email.Step"/> of the
    /// catalog does.</summary>
    public const string StepTag = "step";

    // Null where it was read from JSON: it cannot be merged then.
    private readonly AutomatedSums? _sums;

    internal AutomatedEmails(AutomatedSums sums, bool hasCohorts, DocumentBasis basis) : this(hasCohorts, basis)
    {
        _sums = sums;
        Caveats = sums.CaveatsOf(basis.Scope);
        var rows = new AutomatedRows(sums, basis);
        Total = rows.Total;
        Workflows = [.. rows.Workflows.Take(basis.Scope.MaxRows)];
        WorkflowsLeftOut = sums.Workflows.Count() - Workflows.Length;
    }

    internal AutomatedEmails(bool hasCohorts, DocumentBasis basis) : base(basis) => HasCohorts = hasCohorts;

    /// <summary>Whether the steps have cohorts, in buckets of <see cref="ReportScope.Every"/>.</summary>
    public bool HasCohorts { get; }

    /// <summary>The numbers of all messages that it is about, each counted once. It has no key.</summary>
    public BreakdownRow Total { get; internal init; } = null!;

    /// <summary>The workflows, most sent first, ties by name. Emails of type <c>automated</c> without a workflow come last, in one without
    /// a name. At most <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<WorkflowReport> Workflows { get; internal init; } = [];

    /// <summary>The number of workflows beyond <see cref="ReportScope.MaxRows"/>, which are left out.</summary>
    public long WorkflowsLeftOut { get; internal init; }

    /// <summary>The workflow with a name; null when there is none.</summary>
    /// <param name="workflow">The name; null for the emails without a workflow.</param>
    public WorkflowReport? this[string? workflow] => Workflows.FirstOrDefault(row => row.Workflow == workflow);

    /// <summary>Merges documents over disjoint sets of contacts into one.</summary>
    /// <param name="parts">One or more, all with or all without cohorts, of the same definition, scope and settings.</param>
    /// <exception cref="ArgumentException">There is no part; two differ in one of these; the scope filters by campaign and two parts know
    /// different campaigns of an email; or a part was read from JSON, which has no sums.</exception>
    public static AutomatedEmails Merge(params IEnumerable<AutomatedEmails> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, $"cohorts, {DocumentBasis.Words}",
            (one, other) => one.HasCohorts == other.HasCohorts && one.Basis == other.Basis, part => part._sums);
        return new AutomatedEmails(sums, first.HasCohorts, first.Basis);
    }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => AutomatedTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => AutomatedEmailsConverter.Instance.Pieces(json, this);
}
