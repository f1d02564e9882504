namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Reads rule tables. A line is <c>Name: when</c> or <c>Name [device, os]: when</c>; an indented line continues the one before; a line that
/// begins with <c>#</c> is a comment. Behind <c>unless</c> stand the terms, divided by <c>|</c>, of which none may hold; on a line of their
/// own they hold for all rows below.
/// </summary>
internal static class RuleTable
{
    private const string Unless = "unless ";

    /// <summary>
    /// A row of a table: its answer, the device and system to assume where the user agent states none, and its condition.
    /// </summary>
    public sealed record Row(string Name, DeviceType Device, string? Os, string When);

    /// <summary>The table that is embedded under this name.</summary>
    public static IReadOnlyList<Row> ReadEmbedded(string name) => Read(TextOf(name));

    /// <summary>The words of an embedded list of names, divided by blanks and line ends.</summary>
    public static string[] ReadNames(string name) =>
        [.. Lines(TextOf(name)).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The rows of a table, in order.</summary>
    public static IReadOnlyList<Row> Read(string table)
    {
        var lines = new List<string>();
        foreach (var line in Lines(table))
        {
            if (line[0] == ' ') lines[^1] += ' ' + line.TrimStart(' ');
            else lines.Add(line);
        }
        var rows = new List<Row>();
        var exceptions = "";
        foreach (var line in lines)
        {
            if (line.StartsWith(Unless, StringComparison.Ordinal)) exceptions = NoneOf(line[Unless.Length..]);
            else rows.Add(ReadRow(line, exceptions));
        }
        return rows;
    }

    /// <summary>The device type that a table names in lower case.</summary>
    /// <exception cref="ArgumentException">There is no device type of this name.</exception>
    public static DeviceType DeviceOf(string name) => name switch
    {
        "desktop" => DeviceType.Desktop,
        "mobile" => DeviceType.Mobile,
        "tablet" => DeviceType.Tablet,
        "other" => DeviceType.Other,
        "unknown" => DeviceType.Unknown,
        _ => throw new ArgumentException($"'{name}' is no device type.", nameof(name)),
    };

    private static string TextOf(string name)
    {
        using var stream = typeof(RuleTable).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no table '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // The lines that are neither empty nor comments.
    private static IEnumerable<string> Lines(string table) =>
        table.Split('\n').Select(line => line.TrimEnd()).Where(line => line is not ("" or ['#', ..]));

    private static Row ReadRow(string line, string exceptions)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var (head, when) = (line[..colon], WithExceptions(line[(colon + 2)..], exceptions));
        var bracket = head.IndexOf(" [", StringComparison.Ordinal);
        if (bracket < 0) return new(head, DeviceType.Unknown, null, when);
        var hints = head[(bracket + 2)..^1].Split(", ");
        return new(head[..bracket], DeviceOf(hints[0]), hints.Length > 1 ? hints[1] : null, when);
    }

    // "a | b unless c | d" is short for "a & !c & !d | b & !c & !d".
    private static string WithExceptions(string when, string exceptions)
    {
        var unless = when.IndexOf(' ' + Unless, StringComparison.Ordinal);
        if (unless >= 0) (when, exceptions) = (when[..unless], exceptions + NoneOf(when[(unless + 1 + Unless.Length)..]));
        return string.Join(" | ", when.Split(" | ").Select(alternative => alternative + exceptions));
    }

    private static string NoneOf(string terms) => string.Concat(terms.Split(" | ").Select(term => " & !" + term));
}
