using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What a period selects.</summary>
[JsonConverter(typeof(DataConverter<DateBasis>)), JsonForm<WordConverter<DateBasis>>]
public enum DateBasis
{
    /// <summary>Messages sent in the period, with all that happened to them later. Rates stay within 0 and 1. The default.</summary>
    SendCohort,

    /// <summary>What happened in the period, each fact by its own date. A rate may then exceed 1, so all are ratios.</summary>
    EventDate,
}
