using CampaignMetrics.Shared;
using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>The tables of a store, made and changed by numbered scripts. Each brings the schema from one version to the next, and is a
/// transaction of its own.</summary>
internal static class SchemaSteps
{
    /// <summary>The steps after a version as one script, for a person to run.</summary>
    public static string ScriptAfter(int version) =>
        string.Concat(SchemaScripts.After(version).Select(script => $"BEGIN IMMEDIATE;\n{script}COMMIT;\n"));

    /// <summary>What the file has of the tables.</summary>
    public static StoreSchema Check(SqliteConnection connection)
    {
        var version = VersionOf(connection);
        return new StoreSchema(version, SchemaScripts.Newest, ScriptAfter(version));
    }

    /// <summary>Makes the tables, or checks that they are there.</summary>
    /// <exception cref="InvalidDataException">The file has a newer version.</exception>
    /// <exception cref="InvalidOperationException">The tables are missing or old, and the store may not make them.</exception>
    public static void Ensure(SqliteConnection connection, SchemaCreation creation, string path)
    {
        var version = VersionOf(connection);
        if (!SchemaScripts.IsDue(version, creation, $"The file '{path}'", () => ScriptAfter(version))) return;
        for (var from = version; from < SchemaScripts.Newest; from++) Step(connection, from);
    }

    /// <summary>Takes one step, unless another program took it meanwhile.</summary>
    private static void Step(SqliteConnection connection, int from)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (VersionOf(connection) != from) return;
        connection.Execute(SchemaScripts.From(from));
        transaction.Commit();
    }

    private static int VersionOf(SqliteConnection connection)
    {
        const string table = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'campaign_metrics_schema'";
        if (connection.Scalar(table) is 0L) return 0;
        return connection.Scalar("SELECT version FROM campaign_metrics_schema") is long version ? (int)Math.Min(version, int.MaxValue) : 0;
    }
}
