using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignMetrics.Events;

/// <summary>The one line that stands for an event however it was written: its known fields, normalised, as JSON sorted by name. Not for two
/// threads at once.</summary>
/// <remarks>Where copies of one event differ at the same instant, that with the ordinally smallest line counts; and an event without an id
/// gets its line's hash.</remarks>
internal sealed class CanonicalLine : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;

    public CanonicalLine() => _json = new Utf8JsonWriter(_line, Options);

    /// <summary>The line; valid until the next.</summary>
    /// <param name="fields">What <see cref="RecordFields.Keep"/> leaves of an event.</param>
    public ReadOnlySpan<byte> Of(scoped in EventFields fields)
    {
        _line.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        WriteToGoal(fields);
        WriteFromId(fields);
        WriteFromRecipient(fields);
        _json.WriteEndObject();
        _json.Flush();
        return _line.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();

    private void WriteToGoal(scoped in EventFields fields)
    {
        if (fields.Actor is { } actor) Text("actor"u8, EventNames.Of(actor));
        if (fields.Amount is { } amount) Number("amount"u8, amount);
        _json.WriteString("at"u8, Instants.ToInstant(fields.At).UtcDateTime);
        Text("bounceClass"u8, fields.BounceClass);
        Text("bounceReason"u8, fields.BounceReason);
        Text("campaign"u8, fields.Campaign);
        Text("city"u8, fields.City);
        Text("country"u8, fields.Country);
        Text("currency"u8, fields.Currency);
        Text("email"u8, fields.Email);
        Text("goal"u8, fields.Goal);
    }

    private void WriteFromId(scoped in EventFields fields)
    {
        Text("id"u8, fields.Id);
        Text("ip"u8, fields.Ip);
        Text("link"u8, fields.Link);
        Lists(fields.Lists);
        Text("method"u8, fields.Method);
        Text("order"u8, fields.Order);
        if (fields.Part != EmailPart.Html) Text("part"u8, EventNames.Of(fields.Part));
        Text("purpose"u8, fields.Purpose);
        Text("reason"u8, fields.Reason);
    }

    private void WriteFromRecipient(scoped in EventFields fields)
    {
        Text("recipient"u8, fields.Recipient);
        Text("region"u8, fields.Region);
        Text("remoteMta"u8, fields.RemoteMta);
        if (fields.Role is { } role) Text("role"u8, EventNames.Of(role));
        Text("scope"u8, fields.Scope);
        if (fields.Duration >= 0) Number("seconds"u8, fields.Duration / 1000m);
        Text("smtp"u8, fields.Smtp);
        Text("status"u8, fields.Status);
        Tags(fields.Tags);
        Text("type"u8, EventNames.Of(fields.Type));
        Text("url"u8, fields.Url);
        if (fields.HasUserAgent) _json.WriteString("userAgent"u8, fields.UserAgent);
        Text("variant"u8, fields.Variant);
        Text("workflow"u8, fields.Workflow);
    }

    private void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty) _json.WriteString(name, value);
    }

    /// <summary>By its value, not by how many zeros it was written with.</summary>
    private void Number(ReadOnlySpan<byte> name, decimal value) => _json.WriteNumber(name, value / 1.000_000_000_000_000_000_000_000_000m);

    /// <summary>Lists are a set: in order, each once.</summary>
    private void Lists(PackedTexts lists)
    {
        if (lists.IsEmpty) return;
        _json.WriteStartArray("list"u8);
        foreach (var list in InOrder(lists)) _json.WriteStringValue(list);
        _json.WriteEndArray();
    }

    private void Tags(PackedTexts tags)
    {
        if (tags.IsEmpty) return;
        _json.WriteStartObject("tags"u8);
        var isName = true;
        foreach (var text in tags)
        {
            if (isName) _json.WritePropertyName(text);
            else _json.WriteStringValue(text);
            isName = !isName;
        }
        _json.WriteEndObject();
    }

    private static SortedSet<byte[]> InOrder(PackedTexts lists)
    {
        var set = new SortedSet<byte[]>(Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        foreach (var list in lists) set.Add(list.ToArray());
        return set;
    }
}
