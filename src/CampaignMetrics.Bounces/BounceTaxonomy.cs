using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces;

/// <summary>What is known about each <see cref="BounceReason"/>: its usual class, an explanation, and what to do.</summary>
public static class BounceTaxonomy
{
    private static readonly ReasonFacts[] Facts = [.. EmbeddedTable.Rows("Reasons.txt").Select(Read).OrderBy(f => f.Reason)];

    /// <summary>The facts of every reason, in the order of <see cref="BounceReason"/>.</summary>
    public static IReadOnlyList<ReasonFacts> All => Facts;

    /// <summary>The facts of one reason.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reason"/> is not a member of <see cref="BounceReason"/>.</exception>
    public static ReasonFacts Of(BounceReason reason)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)reason, (uint)Facts.Length, nameof(reason));
        return Facts[(int)reason];
    }

    private static ReasonFacts Read(string[] row) =>
        new(Enum.Parse<BounceReason>(row[0]), Enum.Parse<BounceClass>(row[1]), row[2] == "yes", row[3] == "yes", row[4]);
}
