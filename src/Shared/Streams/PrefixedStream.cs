namespace CampaignMetrics.Shared;

/// <summary>A stream that returns some bytes before those of another stream, which stays open.</summary>
internal sealed class PrefixedStream(byte[] before, Stream inner) : ReadOnlyStream
{
    private int _used;

    public override int Read(Span<byte> buffer) => _used < before.Length ? Copy(buffer) : inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _used < before.Length ? new ValueTask<int>(Copy(buffer.Span)) : inner.ReadAsync(buffer, cancellationToken);

    private int Copy(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, before.Length - _used);
        before.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        return count;
    }
}
