using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>The bytes of a stored snapshot, part by part. Its connection is in a transaction that sees the file as it was, so a snapshot
/// that is saved meanwhile does not disturb.</summary>
internal sealed class SnapshotParts(SqliteFile file, SqliteConnection connection, long snapshot) : Stream
{
    private byte[] _part = [];
    private int _used, _next;
    private bool _isAtEnd;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_used == _part.Length && !_isAtEnd) Next();
        var count = Math.Min(buffer.Length, _part.Length - _used);
        _part.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_used < _part.Length || _isAtEnd) return Read(buffer.Span);
        return await Task.Run(() => Read(buffer.Span), cancellationToken).ConfigureAwait(false);
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }

    private void Next()
    {
        (_part, _used) = (file.Run(() => SnapshotTable.Part(connection, snapshot, _next++)), 0);
        _isAtEnd = _part.Length == 0;
    }
}
