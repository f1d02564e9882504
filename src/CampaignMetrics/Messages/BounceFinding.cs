using System.Text.Json.Serialization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>The class and reason of a bounce, with an explanation, as reports show them.</summary>
/// <param name="Class">The class: hard, soft, temporary, blocked or undetermined.</param>
/// <param name="Reason">The reason by its name in <see cref="BounceNames"/>, such as <c>mailboxFull</c>: as the event states it, else as
/// the classifier finds it; <see cref="UnknownReason"/> if neither knows.</param>
/// <param name="Explanation">
/// One sentence for a person: it explains the reason where that is known, else the class.
/// </param>
/// <remarks>The default value of this type is an undetermined bounce without words.</remarks>
[JsonConverter(typeof(DataConverter<BounceFinding>)), JsonForm<BounceFindingConverter>]
public readonly record struct BounceFinding(BounceClass Class, string Reason, string Explanation)
{
    /// <summary>The word for a reason that is not known.</summary>
    public const string UnknownReason = "undetermined";

    internal static string Explain(BounceClass bounceClass) => bounceClass switch
    {
        BounceClass.Hard => "The address does not exist or takes no mail.",
        BounceClass.Soft => "The address is right, but the message was not taken this time.",
        BounceClass.Temporary => "The receiving server did not answer after several attempts.",
        BounceClass.Blocked => "The receiving server refuses the sender, its links or its addresses.",
        BounceClass.Undetermined => "The server's response does not tell why.",
    };
}
