using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What a <see cref="RelativePeriod"/> is counted in, by the calendar.</summary>
[JsonConverter(typeof(DataConverter<PeriodUnit>)), JsonForm<WordConverter<PeriodUnit>>]
public enum PeriodUnit
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks, from the first day of the week.</summary>
    Week,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Quarters of a year, which begin in January, April, July and October.</summary>
    Quarter,

    /// <summary>Years, from January.</summary>
    Year,
}
