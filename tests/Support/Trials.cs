namespace CampaignMetrics.Tests.Support;

/// <summary>
/// How many random inputs a test tries: a usual run a quarter of what the test states, other ones in each run, and a run with
/// <c>CAMPAIGNMETRICS_THOROUGH=1</c> all.
/// </summary>
internal static class Trials
{
    private const int Share = 4;

    private static readonly bool AreAll = Environment.GetEnvironmentVariable("CAMPAIGNMETRICS_THOROUGH") == "1";

    public static int Of(int stated) => AreAll ? stated : Math.Max(1, stated / Share);

    /// <summary>Seeds one after the other, from another one on in each run.</summary>
    public static IEnumerable<int> Seeds(int stated) => Enumerable.Range(Seed() & 0xFFF_FFFF, Of(stated));

    /// <summary>Another seed in each run, unless <c>CAMPAIGNMETRICS_SEED</c> states one; told beside the result.</summary>
    public static int Seed()
    {
        var seed = Mutations.Seed(Random.Shared.Next());
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"CAMPAIGNMETRICS_SEED={seed}"));
        return seed;
    }
}
