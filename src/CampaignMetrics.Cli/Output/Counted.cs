namespace CampaignMetrics.Cli.Output;

/// <summary>Numbers with what they count: <c>1 click</c>, <c>1,024 clicks</c>.</summary>
internal static class Counted
{
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one; more of them have an s.</param>
    public static string Of(long count, string one) =>
        $"{Figures.Count(count)} {one}{(count == 1 ? "" : "s")}";
}
