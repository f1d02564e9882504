namespace CampaignMetrics.Bounces.Rules;

/// <summary>One way in which the words of a rule can occur: phrases that must all be found, and phrases that must not.</summary>
internal sealed record Alternative(int Order, BounceRule Rule, int[] Required, int[] Forbidden, string Evidence)
{
    public bool Holds(ReadOnlySpan<ulong> found)
    {
        foreach (var phrase in Required)
        {
            if (!IsSet(found, phrase)) return false;
        }

        foreach (var phrase in Forbidden)
        {
            if (IsSet(found, phrase)) return false;
        }

        return true;
    }

    private static bool IsSet(ReadOnlySpan<ulong> found, int phrase) => (found[phrase >> 6] & (1UL << (phrase & 63))) != 0;
}
