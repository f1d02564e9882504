using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Input;

/// <summary>Names that are written on the command line.</summary>
internal static class Names
{
    public static IReadOnlyList<string> Definitions { get; } = [.. Definition.All.Select(definition => definition.Name)];

    /// <summary>As the report's JSON writes them.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [.. Enum.GetValues<Metric>().Select(metric => JsonName.Of<Metric>(metric)!)];

    public static Definition DefinitionOf(string name) => Definition.Find(name) ?? throw new UnusableException(UnknownDefinition(name));

    /// <summary>The definitions of a list; each once.</summary>
    public static IReadOnlyList<Definition> DefinitionsOf(string list)
    {
        var names = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0) throw new UnusableException($"--definitions: names none. There are {string.Join(", ", Definitions)}.");
        return [.. names.Select(DefinitionOf).Distinct()];
    }

    public static string UnknownDefinition(string name) => Unknown(name, "definition", Definitions);

    /// <summary>
    /// The metric of this name, in upper or lower case; null where there is none. A number, which an enum would accept, is no name.
    /// </summary>
    public static Metric? MetricOf(string name) =>
        Metrics.Contains(name, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<Metric>(name, ignoreCase: true) : null;

    /// <summary>The kinds of lists: one for each metric, and those of messages that were not opened or not clicked.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. RecipientKind.All.Select(kind => kind.Name)];

    /// <summary>A kind of list by its name, in any case.</summary>
    public static RecipientKind? KindOf(string name) =>
        Kinds.FirstOrDefault(kind => kind.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known ? RecipientKind.Find(known) : null;

    public static string UnknownKind(string name) => Unknown(name, "kind of list", Kinds);

    /// <summary>The roles of links, as JSON writes them.</summary>
    public static IReadOnlyList<string> Roles { get; } = [.. Enum.GetValues<LinkRole>().Select(role => JsonName.Of<LinkRole>(role)!)];

    public static LinkRole? RoleOf(string name) =>
        Roles.Contains(name, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<LinkRole>(name, ignoreCase: true) : null;

    /// <summary>For a help page: each on a line of its own.</summary>
    public static string Listed(IEnumerable<string> names) => string.Concat(names.Select(name => $"\n  {name}"));

    public static string Unknown(string given, string kind, IReadOnlyList<string> known) =>
        $"'{given}' is no {kind}.{Nearest.Hint(given, known)} There are {string.Join(", ", known)}.";
}
