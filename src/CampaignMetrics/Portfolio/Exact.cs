namespace CampaignMetrics.Portfolio;

/// <summary>Compares quotients exactly: two rates that print alike may differ.</summary>
internal static class Exact
{
    /// <summary>Compares two measured quotients.</summary>
    public static int Compare(Ratio one, Ratio other) =>
        ((Int128)one.Numerator * other.Denominator).CompareTo((Int128)other.Numerator * one.Denominator);
}
