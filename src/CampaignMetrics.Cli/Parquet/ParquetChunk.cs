namespace CampaignMetrics.Cli.Parquet;

/// <summary>Where the values of a column are in the file, for one group of rows.</summary>
/// <param name="Leaf">The column.</param>
/// <param name="Values">How many values there are, absent ones included.</param>
/// <param name="Offset">Where they begin.</param>
/// <param name="PlainBytes">Their bytes before they were compressed.</param>
/// <param name="Bytes">Their bytes in the file.</param>
internal sealed record ParquetChunk(ParquetLeaf Leaf, long Values, long Offset, long PlainBytes, long Bytes);
