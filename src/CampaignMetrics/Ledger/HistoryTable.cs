using System.Text.Json;
using CampaignMetrics.Exports;
using CampaignMetrics.Json;

namespace CampaignMetrics.Ledger;

/// <summary>Events as a table: all properties of their lines, then the members of their labels.</summary>
internal static class HistoryTable
{
    /// <summary>What comes first; the other properties follow by name.</summary>
    private static readonly string[] First = ["at", "type", "email", "recipient", "id"];

    private static readonly Columns<Line> Columns = Made();

    public static Table Of(Func<CancellationToken, IEnumerable<HistoryItem>> items) =>
        Columns.Of(cancellationToken => Lines(items(cancellationToken)));

    private static IEnumerable<Line> Lines(IEnumerable<HistoryItem> items)
    {
        foreach (var item in items)
        {
            // By way of the event's line, so that a new property needs no change here.
            using var line = JsonDocument.Parse(item.Event.ToString());
            yield return new Line(line.RootElement, item);
        }
    }

    private static Columns<Line> Made()
    {
        var columns = new Columns<Line>();
        foreach (var name in First.Concat(EventLines.Properties.Keys.Except(First)))
            columns.Add(name, TypeOf(name), line => CellOf(line.Event, name));
        AddLabel(columns);
        return columns;
    }

    private static void AddLabel(Columns<Line> columns)
    {
        columns.Add("label.actor", CellType.Text, line => Word(line.Item.Label?.Actor));
        columns.Add("label.rule", CellType.Text, line => line.Item.Label?.RuleId);
        columns.Add("label.counted", CellType.Flag, line => line.Item.Counts);
        columns.Add("label.notCounted", CellType.Text, line => line.Item.NotCounted);
        columns.Add("label.link.url", CellType.Text, line => line.Item.Link?.Url);
        columns.Add("label.link.role", CellType.Text, line => Word(line.Item.Link?.Role));
        columns.Add("label.link.label", CellType.Text, line => line.Item.Link?.Label);
        columns.Add("label.link.position", CellType.Count, line => line.Item.Link?.Position);
        columns.Add("label.link.occurrence", CellType.Text, line => line.Item.Link?.Occurrence);
        columns.Add("label.link.part", CellType.Text, line => Word(line.Item.Link?.Part));
        columns.Add("label.link.variant", CellType.Text, line => line.Item.Link?.Variant);
        columns.Add("label.place.country", CellType.Text, line => line.Item.Place.Country);
        columns.Add("label.place.region", CellType.Text, line => line.Item.Place.Region);
        columns.Add("label.place.city", CellType.Text, line => line.Item.Place.City);
        columns.Add("label.proxied", CellType.Flag, line => line.Item.IsProxied ? true : default(bool?));
        columns.Add("label.send", CellType.Text, line => line.Item.Send);
        columns.Add("label.sendBegan", CellType.Instant, line => line.Item.SendBegan);
        columns.Add("label.segments.campaign", CellType.Text, line => line.Item.Segments.Campaign?.Value);
        columns.Add("label.segments.lists", CellType.Texts, line => Cell.Of(line.Item.Segments.Lists));
        columns.Add("label.segments.workflows", CellType.Texts, line => Cell.Of(line.Item.Segments.Workflows));
        columns.Add(
            "label.segments.tags", CellType.Texts,
            line => Cell.Of(line.Item.Segments.Tags.Select(tag => $"{tag.Key}={tag.Value}")));
    }

    /// <summary>What a property holds; all but these are texts.</summary>
    private static CellType TypeOf(string property) => property switch
    {
        "at" => CellType.Instant,
        "amount" => CellType.Amount,
        "seconds" => CellType.Number,
        "bot" or "autoReply" => CellType.Flag,
        "list" or "tags" => CellType.Texts,
        _ => CellType.Text,
    };

    private static Cell CellOf(JsonElement line, string name)
    {
        if (!line.TryGetProperty(name, out var value)) return default;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDecimal(),
            JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            JsonValueKind.Array => Cell.Of(value.EnumerateArray().Select(one => one.GetString()!)),
            JsonValueKind.Object => Cell.Of(value.EnumerateObject().Select(tag => $"{tag.Name}={tag.Value.GetString()}")),
            // A line writes a single list as a text.
            _ => name == "list" ? Cell.Of([value.GetString()!]) : value.GetString(),
        };
    }

    private static Cell Word<T>(T? member) where T : struct, Enum => member is { } known ? Words<T>.Of(known) : null;

    /// <summary>An event's line, and what is known of it.</summary>
    private readonly record struct Line(JsonElement Event, HistoryItem Item);
}
