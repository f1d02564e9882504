using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>One thing that happened to a message. Of several <c>sent</c> the first is kept, of several <c>delivered</c> the last.</summary>
/// <param name="At">When.</param>
/// <param name="Type">What.</param>
/// <param name="Label">Who did it and by which rule; null for what needs no actor.</param>
/// <param name="Detail">The link, the server's response, the reason, the goal; null for none.</param>
/// <param name="UserAgent">The user agent behind it; null when not reported.</param>
[JsonConverter(typeof(DataConverter<HistoryItem>)), JsonForm<HistoryItemConverter>]
public sealed record HistoryItem(DateTimeOffset At, EventType Type, ActorLabel? Label, string? Detail, string? UserAgent);
