using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Where a provider's element holds which field: paths of property names with dots between them, <c>*</c> for a property of any other
/// name. Of several paths of a field the first that holds something counts. It never changes.
/// </summary>
public sealed class FieldTable
{
    /// <summary>How many fields there are; a set of them fits into 64 bits.</summary>
    internal static readonly int FieldCount = Enum.GetValues<Field>().Length;

    private readonly int[][] _paths;

    /// <summary>A table.</summary>
    /// <param name="rows">A path and the field it leads to, the most telling path first. A path may serve several fields.</param>
    /// <exception cref="ArgumentException">A path is empty, or has a name that is empty or longer than 64 bytes of UTF-8.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A field is none of the enum.</exception>
    public FieldTable(params ReadOnlySpan<(string Path, Field Field)> rows)
    {
        Top = new FieldNames();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var paths = new List<int>[FieldCount];
        foreach (var (path, field) in rows)
        {
            ArgumentNullException.ThrowIfNull(path, nameof(rows));
            Door.Known(field, nameof(rows));
            if (indexes.TryAdd(path, indexes.Count)) Top.Add(NamesOf(path), indexes[path]);
            (paths[(int)field] ??= []).Add(indexes[path]);
        }
        Count = indexes.Count;
        _paths = [.. paths.Select(found => found?.ToArray() ?? [])];
    }

    /// <summary>Whether properties of other names on the element's top level are the sender's own values.</summary>
    /// <value>The default value is false: they are left.</value>
    public bool OthersAreMetadata { get; init; }

    /// <summary>How many paths there are.</summary>
    internal int Count { get; }

    /// <summary>The names that an element begins with.</summary>
    internal FieldNames Top { get; }

    /// <summary>The paths of a field, the most telling first.</summary>
    internal ReadOnlySpan<int> PathsOf(Field field) => _paths[(int)field];

    private static string[] NamesOf(string path)
    {
        var names = path.Split('.');
        return names.All(name => Encoding.UTF8.GetByteCount(name) is > 0 and <= FieldNames.LongestName)
            ? names
            : throw new ArgumentException($"The path \"{path}\" has a name that is empty or too long.", "rows");
    }
}
