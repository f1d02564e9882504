using CampaignMetrics.Shared;
using Npgsql;

namespace CampaignMetrics.PostgreSql;

/// <summary>The bytes of a stored snapshot, part by part. Its connection is in a transaction that sees the database as it was, so a
/// snapshot that is saved meanwhile does not disturb.</summary>
internal sealed class SnapshotParts(PostgreSqlDatabase database, NpgsqlConnection connection, NpgsqlDataReader parts) : PartStream
{
    public override async ValueTask DisposeAsync()
    {
        await parts.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    protected override byte[] Next()
    {
        try
        {
            return parts.Read() ? parts.GetFieldValue<byte[]>(0) : [];
        }
        catch (Exception e) when (PostgreSqlDatabase.IsFailure(e))
        {
            throw database.Failure(e);
        }
    }

    protected override async Task<byte[]> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await parts.ReadAsync(cancellationToken).ConfigureAwait(false) ? parts.GetFieldValue<byte[]>(0) : [];
        }
        catch (Exception e) when (PostgreSqlDatabase.IsFailure(e))
        {
            throw database.Failure(e);
        }
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
}
