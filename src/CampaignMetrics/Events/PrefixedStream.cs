namespace CampaignMetrics.Events;

/// <summary>A stream with some bytes before it and some after it; left open.</summary>
internal sealed class PrefixedStream(byte[] before, Stream inner, byte[] after) : ReadOnlyStream
{
    private int _beforeUsed, _afterUsed;

    public override int Read(Span<byte> buffer)
    {
        if (_beforeUsed < before.Length) return Copy(before, ref _beforeUsed, buffer);
        var count = inner.Read(buffer);
        return count > 0 || buffer.IsEmpty ? count : Copy(after, ref _afterUsed, buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_beforeUsed < before.Length) return Copy(before, ref _beforeUsed, buffer.Span);
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return count > 0 || buffer.IsEmpty ? count : Copy(after, ref _afterUsed, buffer.Span);
    }

    private static int Copy(byte[] source, ref int used, Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, source.Length - used);
        source.AsSpan(used, count).CopyTo(buffer);
        used += count;
        return count;
    }
}
