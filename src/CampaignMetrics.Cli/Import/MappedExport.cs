namespace CampaignMetrics.Cli.Import;

/// <summary>An export whose columns the command line explains.</summary>
internal static class MappedExport
{
    /// <exception cref="UnusableException">The columns are not there, or do not make an event.</exception>
    public static ExportPreset Of(ColumnMap map, CsvHeader header, ImportSettings settings)
    {
        foreach (var column in map.Rows.SelectMany(row => row.Columns))
            if (header.Find(column) is null) throw new UnusableException($"--map: {ExportColumns.Missing(column, header)}");
        if (!map.Has("recipient")) throw new UnusableException("--map: recipient=COLUMN is needed: whom an event is of");
        if (!map.Has("type") && settings.Types.Count == 0)
            throw new UnusableException("--map: type=COLUMN is needed, or --type TYPE for what every row is");
        // The provider is a part of derived ids; csv stands for one that is not known.
        return new ExportPreset("map", settings.Provider ?? "csv", "", map.ToString(), Rules(map, settings)) { Lacks = "" };
    }

    private static EventRule[] Rules(ColumnMap map, ImportSettings settings) => map.Has("type")
        ? [new EventRule(null, "") { IsEveryRow = true }]
        : [.. settings.Types.Distinct().Select(type => new EventRule(type, "") { IsEveryRow = true })];
}
