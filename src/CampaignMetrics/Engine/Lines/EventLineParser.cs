using System.Text.Unicode;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Engine.Lines;

/// <summary>Reads one event line into fields, without an object per event. Not for two threads at once.</summary>
internal sealed class EventLineParser
{
    private readonly EventLineScanner _scanner = new();

    /// <param name="line">The line, which the fields point into afterwards.</param>
    /// <param name="fields">Receives what it states.</param>
    /// <returns>Null, or why the line is no event.</returns>
    public string? Parse(ArraySegment<byte> line, EventFields fields) =>
        _scanner.TryScan(line, fields) ? Finish(fields) : Read(line, fields);

    /// <summary>Reads any line in the careful way.</summary>
    /// <inheritdoc cref="Parse"/>
    public static string? Read(ArraySegment<byte> line, EventFields fields)
    {
        if (!Utf8.IsValid(line)) return "not valid UTF-8";
        fields.Begin(line);
        return EventLineReader.Read(line, fields) ?? Finish(fields);
    }

    private static string? Finish(EventFields fields)
    {
        if (EventRules.Check(fields) is { } reason) return reason;
        var recipient = fields.Text(EventProperty.Recipient);
        var canonical = ContactKeys.Canonical(recipient, fields.Scratch.Free);
        if (canonical != recipient) fields.SetText(EventProperty.Recipient, canonical);
        RecordFields.Keep(fields);
        return null;
    }
}
