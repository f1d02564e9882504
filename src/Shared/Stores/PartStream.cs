namespace CampaignMetrics.Shared;

/// <summary>A stream that is kept in parts, since a value of a database has at most a gigabyte.</summary>
internal abstract class PartStream : ReadOnlyStream
{
    private byte[] _part = [];
    private int _used;
    private bool _isAtEnd;

    public sealed override int Read(Span<byte> buffer)
    {
        if (NeedsPart) Begin(Next());
        return Take(buffer);
    }

    public sealed override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (NeedsPart) Begin(await NextAsync(cancellationToken).ConfigureAwait(false));
        return Take(buffer.Span);
    }

    /// <summary>The next part; empty after the last.</summary>
    protected abstract byte[] Next();

    /// <inheritdoc cref="Next"/>
    protected abstract Task<byte[]> NextAsync(CancellationToken cancellationToken);

    private bool NeedsPart => _used == _part.Length && !_isAtEnd;

    private void Begin(byte[] part) => (_part, _used, _isAtEnd) = (part, 0, part.Length == 0);

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _part.Length - _used);
        _part.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        return count;
    }
}
