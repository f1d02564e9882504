using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Name">Its name, in camel case: the heading in CSV, the member in JSON.</param>
/// <param name="Type">What its cells hold, for formats with typed columns.</param>
/// <param name="IsOptional">Whether JSON leaves the member out where there is no value, instead of writing null.</param>
public sealed record TableColumn(string Name, CellType Type, bool IsOptional = false)
{
    /// <summary>Its name, in camel case: the heading in CSV, the member in JSON.</summary>
    public string Name { get; init => field = Door.Given(value); } = Door.Given(Name);

    /// <summary>What its cells hold, for formats with typed columns.</summary>
    public CellType Type { get; init => field = Door.Known(value); } = Door.Known(Type, nameof(Type));
}

/// <summary>What the cells of a column hold. A cell of any type may be without a value.</summary>
[JsonConverter(typeof(DataConverter<CellType>)), JsonForm<WordConverter<CellType>>]
public enum CellType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Several texts.</summary>
    Texts,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An exact amount, with at most <see cref="Money.MaxScale"/> digits behind the point.</summary>
    Amount,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An instant in UTC.</summary>
    Instant,
}

/// <summary>How a <see cref="Table"/> is written.</summary>
[JsonConverter(typeof(DataConverter<TableFormat>)), JsonForm<WordConverter<TableFormat>>]
public enum TableFormat
{
    /// <summary>For spreadsheets: CSV (RFC 4180) with headings, in UTF-8 and with <c>\n</c> at line ends. A text that a spreadsheet would
    /// take for a formula gets an apostrophe before it, and characters that a terminal acts on become �.</summary>
    Csv,

    /// <summary>For programs: a JSON object a line.</summary>
    Ndjson,
}
