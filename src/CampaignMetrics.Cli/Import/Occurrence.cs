using System.Globalization;

namespace CampaignMetrics.Cli.Import;

/// <summary>Reads cells that say whether, or how often, something happened.</summary>
internal static class Occurrence
{
    /// <summary>More digits are a time, not a count.</summary>
    private const int MostDigits = 7;

    /// <summary>Empty, zero, or a word for no.</summary>
    public static bool IsNo(string cell) =>
        cell.ToLowerInvariant() is "" or "0" or "-" or "—" or "no" or "false" or "n/a" or "null" or "none" or "never";

    /// <summary>A count, or a word for yes: it happened, and when is not said.</summary>
    public static bool IsYes(string cell) => Count(cell) > 0;

    /// <summary>How often; 1 for a word for yes, 0 for anything else.</summary>
    public static long Count(string cell)
    {
        if (cell.ToLowerInvariant() is "yes" or "true" or "x") return 1;
        return cell.Length <= MostDigits && long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }
}
