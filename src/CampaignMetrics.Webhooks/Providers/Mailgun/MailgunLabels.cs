using System.Text.Json;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>What Mailgun says about a message in shapes of its own: campaigns as objects, variables in a header field.</summary>
internal static class MailgunLabels
{
    private static readonly FieldTable Campaign = new(("id", Field.Campaign), ("name", Field.Campaign));

    public static void Take(Fields fields)
    {
        var json = fields.Json(Field.Part1);
        if (json.IsEmpty || json.Span[0] != '[') return;
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.StartObject) TakeCampaign(ref reader, json, fields);
                else if (reader.TokenType == JsonTokenType.StartArray) TakeHeader(ref reader, fields);
            }
        }
        catch (JsonException)
        {
            // The form's field is the sender's own text and not JSON at all: it then says nothing.
            return;
        }
    }

    private static void TakeCampaign(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, Fields fields)
    {
        var campaign = new Fields(Campaign);
        campaign.Take(ref reader, json);
        fields.Set(Field.Campaign, campaign.Text(Field.Campaign));
    }

    /// <summary>One header field of a message: its name and its value.</summary>
    private static void TakeHeader(ref Utf8JsonReader reader, Fields fields)
    {
        var isVariables = reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("X-Mailgun-Variables"u8);
        while (reader.TokenType != JsonTokenType.EndArray)
        {
            if (!reader.Read()) return;
            if (isVariables && reader.TokenType == JsonTokenType.String) fields.Set(Field.Metadata, JsonText.Decode(reader));
            reader.Skip();
        }
    }
}
