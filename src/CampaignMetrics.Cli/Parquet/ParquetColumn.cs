namespace CampaignMetrics.Cli.Parquet;

/// <summary>A column of a file. A row may lack its value.</summary>
internal sealed class ParquetColumn
{
    private ParquetColumn(string name, params ParquetLeaf[] leaves) => (Name, Leaves) = (name, leaves);

    public string Name { get; }

    /// <summary>What it consists of: one leaf; two of a map, for names and values.</summary>
    public IReadOnlyList<ParquetLeaf> Leaves { get; }

    /// <summary>A column of single values.</summary>
    public static ParquetColumn Of(string name, ParquetType type, int scale = 0) => new(name, new ParquetLeaf(type, scale, name));

    /// <summary>A column of lists of texts. An empty list is the same as none.</summary>
    public static ParquetColumn List(string name) => new(name, new ParquetLeaf(ParquetType.Text, 0, name, "list", "element"));

    /// <summary>A column of texts by name. No text is the same as no map.</summary>
    public static ParquetColumn Map(string name) => new(
        name,
        new ParquetLeaf(ParquetType.Text, 0, name, "key_value", "key"),
        new ParquetLeaf(ParquetType.Text, 0, name, "key_value", "value"));

    /// <summary>A row without a value.</summary>
    public void AddNone()
    {
        foreach (var leaf in Leaves) leaf.AddNone();
    }
}
