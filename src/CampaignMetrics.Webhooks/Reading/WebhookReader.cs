using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Reads a provider's bodies. A provider's own reader says where the fields are and what an element means; how bodies are walked is the same for all.</summary>
/// <param name="table">Where an element holds which field.</param>
/// <param name="events">What the provider's event names mean.</param>
/// <param name="path">The names that lead from the body to the elements; none where the body is the element, or an array of them.</param>
internal abstract class WebhookReader(FieldTable table, EventTable events, params string[] path)
{
    /// <summary>What the provider's event names mean.</summary>
    public EventTable Events => events;

    /// <summary>Reads a body. By default it is JSON: an element, an array of elements, or several of these after each other.</summary>
    public virtual void Read(WebhookRequest request, Batch batch) => ReadJson(request.Body, batch);

    /// <summary>Says what an element means.</summary>
    protected abstract void Read(Fields fields, Batch batch);

    /// <summary>Reads JSON by this reader's table, or by another.</summary>
    protected void ReadJson(ReadOnlyMemory<byte> json, Batch batch, FieldTable? otherTable = null)
    {
        if (json.Span.StartsWith(Encoding.UTF8.Preamble)) json = json[Encoding.UTF8.Preamble.Length..];
        var fields = new Fields(otherTable ?? table);
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = batch.Options.MaxDepth, AllowMultipleValues = true });
        try
        {
            while (reader.Read())
                if (!Walk(ref reader, json, fields, batch, 0)) return;
        }
        catch (JsonException e)
        {
            var isTooDeep = reader.CurrentDepth >= batch.Options.MaxDepth - 1;
            batch.Refuse(isTooDeep ? $"nested deeper than {batch.Options.MaxDepth}" : $"no JSON from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    /// <returns>False where no more is read.</returns>
    private bool Walk(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, Fields fields, Batch batch, int level)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return WalkOne(ref reader, json, fields, batch, level);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (!WalkOne(ref reader, json, fields, batch, level)) return false;
        return true;
    }

    private bool WalkOne(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, Fields fields, Batch batch, int level)
    {
        if (level < path.Length && reader.TokenType == JsonTokenType.StartObject)
        {
            var inside = reader;
            if (WalkInside(ref inside, json, fields, batch, level, out var goesOn))
            {
                reader = inside;
                return goesOn;
            }
        }
        if (!batch.Next()) return false;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            fields.Take(ref reader, json);
            Read(fields, batch);
        }
        else
        {
            reader.Skip();
            batch.Skip("no object");
        }
        return true;
    }

    /// <returns>False where the object has no such property: it is then an element itself.</returns>
    private bool WalkInside(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, Fields fields, Batch batch, int level, out bool goesOn)
    {
        var found = false;
        goesOn = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isNext = JsonText.Equals(reader, path[level]);
            found |= isNext;
            reader.Read();
            if (!isNext || reader.TokenType == JsonTokenType.Null) reader.Skip();
            else if (!Walk(ref reader, json, fields, batch, level + 1))
            {
                goesOn = false;
                return true;
            }
        }
        return found;
    }
}
