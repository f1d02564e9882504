using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What becomes of what machines do.</summary>
[JsonConverter(typeof(DataConverter<MachinePolicy>)), JsonForm<WordConverter<MachinePolicy>>]
public enum MachinePolicy
{
    /// <summary>It counts like a person's act. The default.</summary>
    Include,

    /// <summary>It does not count; the denominator stays.</summary>
    Exclude,

    /// <summary>
    /// Privacy opens only: messages with an open by a privacy proxy leave numerator and denominator of every rate of openers, whatever else
    /// their reader did.
    /// </summary>
    TrackableCohort,

    /// <summary>Privacy opens only: the open rate of the trackable cohort is taken for all messages.</summary>
    Estimated,
}
