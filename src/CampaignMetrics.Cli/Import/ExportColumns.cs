using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Import;

/// <summary>Messages about columns that are missing or unknown.</summary>
internal static class ExportColumns
{
    private const int Most = 40;

    /// <summary>Which properties a column may hold, by a part of its name.</summary>
    private static readonly (string Property, string[] Parts)[] Guesses =
    [
        ("recipient", ["recipient", "mail", "address", "contact", "who"]),
        ("at", ["time", "date", "processed", "when"]),
        ("type", ["event", "action", "type", "status", "what"]),
    ];

    /// <summary>There is no column of this name.</summary>
    public static string Missing(string name, CsvHeader header) =>
        $"there is no column '{Safe.Text(name, 80)}'.{Safe.Text(Nearest.Hint(name, header.Names))} There are {List(header)}.";

    /// <summary>The file is no export that is known.</summary>
    public static string Unknown(CsvHeader header) =>
        $"its columns are those of no known export: {List(header)}. Say what they hold, such as --map {Suggestion(header)}";

    /// <summary>The types of events by name.</summary>
    public static string Types(IEnumerable<BoundEvent> told) =>
        string.Join(", ", told.Select(each => each.Rule.Type).OfType<EventType>().Distinct().Select(EventTypes.NameOf));

    /// <summary>The columns by name, the first of them.</summary>
    public static string List(CsvHeader header) =>
        Safe.Text(string.Join(", ", header.Names.Take(Most)) + (header.Count > Most ? $" and {header.Count - Most} more" : ""), 1000);

    private static string Suggestion(CsvHeader header) =>
        Safe.Text(string.Join(',', Guesses.Select(guess => $"{guess.Property}={Guess(header, guess.Parts)}")));

    private static string Guess(CsvHeader header, string[] parts) => parts
        .SelectMany(part => header.Names.Where(name => name.Contains(part, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(name => !name.Contains(',', StringComparison.Ordinal)) ?? "COLUMN";
}
