using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What a <see cref="MessageLedger"/> did with an event.</summary>
[JsonConverter(typeof(DataConverter<ApplyOutcome>)), JsonForm<WordConverter<ApplyOutcome>>]
public enum ApplyOutcome
{
    /// <summary>It was new and is stored now. Where its message was spilled to disk (<see cref="LedgerOptions.Spill"/>), it may be a
    /// duplicate, which the next report tells.</summary>
    Applied,

    /// <summary>The ledger had it already: an event with its type and id, of the same email and contact.</summary>
    Duplicate,

    /// <summary>It is no event, or its message has no room left. It is not stored.</summary>
    Rejected,
}
