using System.Text.Json;
using CampaignMetrics.Cli.Parquet;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes events as a Parquet file: a column for each property of their lines.</summary>
internal sealed class EventColumns
{
    /// <summary>What comes first; the other properties follow by name.</summary>
    private static readonly string[] First = ["at", "type", "email", "recipient", "id"];

    private static readonly string[] Properties = [.. First, .. EventLines.Properties.Keys.Except(First)];

    private readonly ParquetColumn[] _columns = [.. Properties.Select(Column)];
    private readonly ParquetFile _file;

    /// <param name="target">Where it goes; it stays open.</param>
    public EventColumns(Stream target) => _file = new ParquetFile(target, _columns);

    public void Write(EmailEvent happened)
    {
        // By way of the event's line, as in a table.
        using var line = JsonDocument.Parse(happened.ToString());
        foreach (var column in _columns)
        {
            if (line.RootElement.TryGetProperty(column.Name, out var value)) Add(column, value);
            else column.AddNone();
        }
        _file.EndRow();
    }

    public void Finish() => _file.Finish();

    /// <summary>The column of a property; all but these are texts.</summary>
    private static ParquetColumn Column(string property) => property switch
    {
        "at" => ParquetColumn.Of(property, ParquetType.Instant),
        "amount" => ParquetColumn.Of(property, ParquetType.Decimal, Money.MaxScale),
        "seconds" => ParquetColumn.Of(property, ParquetType.Decimal, scale: 3),
        "bot" or "autoReply" => ParquetColumn.Of(property, ParquetType.Flag),
        "list" => ParquetColumn.List(property),
        "tags" => ParquetColumn.Map(property),
        _ => ParquetColumn.Of(property, ParquetType.Text),
    };

    private static void Add(ParquetColumn column, JsonElement value)
    {
        if (column.Leaves is [var names, var texts]) AddTags(names, texts, value);
        else if (column.Leaves[0] is { IsRepeated: true } items) AddTexts(items, value);
        else AddOne(column.Leaves[0], value);
    }

    private static void AddOne(ParquetLeaf leaf, JsonElement value)
    {
        switch (leaf.Type)
        {
            case ParquetType.Text: leaf.Add(value.GetString()!); return;
            case ParquetType.Flag: leaf.Add(value.GetBoolean()); return;
            case ParquetType.Instant: leaf.Add(value.GetDateTimeOffset()); return;
            case ParquetType.Decimal: leaf.Add(value.GetDecimal()); return;
        }
    }

    /// <summary>A line writes a single list as a text.</summary>
    private static void AddTexts(ParquetLeaf items, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            items.Add(value.GetString()!);
            return;
        }
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            items.Add(item.GetString()!, isFirst);
            isFirst = false;
        }
        if (isFirst) items.AddNone();
    }

    private static void AddTags(ParquetLeaf names, ParquetLeaf texts, JsonElement value)
    {
        var isFirst = true;
        foreach (var tag in value.EnumerateObject())
        {
            names.Add(tag.Name, isFirst);
            texts.Add(tag.Value.GetString()!, isFirst);
            isFirst = false;
        }
        if (!isFirst) return;
        names.AddNone();
        texts.AddNone();
    }
}
