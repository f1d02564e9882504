using System.Globalization;

namespace CampaignMetrics.Tests.Support;

/// <summary>How many random mutations a comparison with another library tries.</summary>
internal static class Mutations
{
    /// <summary>The usual number, unless <c>CAMPAIGNMETRICS_MUTATIONS</c> states another.</summary>
    public static int Count(int usual) => Stated("CAMPAIGNMETRICS_MUTATIONS", usual);

    /// <summary>The usual seed, unless <c>CAMPAIGNMETRICS_SEED</c> states another.</summary>
    public static int Seed(int usual) => Stated("CAMPAIGNMETRICS_SEED", usual);

    private static int Stated(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } stated
            ? int.Parse(stated, NumberStyles.None, CultureInfo.InvariantCulture)
            : usual;
}
