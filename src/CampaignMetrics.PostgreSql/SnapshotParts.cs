using Npgsql;

namespace CampaignMetrics.PostgreSql;

/// <summary>The bytes of a stored snapshot, part by part. Its connection is in a transaction that sees the database as it was, so a
/// snapshot that is saved meanwhile does not disturb.</summary>
internal sealed class SnapshotParts(PostgreSqlDatabase database, NpgsqlConnection connection, NpgsqlDataReader parts) : Stream
{
    private byte[] _part = [];
    private int _used;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            while (_used == _part.Length && parts.Read()) Begin();
        }
        catch (Exception e) when (PostgreSqlDatabase.IsFailure(e))
        {
            throw database.Failure(e);
        }
        return Take(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (_used == _part.Length && await parts.ReadAsync(cancellationToken).ConfigureAwait(false)) Begin();
        }
        catch (Exception e) when (PostgreSqlDatabase.IsFailure(e))
        {
            throw database.Failure(e);
        }
        return Take(buffer.Span);
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await parts.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            parts.Dispose();
            connection.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Begin() => (_part, _used) = (parts.GetFieldValue<byte[]>(0), 0);

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _part.Length - _used);
        _part.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        return count;
    }
}
