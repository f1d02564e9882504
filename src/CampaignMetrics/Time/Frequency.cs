using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics;

/// <summary>The length of the buckets of a timeline, by the calendar and clock of the report's zone.</summary>
[JsonConverter(typeof(DataConverter<Frequency>)), JsonForm<FrequencyConverter>]
public enum Frequency
{
    /// <summary>15 minutes.</summary>
    QuarterHour,

    /// <summary>An hour of the zone's clock. A day on which the clock changes has 23 or 25.</summary>
    Hour,

    /// <summary>A day of the zone's calendar. The default of reports.</summary>
    Day,

    /// <summary>Seven days from the first day of the week.</summary>
    Week,

    /// <summary>A month of the zone's calendar.</summary>
    Month,
}
