namespace CampaignMetrics.Bounces;

/// <summary>
/// The result of a classification: class and reason, and the rule and words that decided. The default value is undetermined, by no rule.
/// </summary>
/// <param name="Class">
/// The class, by the classifier's <see cref="BounceClassMap"/>; a reply that begins with 4 is never <see cref="BounceClass.Hard"/>.
/// </param>
/// <param name="Reason">The reason.</param>
/// <param name="Rule">The id of the rule that decided; null where none did.</param>
/// <param name="Evidence">The words or the code that matched, as the rule spells them; null where no rule decided.</param>
/// <param name="Source">
/// The source of the rule: a standard, a receiver's published list, or a general wording; null where no rule decided.
/// </param>
public readonly record struct BounceVerdict(BounceClass Class, BounceReason Reason, string? Rule, string? Evidence, string? Source)
{
    /// <summary>The class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="BounceClass"/>.</exception>
    public BounceClass Class { get; init => field = Door.Known(value); } = Door.Known(Class);

    /// <summary>The reason.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="BounceReason"/>.</exception>
    public BounceReason Reason { get; init => field = Door.Known(value); } = Door.Known(Reason);

    /// <summary>
    /// Whether words or a code decided that say one thing only, such as "user unknown" or 5.1.1; false where it was a vague wording such as
    /// "rejected", a general code such as 550, or no rule.
    /// </summary>
    public bool IsClear { get; init; }

    /// <summary>One English sentence that explains the reason to a person who is not a mail administrator.</summary>
    public string Explanation => BounceTaxonomy.Of(Reason).Explanation;

    /// <summary>Whether the same message to the same address may succeed later without any change.</summary>
    public bool RetryHelps => BounceTaxonomy.Of(Reason).RetryHelps || Class == BounceClass.Temporary;

    /// <summary>Whether to put the address on the suppression list. Never true for a temporary failure.</summary>
    public bool Suppress => BounceTaxonomy.Of(Reason).Suppress && Class != BounceClass.Temporary;
}
