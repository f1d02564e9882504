using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>The statements of documents.</summary>
internal static class DocumentTable
{
    /// <summary>The documents of a kind, in the order of the bytes of their names.</summary>
    public static IReadOnlyList<StoredDocument> List(SqliteConnection connection, string ledger, string kind)
    {
        using var command = connection.Command(
            """
            SELECT name, version, json FROM campaign_metrics_document
            WHERE ledger = $ledger AND kind = $kind AND json IS NOT NULL ORDER BY name
            """,
            ("$ledger", ledger), ("$kind", kind));
        using var rows = command.ExecuteReader();
        var documents = new List<StoredDocument>();
        while (rows.Read())
            documents.Add(new StoredDocument(new DocumentKey(ledger, kind, rows.GetString(0)), rows.GetInt64(1), rows.GetString(2)));
        return documents;
    }

    /// <summary>A document; null if there is none, or none of a later version.</summary>
    public static StoredDocument? Find(SqliteConnection connection, DocumentKey key, long after = 0)
    {
        using var command = connection.Command(
            """
            SELECT version, json FROM campaign_metrics_document
            WHERE ledger = $ledger AND kind = $kind AND name = $name AND version > $after AND json IS NOT NULL
            """,
            ("$ledger", key.Ledger), ("$kind", key.Kind), ("$name", key.Name), ("$after", after));
        using var rows = command.ExecuteReader();
        return rows.Read() ? new StoredDocument(key, rows.GetInt64(0), rows.GetString(1)) : null;
    }

    /// <summary>Puts a text, or none, in the place of a version.</summary>
    /// <returns>The new version; null if another one is stored.</returns>
    public static long? Change(SqliteConnection connection, DocumentKey key, long expected, string? json) => (long?)connection.Scalar(
        expected == 0
            ? """
              INSERT INTO campaign_metrics_document AS known (ledger, kind, name, version, json) VALUES ($ledger, $kind, $name, 1, $json)
              ON CONFLICT (ledger, kind, name) DO UPDATE SET version = known.version + 1, json = excluded.json WHERE known.json IS NULL
              RETURNING version
              """
            : """
              UPDATE campaign_metrics_document SET version = version + 1, json = $json
              WHERE ledger = $ledger AND kind = $kind AND name = $name AND version = $expected AND json IS NOT NULL RETURNING version
              """,
        ("$ledger", key.Ledger), ("$kind", key.Kind), ("$name", key.Name), ("$expected", expected),
        ("$json", json ?? (object)DBNull.Value));
}
