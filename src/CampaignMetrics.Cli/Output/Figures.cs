using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>Numbers as people read them, alike in every country; – where there is none.</summary>
internal static class Figures
{
    public static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>To a hundredth of a percent.</summary>
    /// <param name="share">0.5 for 50 %.</param>
    public static string Percent(double? share) => share is { } known ? Invariant($"{known * 100:0.00} %") : "–";

    /// <summary>To a thousandth of a percent, cut and not rounded: what is below a limit never looks like the limit.</summary>
    /// <param name="share">0.003 for 0.3 %.</param>
    public static string LimitedPercent(double? share) => share is >= 0 and <= 1
        // As a decimal, since 0.003 * 100 need not be 0.3 in binary.
        ? Invariant($"{decimal.Round((decimal)share * 100, 3, MidpointRounding.ToZero):0.000} %")
        : Percent(share);

    /// <summary>Says why there is a – in a table; null where there is none.</summary>
    /// <param name="reasons">Of all its values; null for one that is measured.</param>
    public static string? Unmeasured(IEnumerable<string?> reasons) =>
        string.Join("; ", reasons.OfType<string>().Distinct()) is { Length: > 0 } all ? $"–: {all}" : null;

    /// <summary>A change, to a hundredth of a percent.</summary>
    public static string Change(double? share) =>
        share?.ToString("+0.00 %;-0.00 %;0.00 %", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Says how many rows a list leaves out.</summary>
    public static string More(long leftOut) => Invariant($"and {leftOut:N0} more: see --max-rows");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
