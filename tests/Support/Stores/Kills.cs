using System.Globalization;

namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>How often something is killed: seldom in a usual run, and as <c>CAMPAIGNMETRICS_KILLS</c> says in a long one.</summary>
internal static class Kills
{
    /// <summary>How many processes that write.</summary>
    public static int OfProcesses { get; } =
        Environment.GetEnvironmentVariable("CAMPAIGNMETRICS_KILLS") is { Length: > 0 } stated
            ? int.Parse(stated, NumberStyles.None, CultureInfo.InvariantCulture)
            : 5;

    /// <summary>How many servers: a tenth of that, and three at the least.</summary>
    public static int OfServers { get; } = Math.Max(3, OfProcesses / 10);

    /// <summary>Tells what a test found, for the page that has the result of the long run.</summary>
    public static void Found(FormattableString text) =>
        TestContext.Current.TestOutputHelper?.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
