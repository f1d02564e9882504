namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Where a provider's element holds which field: paths of property names, <c>*</c> for any name. Of several paths of a field the first that holds something counts.</summary>
internal sealed class FieldTable
{
    /// <summary>How many fields there are; a set of them fits into 64 bits.</summary>
    public static readonly int FieldCount = Enum.GetValues<Field>().Length;

    private readonly int[][] _paths;

    public FieldTable(params ReadOnlySpan<(string Path, Field Field)> rows)
    {
        Top = new FieldNames();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var paths = new List<int>[FieldCount];
        foreach (var (path, field) in rows)
        {
            // A path may serve several fields.
            if (indexes.TryAdd(path, indexes.Count)) Top.Add(path.Split('.'), indexes[path]);
            (paths[(int)field] ??= []).Add(indexes[path]);
        }
        Count = indexes.Count;
        _paths = [.. paths.Select(found => found?.ToArray() ?? [])];
    }

    /// <summary>How many paths there are.</summary>
    public int Count { get; }

    /// <summary>The names that an element begins with.</summary>
    public FieldNames Top { get; }

    /// <summary>Whether properties of other names are the sender's own values.</summary>
    public bool OthersAreMetadata { get; init; }

    /// <summary>The paths of a field, the most telling first.</summary>
    public ReadOnlySpan<int> PathsOf(Field field) => _paths[(int)field];
}
