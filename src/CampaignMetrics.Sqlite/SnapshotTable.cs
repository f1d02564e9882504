using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>The statements of snapshots. A snapshot is kept in parts, since a value of SQLite has at most a gigabyte.</summary>
internal static class SnapshotTable
{
    private const int PartBytes = 1 << 20;

    /// <summary>Saves a snapshot in place of the last one, within the caller's transaction.</summary>
    public static void Save(SqliteConnection connection, string ledger, ImmutableArray<long> positions, Stream content)
    {
        connection.Execute("DELETE FROM campaign_metrics_snapshot WHERE ledger = $ledger", ("$ledger", ledger));
        var id = connection.Scalar(
            "INSERT INTO campaign_metrics_snapshot (ledger, positions) VALUES ($ledger, $positions) RETURNING id",
            ("$ledger", ledger), ("$positions", $"[{string.Join(',', positions.Select(Text))}]"))!;
        var part = new byte[PartBytes];
        for (var number = 0; ; number++)
        {
            var length = content.ReadAtLeast(part, PartBytes, throwOnEndOfStream: false);
            if (length == 0) return;
            connection.Execute(
                "INSERT INTO campaign_metrics_snapshot_part (snapshot, number, content) VALUES ($id, $number, $content)",
                ("$id", id), ("$number", number), ("$content", part[..length]));
        }
    }

    /// <summary>The id and the positions of a ledger's snapshot; null if there is none.</summary>
    /// <exception cref="InvalidDataException">The positions are damaged.</exception>
    public static (long Id, ImmutableArray<long> Positions)? Find(SqliteConnection connection, string ledger)
    {
        using var command = connection.Command(
            "SELECT id, positions FROM campaign_metrics_snapshot WHERE ledger = $ledger", ("$ledger", ledger));
        using var rows = command.ExecuteReader();
        if (!rows.Read()) return null;
        return rows.GetValue(1) is string json && PositionsOf(json) is { IsDefault: false } positions
            ? (rows.GetInt64(0), positions)
            : throw new InvalidDataException($"The file '{connection.DataSource}' is damaged: the positions of a snapshot are no numbers.");
    }

    /// <summary>A part of a snapshot; empty after the last.</summary>
    public static byte[] Part(SqliteConnection connection, long snapshot, int number) => connection.Scalar(
        "SELECT content FROM campaign_metrics_snapshot_part WHERE snapshot = $id AND number = $number",
        ("$id", snapshot), ("$number", number)) as byte[] ?? [];

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);

    /// <summary>The numbers of a JSON array; the default array if it holds anything else.</summary>
    private static ImmutableArray<long> PositionsOf(string json)
    {
        var positions = ImmutableArray.CreateBuilder<long>();
        foreach (var text in json.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return default;
            positions.Add(position);
        }
        return positions.ToImmutable();
    }
}
