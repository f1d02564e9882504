using CampaignMetrics.AspNetCore.Reports.Parameters;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>What every report is made with: the definition, and the scope with its days and viewer.</summary>
internal sealed record ReportBasis(Definition Definition, ReportScope Scope)
{
    public static ReportBasis Read(Query query, IList<Definition> definitions, Viewer viewer, DateTimeOffset now)
    {
        var scope = ScopeParameters.Scope(query) with { Viewer = viewer };
        if (ScopeParameters.PeriodOf(query) is { } period)
        {
            if (scope.From is not null || scope.To is not null) query.Fault("period", "from and to say already which days");
            var (from, to) = period.Days(now, scope.Zone, scope.FirstDayOfWeek);
            scope = scope with { From = from, To = to };
        }
        return new ReportBasis(ScopeParameters.DefinitionOf(query, definitions), scope);
    }
}
