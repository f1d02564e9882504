using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CampaignMetrics.AspNetCore.Reports.Parameters;

/// <summary>The parameters of a request, read one by one. What is wrong with them is kept, all of it, by the parameter's name.</summary>
internal sealed class Query
{
    /// <summary>More of one parameter than anybody writes; each costs time for each message.</summary>
    private const int MostValues = 1_000;

    private readonly IQueryCollection _values;

    public Query(IQueryCollection values, IEnumerable<Parameter> known)
    {
        _values = values;
        var names = known.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in values.Keys.Where(name => !names.Contains(name)))
            Fault(name, $"there is no such parameter; there are {string.Join(", ", names.Order(StringComparer.Ordinal))}");
    }

    /// <summary>What is wrong, by parameter.</summary>
    public SortedDictionary<string, List<string>> Faults { get; } = new(StringComparer.Ordinal);

    public void Fault(string name, string fault)
    {
        if (!Faults.TryGetValue(name, out var faults)) Faults[name] = faults = [];
        faults.Add(fault);
    }

    /// <summary>The values; empty where it is not given. Empty texts are faults: they name nothing.</summary>
    public ImmutableArray<string> Texts(Parameter parameter)
    {
        if (!_values.TryGetValue(parameter.Name, out var values) || values.Count == 0)
        {
            if (parameter.IsRequired) Fault(parameter.Name, $"is needed: {parameter.Expected}");
            return [];
        }
        if (!parameter.Repeats && values.Count > 1) Fault(parameter.Name, "is given more than once");
        if (values.Count > MostValues) Fault(parameter.Name, "is given too often");
        if (values.Any(value => string.IsNullOrEmpty(value) || !Door.IsUnicode(value)))
            Fault(parameter.Name, "an empty text names nothing");
        return Faults.ContainsKey(parameter.Name) ? [] : [.. values.OfType<string>()];
    }

    /// <summary>The value; null where it is not given.</summary>
    public string? Text(Parameter parameter) => Texts(parameter) is [var value] ? value : null;

    /// <summary>The value as something else; null where it is not given, or is none.</summary>
    public T? Value<T>(Parameter parameter, Func<string, T?> read) where T : struct
    {
        if (Text(parameter) is not { } text) return null;
        if (read(text) is { } value) return value;
        Fault(parameter.Name, $"'{Shown(text)}' is not {parameter.Expected}");
        return null;
    }

    /// <summary>The values as something else.</summary>
    public ImmutableArray<T> Values<T>(Parameter parameter, Func<string, T?> read) where T : struct
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var text in Texts(parameter))
            if (read(text) is { } value) values.Add(value);
            else Fault(parameter.Name, $"'{Shown(text)}' is not {parameter.Expected}");
        return values.ToImmutable();
    }

    public bool Flag(Parameter parameter) => Value(parameter, text => bool.TryParse(text, out var value) ? value : default(bool?)) == true;

    public int? Number(Parameter parameter, int least, int most) => Value(
        parameter,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : default(int?));

    /// <summary>One of the words, as they are written in the table.</summary>
    public string? Word(Parameter parameter)
    {
        if (Text(parameter) is not { } text) return null;
        if (parameter.Words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        Fault(parameter.Name, $"'{Shown(text)}' is not {parameter.Expected}");
        return null;
    }

    /// <summary>The parts of a list with commas.</summary>
    public ImmutableArray<string> List(Parameter parameter) =>
        [.. (Text(parameter) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Shown(string text) => text.Length > 200 ? text[..200] + "…" : text;
}
