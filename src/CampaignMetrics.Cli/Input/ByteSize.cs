using System.Globalization;

namespace CampaignMetrics.Cli.Input;

/// <summary>Sizes as people write them: <c>500MB</c>, <c>4 GB</c>, <c>1.5gb</c>, or plain bytes. A kilobyte is 1,000 bytes.</summary>
internal static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] Units =
        // B stands last because every other unit ends in it.
        [("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("B", 1)];

    public static bool TryParse(string text, out long bytes)
    {
        var unit = Units.FirstOrDefault(unit => text.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase));
        var number = unit.Unit is null ? text : text[..^unit.Unit.Length];
        bytes = 0;
        if (!decimal.TryParse(number.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count > 1_000_000_000_000_000)
            return false;
        count *= unit.Unit is null ? 1 : unit.Bytes;
        // Half of the range is more than any machine has, and leaves room for sums.
        bytes = (long)Math.Min(count, long.MaxValue / 2);
        return bytes > 0;
    }
}
