namespace CampaignMetrics.Cli.Output;

/// <summary>Says above the tables of a document what they cover, as a report does under its title; nothing where they cover all.</summary>
internal static class DocumentHeading
{
    public static void Write(Page page, ScopeDocument document) =>
        Write(
            page,
            [
                .. Given(DefinitionTitle.OwnBasis(document.Definition)),
                .. Lines(document.Definition, document.Scope, document.Settings),
            ]);

    /// <summary>For reports by several definitions over one scope, which stand side by side.</summary>
    public static void Write(Page page, Report report) =>
        Write(page, Lines(report.Definition, report.Scope, report.Settings, report.Excluded.Messages));

    private static IEnumerable<string> Lines(
        Definition definition, ReportScope scope, ReportSettings settings, long? leftOut = null) =>
        [.. TerminalHeading.ScopeLines(definition, scope, settings, leftOut), .. Given(ZoneOf(scope))];

    /// <summary>The zone, where no line about the period names it.</summary>
    private static string? ZoneOf(ReportScope scope) =>
        scope is { From: null, To: null } && scope.Zone.Id != TimeZoneInfo.Utc.Id ? $"days and hours of {scope.Zone.Id}" : null;

    private static void Write(Page page, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0) page.Line();
        foreach (var line in all) page.Note(line);
    }

    private static string[] Given(string? line) => line is null ? [] : [line];
}
