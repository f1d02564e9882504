using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces;

/// <summary>
/// The facts about each <see cref="BounceReason"/>: its usual class, an explanation, and whether to retry or to suppress.
/// </summary>
public static class BounceTaxonomy
{
    private static readonly string[] Reasons = Enum.GetNames(typeof(BounceReason));
    private static readonly string[] Classes = Enum.GetNames(typeof(BounceClass));
    private static readonly ReasonFacts[] Facts = ReadFacts();

    /// <summary>The facts of every reason, in the order of <see cref="BounceReason"/>.</summary>
    public static IReadOnlyList<ReasonFacts> All => Facts;

    /// <summary>The facts of one reason.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reason"/> is not a member of <see cref="BounceReason"/>.</exception>
    public static ReasonFacts Of(BounceReason reason)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)reason, (uint)Facts.Length, nameof(reason));
        return Facts[(int)reason];
    }

    /// <summary>Parses the name of a reason as the rule tables spell it, such as <c>MailboxFull</c>.</summary>
    internal static bool TryParse(string name, out BounceReason reason)
    {
        var index = Array.IndexOf(Reasons, name);
        reason = (BounceReason)Math.Max(index, 0);
        return index >= 0;
    }

    private static ReasonFacts[] ReadFacts()
    {
        var facts = new ReasonFacts[Reasons.Length];
        foreach (var row in EmbeddedTable.Rows("Reasons.txt"))
        {
            var reason = Array.IndexOf(Reasons, row[0]);
            facts[reason] =
                new((BounceReason)reason, (BounceClass)Array.IndexOf(Classes, row[1]), row[2] == "yes", row[3] == "yes", row[4]);
        }

        return facts;
    }
}
