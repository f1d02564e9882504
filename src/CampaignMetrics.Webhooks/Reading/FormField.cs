namespace CampaignMetrics.Webhooks.Reading;

/// <summary>One field of a form, decoded; the bytes may be no valid text.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Value">The field's value.</param>
/// <remarks>The default value of this type is a field without name and value.</remarks>
public readonly record struct FormField(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value);
