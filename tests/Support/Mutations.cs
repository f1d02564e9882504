using System.Globalization;

namespace CampaignMetrics.Tests.Support;

/// <summary>How many random mutations a comparison with another library tries.</summary>
internal static class Mutations
{
    /// <summary>The usual number, unless <c>CAMPAIGNMETRICS_MUTATIONS</c> states another.</summary>
    public static int Count(int usual) =>
        Environment.GetEnvironmentVariable("CAMPAIGNMETRICS_MUTATIONS") is { Length: > 0 } stated
            ? int.Parse(stated, NumberStyles.None, CultureInfo.InvariantCulture)
            : usual;
}
