namespace CampaignMetrics.Messages;

/// <summary>What a bounce is.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Reason">Its reason in a word or two, such as <c>mailbox-full</c>; null when not known.</param>
/// <param name="Explanation">One sentence for a person; null for the class's own.</param>
/// <remarks>The default value of this type is an undetermined bounce.</remarks>
public readonly record struct BounceVerdict(BounceClass Class, string? Reason, string? Explanation)
{
    /// <summary>The word for a reason that nobody knows.</summary>
    public const string UnknownReason = "undetermined";

    /// <summary>The class that a word of a provider stands for; null for a word that is none of ours.</summary>
    internal static BounceClass? ClassOf(string? stated) => stated?.Trim().ToUpperInvariant() switch
    {
        "HARD" or "PERMANENT" => BounceClass.Hard,
        "SOFT" => BounceClass.Soft,
        "TEMPORARY" => BounceClass.Temporary,
        "BLOCKED" or "BLOCK" => BounceClass.Blocked,
        "UNDETERMINED" => BounceClass.Undetermined,
        _ => null,
    };

    internal static string Explain(BounceClass bounceClass) => bounceClass switch
    {
        BounceClass.Hard => "The address does not exist or takes no mail.",
        BounceClass.Soft => "The address is right, but the message was not taken this time.",
        BounceClass.Temporary => "The receiving server did not answer after several attempts.",
        BounceClass.Blocked => "The receiving server refuses the sender, its links or its addresses.",
        BounceClass.Undetermined => "The server's response does not tell why.",
    };
}
