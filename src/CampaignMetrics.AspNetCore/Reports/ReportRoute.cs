using System.Collections.Immutable;
using CampaignMetrics.AspNetCore.Reports.Parameters;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>A report that can be asked for. The routes, the reading of parameters and the OpenAPI document are made of these.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Own">Its parameters beside those of the scope.</param>
/// <param name="Plan">Reads its parameters, and gives what makes it. Faults are told by the query.</param>
internal sealed record ReportRoute(
    string Name, string Summary, ImmutableArray<Parameter> Own, Func<Query, ReportBasis, ReportMaker> Plan)
{
    /// <summary>The parameter that says in which form it is written; the first form is the default.</summary>
    public Parameter Format { get; init; } = ReportParameters.Format;

    /// <summary>Parameters of the scope that have no meaning here, and are refused.</summary>
    public ImmutableArray<Parameter> Without { get; init; } = [];

    public IEnumerable<Parameter> Parameters => [.. Own, .. ScopeParameters.All.Except(Without), Format, ReportParameters.Columns];
}
