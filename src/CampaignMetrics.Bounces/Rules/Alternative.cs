namespace CampaignMetrics.Bounces.Rules;

/// <summary>One alternative of a rule's words: phrases that must all occur, and phrases of which none may.</summary>
internal sealed record Alternative(int Order, BounceRule Rule, int[] Required, int[] Forbidden, string Evidence)
{
    /// <summary>Whether words decide, and not a code, phase or receiver alone.</summary>
    public bool HasWords => Required.Length > 0;

    // Vendors' rules and those of receivers hold wherever they say so.
    private readonly bool _isOfRecipient = Rule.IsGeneral && Rule.Condition.Phase == SmtpPhase.Unknown
        && BounceTaxonomy.Of(Rule.Reason).Class == BounceClass.Hard && Rule.Reason != BounceReason.NoMailAccepted;

    /// <summary>Whether the rule's conditions hold. Before a recipient was named, no general rule says anything of one: what is unknown at
    /// MAIL FROM is the sender (RFC 5321, section 4.1.4).</summary>
    public bool Applies(in Observation seen) =>
        Rule.Condition.Holds(seen)
        && !(_isOfRecipient && seen.Phase is (SmtpPhase.Connect or SmtpPhase.Hello or SmtpPhase.MailFrom));

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

    // One bit for each phrase, 64 to a word.
    private static bool IsSet(ReadOnlySpan<ulong> found, int phrase) => (found[phrase >> 6] & (1UL << (phrase & 63))) != 0;
}
