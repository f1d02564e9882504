using System.CommandLine;

namespace CampaignMetrics.Cli.Input;

/// <summary>Metrics and rates by their names, separated by commas.</summary>
internal static class MeasureList
{
    public static Argument<string> Argument() => new("MEASURES")
    {
        Description =
            "What is followed, one or more separated by commas: a rate's name as in the report's JSON (open, clickThrough …, or "
            + $"rate:notSent where a metric has the name), or a metric's:{Names.Listed(Names.Metrics)}",
    };

    /// <param name="list">The names.</param>
    /// <param name="command">The command whose first argument they are.</param>
    /// <param name="definition">The definition, which must have the rates.</param>
    /// <exception cref="UnusableException">There is none, or one is neither a metric nor a rate.</exception>
    public static List<Measure> Of(string list, string command, Definition definition)
    {
        var names = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0) throw new UnusableException("MEASURES: names none.");
        if (File.Exists(list)) throw new UnusableException($"{list}: is a file; the measures come first: {command} MEASURES FILE…");
        var measures = new List<Measure>();
        foreach (var name in names)
        {
            var measure = One(name, definition);
            if (!measures.Contains(measure)) measures.Add(measure);
        }
        return measures;
    }

    /// <summary>The metric or rate of a name. The metric wins where a rate has the same name: rate:NAME means the rate.</summary>
    /// <exception cref="UnusableException">There is none.</exception>
    public static Measure One(string name, Definition definition) =>
        Find(name, definition) ?? throw new UnusableException(Names.Unknown(name, "metric or rate", NamesOf(definition)));

    /// <summary>The metric or rate of a name, as <see cref="One"/> has it; null where there is none.</summary>
    public static Measure? Find(string name, Definition definition)
    {
        if (Names.MetricOf(name) is { } metric) return metric;
        if (!Measure.TryParse(name, null, out var measure)) return null;
        return measure.RateName is not { } rate || Has(definition, rate) ? measure : null;
    }

    /// <summary>The names of all metrics, and of the definition's rates.</summary>
    public static IReadOnlyList<string> NamesOf(Definition definition) =>
        [.. Names.Metrics, .. definition.Rates.Select(rate => rate.Name)];

    /// <summary>The name of a rate that the definition has.</summary>
    /// <exception cref="UnusableException">It has none of this name.</exception>
    public static string Rate(string name, Definition definition) => Has(definition, name)
        ? name
        : throw new UnusableException(Names.Unknown(name, "rate", [.. definition.Rates.Select(rate => rate.Name)]));

    private static bool Has(Definition definition, string rate) => definition.Rates.Any(known => known.Name == rate);
}
