using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What the period of a scope selects: messages by their sending, or events by their own dates.</summary>
[JsonConverter(typeof(DataConverter<DateBasis>)), JsonForm<WordConverter<DateBasis>>]
public enum DateBasis
{
    /// <summary>Messages that were sent in the period, with all that happened to them later. Rates stay from 0 to 1. The default.</summary>
    SendCohort,

    /// <summary>Events that happened in the period, whenever their messages were sent. A message may be opened in one period and delivered
    /// in the one before, so rates may exceed 1 and are given as ratios, without intervals.</summary>
    EventDate,
}
