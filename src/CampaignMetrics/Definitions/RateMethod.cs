using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>How a rate treats messages that a privacy proxy opened, of which nobody can say whether a person read them.</summary>
[JsonConverter(typeof(DataConverter<RateMethod>)), JsonForm<WordConverter<RateMethod>>]
public enum RateMethod
{
    /// <summary>
    /// A rate about openers follows <see cref="Definition.PrivacyOpens"/>; any other divides the counts as they are. The default.
    /// </summary>
    AsDefined,

    /// <summary>The counts are divided as they are, whatever the definition says of privacy opens.</summary>
    AsCounted,

    /// <summary>These messages are left out of numerator and denominator; what remains is the trackable cohort. For rates about openers
    /// only.</summary>
    TrackableCohort,

    /// <summary>
    /// The open rate of the trackable cohort is applied to all messages and rounded to whole messages, halves up. As an estimate it has no
    /// confidence interval. For rates about openers only.
    /// </summary>
    Estimated,
}
