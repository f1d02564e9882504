using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Import;

/// <summary>
/// Which columns hold which property of an event: <c>property=column,…</c>. Of <c>a|b</c> the first column that holds something counts.
/// </summary>
internal sealed class ColumnMap
{
    /// <summary>The properties of an event line that are a text.</summary>
    private static readonly string[] Texts =
    [
        "id", "type", "at", "email", "campaign", "recipient", "send", "list", "workflow", "url", "link", "part", "role", "variant",
        "userAgent", "ip", "method", "purpose", "country", "region", "city", "actor",
        "smtp", "status", "bounceClass", "bounceReason", "providerReason", "remoteMta",
        "reason", "scope", "goal", "currency", "order", "source",
    ];

    private static readonly string[] Numbers = ["seconds", "amount"], Booleans = ["bot", "autoReply"];

    /// <summary>
    /// Names that are no properties of an event line: the provider's id of the message, which is written beside them; how often the event
    /// happened, and whether it did; cells that hold several tags.
    /// </summary>
    public const string MessageId = "messageId", Count = "count", Whether = "whether", Labels = "labels", TagPrefix = "tags.";

    private readonly List<(string Property, string[] Columns)> _rows = [];

    /// <summary>All names that a property can have, except those of tags.</summary>
    public static IReadOnlyList<string> Properties { get; } = [.. Texts, .. Numbers, .. Booleans];

    public IReadOnlyList<(string Property, string[] Columns)> Rows => _rows;

    public bool Has(string property) => _rows.Any(row => row.Property == property);

    /// <summary>As it is written.</summary>
    public override string ToString() => string.Join(',', _rows.Select(row => $"{row.Property}={string.Join('|', row.Columns)}"));

    public static bool IsNumber(string property) => Numbers.Contains(property, StringComparer.Ordinal);

    public static bool IsBoolean(string property) => Booleans.Contains(property, StringComparer.Ordinal);

    /// <summary>A preset's own text.</summary>
    public static ColumnMap Of(string text)
    {
        var map = new ColumnMap();
        foreach (var pair in Split(text)) map.Add(pair, name => name);
        return map;
    }

    /// <summary>What <c>--map</c> says.</summary>
    /// <exception cref="UnusableException">A part is of another form, or names no property.</exception>
    public static ColumnMap Parse(IEnumerable<string> options)
    {
        var map = new ColumnMap();
        foreach (var pair in options.SelectMany(Split)) map.Add(pair, Named);
        return map;
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Add(string pair, Func<string, string> named)
    {
        // Only at the first sign: the name of a column may hold another.
        if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } columns])
            throw new UnusableException($"--map: '{Safe.Text(pair)}' is not of the form PROPERTY=COLUMN");
        var property = named(name);
        if (Has(property)) throw new UnusableException($"--map: {property} is named twice");
        _rows.Add((property, columns.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
    }

    private static string Named(string name)
    {
        if (name.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase) && name.Length > TagPrefix.Length)
            return TagPrefix + name[TagPrefix.Length..];
        return Properties.Append(MessageId).FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UnusableException(
                $"--map: '{Safe.Text(name)}' is no property of an event.{Nearest.Hint(name, Properties)} "
                + $"There are {string.Join(", ", Properties)}, tags.NAME.");
    }
}
