using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>A page of a provider's API. No webhook has its shape, and none is read with it, because pages are not signed.</summary>
/// <param name="Holder">The property by which the page is recognised: an array on the top level of the body.</param>
/// <param name="Reader">The reader of its elements.</param>
public sealed record ApiPage(string Holder, WebhookReader Reader)
{
    /// <summary>The property by which the page is recognised: an array on the top level of the body.</summary>
    public string Holder { get; init => field = Door.Given(value); } = Door.Given(Holder);

    /// <summary>The reader of its elements.</summary>
    public WebhookReader Reader { get; init => field = Door.Given(value); } = Door.Given(Reader);

    /// <summary>Whether the body is an object with that property.</summary>
    internal bool Is(ReadOnlyMemory<byte> body)
    {
        var json = body.Span.StartsWith(Encoding.UTF8.Preamble) ? body.Span[Encoding.UTF8.Preamble.Length..] : body.Span;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && HasHolder(ref reader);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool HasHolder(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isHolder = JsonText.Equals(reader, Holder);
            reader.Read();
            if (isHolder && reader.TokenType == JsonTokenType.StartArray) return true;
            reader.Skip();
        }
        return false;
    }
}
