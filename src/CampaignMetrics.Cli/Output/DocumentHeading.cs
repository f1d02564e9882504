using CampaignMetrics.Shared;

namespace CampaignMetrics.Cli.Output;

/// <summary>
/// Says above the tables of a document what they cover, and the caveats, as a report does under its title; nothing where they cover all
/// without caveats.
/// </summary>
internal static class DocumentHeading
{
    /// <summary>For documents about the same messages: a caveat that concerns one of them stands there, too.</summary>
    public static void Write(Page page, IReadOnlyList<ScopeDocument> documents)
    {
        var first = documents[0];
        var caveats = documents.SelectMany(document => document.Caveats).Distinct().OrderBy(caveat => caveat.Code);
        Write(
            page,
            [.. Given(DefinitionTitle.OwnBasis(first.Definition)), .. Lines(first.Definition, first.Scope, first.Settings)],
            [.. caveats.Select(caveat => caveat.Text)]);
    }

    /// <summary>For reports by several definitions over one scope, which stand side by side.</summary>
    public static void Write(Page page, Report report, IReadOnlyCollection<string> caveats) =>
        Write(page, Lines(report.Definition, report.Scope, report.Settings, report.Excluded.Messages), caveats);

    private static IEnumerable<string> Lines(
        Definition definition, ReportScope scope, ReportSettings settings, long? leftOut = null) =>
        [.. TerminalHeading.ScopeLines(definition, scope, settings, leftOut), .. Given(ZoneOf(scope))];

    /// <summary>The zone, where no line about the period names it.</summary>
    private static string? ZoneOf(ReportScope scope) =>
        scope is { From: null, To: null } && scope.Zone.Id != TimeZoneInfo.Utc.Id ? $"days and hours of {scope.Zone.Id}" : null;

    private static void Write(Page page, IEnumerable<string> lines, IReadOnlyCollection<string> caveats)
    {
        var all = lines.ToList();
        if (all.Count + caveats.Count > 0) page.Line();
        foreach (var line in all) page.Note(line);
        TerminalHeading.Write(page, caveats);
    }

    private static string[] Given(string? line) => line is null ? [] : [line];
}
