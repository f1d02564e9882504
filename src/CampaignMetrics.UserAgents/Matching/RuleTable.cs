namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Reads rule tables. A line is <c>Name: when</c> or <c>Name [device, os]: when</c>; an indented line continues the one before; a line that
/// begins with <c>#</c> is a comment.
/// </summary>
internal static class RuleTable
{
    /// <summary>
    /// A row of a table: its answer, the device and system to assume where the user agent states none, and its condition.
    /// </summary>
    public sealed record Row(string Name, DeviceType Device, string? Os, string When);

    /// <summary>The table that is embedded under this name.</summary>
    public static IReadOnlyList<Row> ReadEmbedded(string name)
    {
        using var stream = typeof(RuleTable).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no table '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>The rows of a table, in order.</summary>
    public static IReadOnlyList<Row> Read(string table)
    {
        var lines = new List<string>();
        foreach (var untrimmed in table.Split('\n'))
        {
            var line = untrimmed.TrimEnd();
            if (line is "" or ['#', ..]) continue;
            if (line[0] == ' ') lines[^1] += ' ' + line.TrimStart(' ');
            else lines.Add(line);
        }
        return lines.ConvertAll(ReadRow);
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

    private static Row ReadRow(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var (head, when) = (line[..colon], line[(colon + 2)..]);
        var bracket = head.IndexOf(" [", StringComparison.Ordinal);
        if (bracket < 0) return new(head, DeviceType.Unknown, null, when);
        var hints = head[(bracket + 2)..^1].Split(", ");
        return new(head[..bracket], DeviceOf(hints[0]), hints.Length > 1 ? hints[1] : null, when);
    }
}
