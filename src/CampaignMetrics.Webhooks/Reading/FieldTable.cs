using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Where the elements of a provider have their fields. A path is property names joined by dots; <c>*</c> matches a property of any other
/// name. Of several paths of a field the first that has a value counts. Immutable.
/// </summary>
public sealed class FieldTable
{
    /// <summary>The number of fields; a set of them must fit into the 64 bits of a <c>ulong</c>.</summary>
    internal static readonly int FieldCount = Enum.GetValues<Field>().Length;

    private readonly int[][] _paths;

    /// <summary>Creates a table.</summary>
    /// <param name="rows">A path and the field it leads to, the most telling path first. A path may serve several fields.</param>
    /// <exception cref="ArgumentException">A path is empty, or has a name that is empty or longer than 64 bytes of UTF-8.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A field is not a member of the enum.</exception>
    public FieldTable(params ReadOnlySpan<(string Path, Field Field)> rows)
    {
        Top = new FieldNames();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var paths = new List<int>[FieldCount];
        foreach (var (path, field) in rows)
        {
            ArgumentNullException.ThrowIfNull(path, nameof(rows));
            Door.Known(field, nameof(rows));
            // A path that serves several fields is stored and read once.
            if (indexes.TryAdd(path, indexes.Count)) Top.Add(NamesOf(path), indexes[path]);
            (paths[(int)field] ??= []).Add(indexes[path]);
        }
        Count = indexes.Count;
        _paths = [.. paths.Select(found => found?.ToArray() ?? [])];
    }

    /// <summary>Whether unknown properties on the element's top level are the sender's own values.</summary>
    /// <value>The default value is false: they are left.</value>
    public bool OthersAreMetadata { get; init; }

    /// <summary>The number of distinct paths.</summary>
    internal int Count { get; }

    /// <summary>The property names on the top level of an element.</summary>
    internal FieldNames Top { get; }

    /// <summary>The paths of a field, in the order of preference.</summary>
    internal ReadOnlySpan<int> PathsOf(Field field) => _paths[(int)field];

    private static string[] NamesOf(string path)
    {
        var names = path.Split('.');
        return names.All(name => Encoding.UTF8.GetByteCount(name) is > 0 and <= FieldNames.LongestName)
            ? names
            : throw new ArgumentException($"The path \"{path}\" has a name that is empty or too long.", "rows");
    }
}
