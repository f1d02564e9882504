using CampaignMetrics.Bounces;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>What a bounce is, as a report shows it.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Reason">Its reason: as the event states it, else the classifier's in camel case, such as <c>mailboxFull</c>; <see cref="UnknownReason"/> when nobody knows.</param>
/// <param name="Explanation">One sentence for a person.</param>
/// <remarks>The default value of this type is an undetermined bounce without words.</remarks>
public readonly record struct BounceFinding(BounceClass Class, string Reason, string Explanation)
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

    /// <summary>The word for a class in events and reports.</summary>
    internal static string NameOf(BounceClass bounceClass) => bounceClass switch
    {
        BounceClass.Hard => "hard",
        BounceClass.Soft => "soft",
        BounceClass.Temporary => "temporary",
        BounceClass.Blocked => "blocked",
        BounceClass.Undetermined => "undetermined",
    };

    /// <summary>The word for a reason in events and reports: its name in camel case; null when it is not known.</summary>
    internal static string? NameOf(BounceReason reason) =>
        reason == BounceReason.Undefined ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(reason.ToString());

    internal static string Explain(BounceClass bounceClass) => bounceClass switch
    {
        BounceClass.Hard => "The address does not exist or takes no mail.",
        BounceClass.Soft => "The address is right, but the message was not taken this time.",
        BounceClass.Temporary => "The receiving server did not answer after several attempts.",
        BounceClass.Blocked => "The receiving server refuses the sender, its links or its addresses.",
        BounceClass.Undetermined => "The server's response does not tell why.",
    };
}
