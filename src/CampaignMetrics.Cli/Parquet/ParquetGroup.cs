namespace CampaignMetrics.Cli.Parquet;

/// <summary>A group of rows that stand together in the file, column by column.</summary>
internal sealed record ParquetGroup(long Rows, IReadOnlyList<ParquetChunk> Chunks)
{
    public long PlainBytes => Chunks.Sum(chunk => chunk.PlainBytes);
}
