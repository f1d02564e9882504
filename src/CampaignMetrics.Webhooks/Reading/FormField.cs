namespace CampaignMetrics.Webhooks.Reading;

/// <summary>One field of a form, decoded; the bytes may be no valid text.</summary>
internal readonly record struct FormField(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value);
