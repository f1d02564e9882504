using System.Buffers;
using System.Text.Json;

namespace CampaignMetrics.Events;

/// <summary>Writes events as NDJSON. What is written reads back as an equal event. Not for two threads at once.</summary>
public sealed class EventLineWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        SkipValidation = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // lines are data, not part of a page
    };

    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _json;
    private readonly FieldBuffer _buffer = new();

    /// <summary>A writer of lines.</summary>
    /// <param name="output">Where the bytes go.</param>
    public EventLineWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _json = new Utf8JsonWriter(output, Options);
    }

    /// <summary>Writes one line, ending in <c>\n</c>. Properties that hold nothing are left out.</summary>
    /// <param name="written">The event.</param>
    public void Write(EmailEvent written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var fields = new EventFields();
        written.Fill(_buffer, ref fields);
        _json.Reset();
        _json.WriteStartObject();
        WriteFields(fields);
        _json.WriteEndObject();
        _json.Flush();
        _output.Write("\n"u8);
    }

    /// <summary>Frees the writer; what was written stays.</summary>
    public void Dispose() => _json.Dispose();

    private void WriteFields(in EventFields fields)
    {
        Text("id"u8, fields.Id);
        Text("type"u8, EventNames.Of(fields.Type));
        _json.WriteString("at"u8, Instants.ToInstant(fields.At).UtcDateTime);
        Text("email"u8, fields.Email);
        Text("campaign"u8, fields.Campaign);
        Text("recipient"u8, fields.Recipient);
        Lists(fields.Lists);
        Text("workflow"u8, fields.Workflow);
        Tags(fields.Tags);
        Engagement(fields);
        Text("smtp"u8, fields.Smtp);
        Text("status"u8, fields.Status);
        Text("bounceClass"u8, fields.BounceClass);
        Text("bounceReason"u8, fields.BounceReason);
        Text("remoteMta"u8, fields.RemoteMta);
        Text("reason"u8, fields.Reason);
        Text("scope"u8, fields.Scope);
        Text("goal"u8, fields.Goal);
        if (fields.Amount is { } amount) _json.WriteNumber("amount"u8, amount);
        Text("currency"u8, fields.Currency);
        Text("order"u8, fields.Order);
    }

    private void Engagement(in EventFields fields)
    {
        Text("url"u8, fields.Url);
        Text("link"u8, fields.Link);
        if (fields.Part != EmailPart.Html) Text("part"u8, EventNames.Of(fields.Part));
        if (fields.Role is { } role) Text("role"u8, EventNames.Of(role));
        Text("variant"u8, fields.Variant);
        if (fields.HasUserAgent) _json.WriteString("userAgent"u8, fields.UserAgent);
        Text("ip"u8, fields.Ip);
        Text("method"u8, fields.Method);
        Text("purpose"u8, fields.Purpose);
        Text("country"u8, fields.Country);
        Text("region"u8, fields.Region);
        Text("city"u8, fields.City);
        if (fields.Actor is { } actor) Text("actor"u8, EventNames.Of(actor));
        if (fields.Duration >= 0) _json.WriteNumber("seconds"u8, fields.Duration / 1000m);
    }

    private void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty) _json.WriteString(name, value);
    }

    private void Lists(PackedTexts lists)
    {
        if (lists.IsEmpty) return;
        _json.WriteStartArray("list"u8);
        foreach (var list in lists) _json.WriteStringValue(list);
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
}
