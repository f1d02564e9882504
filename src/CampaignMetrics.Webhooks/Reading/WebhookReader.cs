using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Reads the bodies of one provider. A subclass says where the fields are and what an element means; walking bodies, making events and ids,
/// classifying bounces and keeping limits is common to all.
/// </summary>
/// <remarks>
/// To add a provider, write a <see cref="FieldTable"/>, an <see cref="EventTable"/> and a subclass that overrides
/// <see cref="ReadElement"/>, and wrap it in a <see cref="WebhookProvider"/>. Safe for use by many threads at once.
/// </remarks>
public abstract class WebhookReader
{
    private readonly FieldTable _fields;
    private readonly string[] _path;

    /// <summary>Creates a reader.</summary>
    /// <param name="fields">Where an element has its fields.</param>
    /// <param name="events">What the provider's event names mean.</param>
    /// <param name="path">
    /// The names that lead from the body to the elements; none where the body is the element, or an array of them. An object that lacks the
    /// name is an element itself.
    /// </param>
    protected WebhookReader(FieldTable fields, EventTable events, params string[] path)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(path);
        foreach (var name in path) ArgumentNullException.ThrowIfNull(name, nameof(path));
        (_fields, Events, _path) = (fields, events, [.. path]);
    }

    /// <summary>The meaning of the provider's event names.</summary>
    public EventTable Events { get; }

    internal void Read(WebhookRequest request, Batch batch) => ReadBody(request, batch);

    /// <summary>Reads a body. By default it is JSON: an element, an array of elements, or several of these in succession.</summary>
    /// <param name="request">The request.</param>
    /// <param name="batch">Collects the results.</param>
    protected virtual void ReadBody(WebhookRequest request, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(request);
        ReadJson(request.Body, batch);
    }

    /// <summary>Adds the events of an element to the batch, or says why there are none. Must not throw on bad input.</summary>
    /// <param name="fields">The element's fields, which may be corrected.</param>
    /// <param name="batch">Collects the results.</param>
    protected abstract void ReadElement(Fields fields, Batch batch);

    /// <summary>Reads a form as one element with text fields; of a repeated field the first value counts.</summary>
    /// <remarks>Where another value counts, or a form has fields of its own: <see cref="FormBody.ToJson"/>, then <see cref="ReadJson"/>.
    /// </remarks>
    /// <param name="request">The request; see <see cref="WebhookRequest.IsForm"/>.</param>
    /// <param name="batch">Collects the results; a body that is not a form is refused.</param>
    protected void ReadForm(WebhookRequest request, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(batch);
        if (FormBody.ToJson(request) is { } json) ReadJson(json, batch);
        else batch.Refuse("no form that could be read");
    }

    /// <summary>Reads JSON with this reader's table, or with another one.</summary>
    /// <param name="json">The JSON, in UTF-8: an element, an array of elements, or several of these after each other.</param>
    /// <param name="batch">Collects the results; what is not JSON is refused.</param>
    /// <param name="otherFields">Where an element holds which field; null for this reader's table.</param>
    protected void ReadJson(ReadOnlyMemory<byte> json, Batch batch, FieldTable? otherFields = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        // Utf8JsonReader does not accept a byte order mark.
        if (json.Span.StartsWith(Encoding.UTF8.Preamble)) json = json[Encoding.UTF8.Preamble.Length..];
        var fields = new Fields(otherFields ?? _fields);
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = batch.Options.MaxDepth, AllowMultipleValues = true });
        try
        {
            // Several values in a row are allowed: JSON lines, as some providers send them.
            while (reader.Read())
                if (!Walk(ref reader, json, fields, batch, 0)) return;
        }
        catch (JsonException e)
        {
            // The exception does not say which limit was hit; the reader's depth does.
            var isTooDeep = reader.CurrentDepth >= batch.Options.MaxDepth - 1;
            batch.Refuse(
                isTooDeep
                    ? $"nested deeper than {batch.Options.MaxDepth}"
                    : $"no JSON from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
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
        if (level < _path.Length && reader.TokenType == JsonTokenType.StartObject)
        {
            // A copy, to look inside without moving: if the path's property is missing, this object is an element itself and is read again.
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
            ReadElement(fields, batch);
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
            var isNext = JsonText.Equals(reader, _path[level]);
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
