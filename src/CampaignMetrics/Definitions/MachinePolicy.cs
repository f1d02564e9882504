using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>How a definition treats opens or clicks by machines: programs or privacy proxies.</summary>
[JsonConverter(typeof(DataConverter<MachinePolicy>)), JsonForm<WordConverter<MachinePolicy>>]
public enum MachinePolicy
{
    /// <summary>They count like those by people. The default.</summary>
    Include,

    /// <summary>They do not count. Their messages stay in the denominators of rates.</summary>
    Exclude,

    /// <summary>
    /// For privacy opens only. Messages that a privacy proxy opened are left out of every rate of openers, numerator and denominator,
    /// whatever else their reader did.
    /// </summary>
    TrackableCohort,

    /// <summary>For privacy opens only. The open rate of the trackable cohort is applied to all messages.</summary>
    Estimated,
}
