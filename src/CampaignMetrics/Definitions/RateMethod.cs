using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>How a rate treats messages that a privacy proxy loaded: nobody can say whether they were read.</summary>
[JsonConverter(typeof(DataConverter<RateMethod>)), JsonForm<WordConverter<RateMethod>>]
public enum RateMethod
{
    /// <summary>
    /// In a rate of openers as <see cref="Definition.PrivacyOpens"/> says; any other is divided as it is counted. The default.
    /// </summary>
    AsDefined,

    /// <summary>The counts are divided as they are, whatever the definition says of privacy opens.</summary>
    AsCounted,

    /// <summary>They leave numerator and denominator: what is left is the trackable cohort. For opens only.</summary>
    TrackableCohort,

    /// <summary>
    /// The trackable cohort's open rate, taken for all of the denominator and rounded to whole messages, halves
    /// up. An estimate, which has no interval. For opens only.
    /// </summary>
    Estimated,
}
