using System.Globalization;

namespace CampaignMetrics.Cli.Generate.Drawing;

/// <summary>A readable table in a text: one row a line, columns between bars.</summary>
internal static class Rows
{
    public static CultureInfo Culture => CultureInfo.InvariantCulture;

    public static IEnumerable<string[]> Of(string table) =>
        table.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries));
}
