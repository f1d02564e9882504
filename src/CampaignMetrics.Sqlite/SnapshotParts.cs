using CampaignMetrics.Shared;
using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>The bytes of a stored snapshot, part by part. Its connection is in a transaction that sees the file as it was, so a snapshot
/// that is saved meanwhile does not disturb.</summary>
internal sealed class SnapshotParts(SqliteFile file, SqliteConnection connection, long snapshot) : PartStream
{
    private int _next;

    protected override byte[] Next() => file.Run(() => SnapshotTable.Part(connection, snapshot, _next++));

    protected override Task<byte[]> NextAsync(CancellationToken cancellationToken) => Task.Run(Next, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }
}
