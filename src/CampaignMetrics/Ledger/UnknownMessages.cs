using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>How many messages of a scope may or may not belong on a list, because what the list is about is not measured for
/// them.</summary>
/// <param name="Reason">Why it is not known: a constant of <see cref="NotMeasured"/>.</param>
/// <param name="Messages">The number of messages.</param>
/// <remarks>The default value of this type has no reason.</remarks>
[JsonConverter(typeof(DataConverter<UnknownMessages>)), JsonForm<UnknownMessagesConverter>]
public readonly record struct UnknownMessages(string Reason, long Messages);
