namespace CampaignMetrics.Webhooks.Reading;

/// <summary>One decoded field of a form; the bytes may be invalid UTF-8.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Value">The field's value.</param>
/// <remarks>The default value of this type is a field without name and value.</remarks>
public readonly record struct FormField(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value);
