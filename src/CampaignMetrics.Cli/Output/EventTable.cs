using System.Text.Json;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes events as a CSV table: all properties of their lines, then the members of their labels.</summary>
internal sealed class EventTable : IDisposable
{
    /// <summary>What comes first; the other properties follow by name.</summary>
    private static readonly string[] First = ["at", "type", "email", "recipient", "id"];

    /// <summary>The properties of event lines, in the order of their columns.</summary>
    public static IReadOnlyList<string> Properties { get; } = [.. First, .. EventLines.Properties.Keys.Except(First)];

    private static readonly AnswerColumn<HistoryItem>[] Known =
    [
        new("label.actor", item => JsonName.Of(item.Label?.Actor)),
        new("label.rule", item => item.Label?.RuleId),
        new("label.counted", item => item.Counts),
        new("label.notCounted", item => item.NotCounted),
        new("label.link.url", item => item.Link?.Url),
        new("label.link.role", item => JsonName.Of(item.Link?.Role)),
        new("label.link.label", item => item.Link?.Label),
        new("label.link.position", item => (long?)item.Link?.Position),
        new("label.link.occurrence", item => item.Link?.Occurrence),
        new("label.link.part", item => JsonName.Of(item.Link?.Part)),
        new("label.link.variant", item => item.Link?.Variant),
        new("label.place.country", item => item.Place.Country),
        new("label.place.region", item => item.Place.Region),
        new("label.place.city", item => item.Place.City),
        new("label.proxied", item => item.IsProxied ? true : default(bool?)),
        new("label.send", item => item.Send),
        new("label.sendBegan", item => item.SendBegan),
        new("label.segments.campaign", item => item.Segments.Campaign?.Value),
        new("label.segments.lists", item => Answer.Of(item.Segments.Lists)),
        new("label.segments.workflows", item => Answer.Of(item.Segments.Workflows)),
        new("label.segments.tags", item => Answer.Of(item.Segments.Tags.Select(tag => $"{tag.Key}={tag.Value}"))),
    ];

    private readonly Stream _target;
    private readonly CsvCells _csv;

    /// <param name="target">Where it goes; it stays open.</param>
    public EventTable(Stream target)
    {
        _target = new BufferedStream(target, 1 << 16);
        _csv = new CsvCells(_target);
        foreach (var name in Properties.Concat(Known.Select(column => column.Name))) _csv.Text(name);
        _csv.EndRow();
    }

    public void Write(HistoryItem item)
    {
        // By way of the event's line, so that a new property needs no change here.
        using var line = JsonDocument.Parse(item.Event.ToString());
        foreach (var name in Properties) WriteProperty(line.RootElement, name);
        foreach (var column in Known) _csv.Answer(column.Of(item));
        _csv.EndRow();
    }

    public void Dispose()
    {
        _csv.Dispose();
        _target.Flush();
    }

    private void WriteProperty(JsonElement line, string name)
    {
        if (!line.TryGetProperty(name, out var value)) _csv.Text(null);
        else if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) _csv.Number(value.GetRawText());
        else _csv.Text(TextOf(value));
    }

    /// <summary>The text of a value. Several texts, or the tags, share one cell, as in lists of messages.</summary>
    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array) return string.Join(", ", value.EnumerateArray().Select(one => one.GetString()));
        if (value.ValueKind != JsonValueKind.Object) return value.GetString();
        return string.Join(", ", value.EnumerateObject().Select(tag => $"{tag.Name}={tag.Value.GetString()}"));
    }
}
