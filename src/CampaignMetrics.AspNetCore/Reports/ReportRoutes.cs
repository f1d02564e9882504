using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.AspNetCore.Reports.Parameters;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>All reports that can be asked for: a new one is a row here.</summary>
internal static class ReportRoutes
{
    public static ImmutableArray<ReportRoute> All { get; } =
    [
        Of(SavedKind.Report, "report", "Counts, rates, links, clients, places and time of one email or many."),
        Of(SavedKind.Breakdown, "breakdown", "Counts and rates, a row for each value of a dimension.", By(ReportParameters.RequiredBy)),
        Of(SavedKind.Series, "series", "Metrics and rates by hour, day, week or month.", Measured, By(ReportParameters.By)),
        Of(SavedKind.Times, "times", "How long deliveries, opens and clicks took."),
        Of(SavedKind.Sources, "sources", "Which sources told which events."),
        Of(SavedKind.Unsubscriptions, "unsubscriptions", "Who left, from what and how."),
        Of(SavedKind.Overview, "overview", "All emails of a period beside those of the period before."),
        Of(SavedKind.Scatter, "scatter", "Emails by two rates.", Rate(ReportParameters.X, "open"), Rate(ReportParameters.Y, "click")),
        Of(SavedKind.Ranking, "rank", "Emails by a rate, those that are surely better first.", Rate(ReportParameters.Rate, "open")),
        Of(SavedKind.Watch, "watch", "Deliverability by mailbox provider and day, and unusual changes."),
        Automated(),
        Of(SavedKind.Variants, "ab", "An A/B test.", Compared) with { Without = [ScopeParameters.Email, ScopeParameters.ByEventDate] },
        ListRoutes.Emails, ListRoutes.Recipients, ListRoutes.Orders, ListRoutes.ExportRecipients, ListRoutes.ExportEvents,
    ];

    private static ReportSetting Measured => new(
        [ReportParameters.Measures], (query, saved) => saved with { Measures = ReportParameters.MeasuresOf(query) });

    private static ReportSetting Compared => new(
        VariantParameters.All, (query, saved) => saved with { Variants = VariantParameters.Read(query) });

    private static ReportSetting By(Parameter by) => new(
        [by], (query, saved) => saved with { By = ReportParameters.DimensionOf(query, by) });

    private static ReportSetting Rate(Parameter rate, string preset) => new(
        [rate], (query, saved) => saved with
        {
            Measures = [.. saved.Measures, .. ReportParameters.RateOf(query, rate, preset, saved.Definition)],
        });

    private static ReportRoute Automated()
    {
        var cohorts = new ReportSetting([ReportParameters.Cohorts], (query, saved) => saved with
        {
            Kind = query.Flag(ReportParameters.Cohorts) ? SavedKind.AutomatedCohorts : SavedKind.Automated,
        });
        return Of(SavedKind.Automated, "automated", "Automated emails by workflow and step.", cohorts);
    }

    /// <summary>A report that could also be saved: which parameters a kind needs is known there.</summary>
    private static ReportRoute Of(SavedKind kind, string name, string summary, params ImmutableArray<ReportSetting> settings) => new(
        name, summary, [.. settings.SelectMany(setting => setting.Parameters)],
        (query, basis) =>
        {
            var saved = new SavedReport { Name = name, Kind = kind, Definition = basis.Definition, Selection = basis.Scope };
            foreach (var setting in settings) saved = setting.Read(query, saved);
            if (query.Faults.Count == 0 && saved.Fault is { } fault) query.Fault(name, $"it cannot be made: {fault}");
            return (ledger, cancellationToken) =>
            {
                var run = saved.Run(ledger, DateTimeOffset.UnixEpoch, basis.Scope.Viewer, cancellationToken);
                return new MadeReport(run.WriteJsonAsync, run.ToTable);
            };
        });

    /// <summary>Parameters, and what they set.</summary>
    private sealed record ReportSetting(ImmutableArray<Parameter> Parameters, Func<Query, SavedReport, SavedReport> Read);
}
