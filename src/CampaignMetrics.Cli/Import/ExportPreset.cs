namespace CampaignMetrics.Cli.Import;

/// <summary>A known export of a product: how it is recognised, what its columns mean, and what it lacks.</summary>
/// <remarks><para>All that is known of an export is data, in ExportPresets; ExportReader has no code for a single product.</para></remarks>
/// <param name="Name">Its name, for <c>--preset</c>.</param>
/// <param name="Provider">The product.</param>
/// <param name="Marks">The columns by which it is recognised: all have to be there, of <c>a|b</c> one.</param>
/// <param name="Map">The columns that all events of a row share.</param>
/// <param name="Events">The events that a row may report.</param>
internal sealed record ExportPreset(string Name, string Provider, string Marks, string Map, params EventRule[] Events)
{
    /// <summary>Whether the file has no other columns than the marks and those in <see cref="Map"/>.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>How times are written, where that is not ISO 8601.</summary>
    public string[] Formats { get; init; } = [];

    /// <summary>Texts at which a message's id is cut, since what follows them differs between the events of one message.</summary>
    public string[] MessageIdEnds { get; init; } = [];

    /// <summary>What the export does not say, for a person to read.</summary>
    public required string Lacks { get; init; }

    /// <summary>What it lacks about the email, unless the command line names one. Empty where each row says it.</summary>
    public string LacksEmail { get; init; } = "";

    /// <summary>Whether a file with this header is such an export.</summary>
    public bool Fits(CsvHeader header) =>
        Marks.Split(',').All(mark => mark.Split('|').Any(header.Has)) && (!IsNarrow || header.Names.All(IsKnown));

    private bool IsKnown(string name)
    {
        var own = new CsvHeader([name]);
        return Marks.Split(',', '|').Any(own.Has) || ColumnMap.Of(Map).Rows.Any(row => row.Columns.Any(own.Has));
    }
}
