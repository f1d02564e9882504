using System.Diagnostics;

namespace CampaignMetrics.Tests.Support.Hosts;

/// <summary>Waits for what background work brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task TrueAsync(Func<bool> test)
    {
        var waited = Stopwatch.StartNew();
        while (!test())
        {
            if (waited.Elapsed > Patience) Assert.Fail("It did not come true.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
