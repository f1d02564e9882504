namespace CampaignMetrics.Tests.Support;

/// <summary>What a test needs from outside: without it the test is skipped, and fails where everything is required.</summary>
internal static class Needs
{
    /// <summary>A file or folder of the development samples that lie beside the repository.</summary>
    public static string Sample(params string[] parts)
    {
        var path = Repository.PathOf(["..", "shared", "data", .. parts]);
        if (!Path.Exists(path)) Missing($"the development sample {string.Join('/', parts)}");
        return path;
    }

    /// <summary>Ends the test: skipped with a message, or failed under <c>CAMPAIGNMETRICS_REQUIRE_ALL=1</c>.</summary>
    public static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CAMPAIGNMETRICS_REQUIRE_ALL") == "1") Assert.Fail($"Required but missing: {what}.");
        Assert.Skip($"Skipped: {what} is not on this machine.");
    }
}
