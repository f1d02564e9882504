namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// Reads the text tables that are embedded in this assembly: columns separated by <c>|</c>, comments after <c>#</c> at the start of a line.
/// </summary>
internal static class EmbeddedTable
{
    /// <summary>The whole text of a table.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"No table is called {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// The rows of a table, each with its trimmed columns; empty lines and comments are
    /// left out, and a line that begins with <c>|</c> belongs to the row before it.
    /// </summary>
    public static List<string[]> Rows(string name)
    {
        var rows = new List<string[]>();
        foreach (var line in Text(name).Replace("\n    |", ";", StringComparison.Ordinal).Split('\n'))
        {
            if (line.Trim().Length > 0 && line[0] != '#') rows.Add(line.Split('|', StringSplitOptions.TrimEntries));
        }

        return rows;
    }
}
