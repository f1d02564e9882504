namespace CampaignMetrics.Tests.Support;

/// <summary>
/// How many random inputs a test tries: a usual run a quarter of what the test states, and the same ones each time where it makes them
/// from a seed; a run with <c>CAMPAIGNMETRICS_THOROUGH=1</c> all, and other ones each time.
/// </summary>
internal static class Trials
{
    private const int Share = 4, UsualSeed = 20261122;

    private static readonly bool AreAll = Environment.GetEnvironmentVariable("CAMPAIGNMETRICS_THOROUGH") == "1";

    public static int Of(int stated) => AreAll ? stated : Math.Max(1, stated / Share);

    /// <summary>Seeds one after the other.</summary>
    public static IEnumerable<int> Seeds(int stated) => Enumerable.Range(Seed() & 0xFFF_FFFF, Of(stated));

    /// <summary>The seed, unless <c>CAMPAIGNMETRICS_SEED</c> states another; told beside the result.</summary>
    public static int Seed()
    {
        var seed = Mutations.Seed(AreAll ? Random.Shared.Next() : UsualSeed);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"CAMPAIGNMETRICS_SEED={seed}"));
        return seed;
    }
}
