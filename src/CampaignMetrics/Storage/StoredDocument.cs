using System.Text.Json;

namespace CampaignMetrics;

/// <summary>A JSON document that a store keeps.</summary>
/// <param name="Key">What names it.</param>
/// <param name="Version">Which version it is: 1 for the first, one more with each change; a name that was deleted goes on counting. 0 for a
/// document that is not stored yet.</param>
/// <param name="Json">Its text.</param>
public sealed record StoredDocument(DocumentKey Key, long Version, string Json)
{
    /// <summary>Which version it is; 0 for a document that is not stored yet.</summary>
    public long Version
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Version));
            field = value;
        }
    } = Version >= 0 ? Version : throw new ArgumentOutOfRangeException(nameof(Version), Version, "From 0.");

    /// <summary>Its text.</summary>
    public string Json { get; init => field = Checked(value); } = Checked(Json);

    private static string Checked(string json)
    {
        ArgumentNullException.ThrowIfNull(json, nameof(Json));
        try
        {
            using var _ = JsonDocument.Parse(Door.Unicode(json, nameof(Json)));
            return json;
        }
        catch (JsonException e)
        {
            throw new ArgumentException("The text is no JSON: " + e.Message, nameof(Json), e);
        }
    }
}
