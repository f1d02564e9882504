using CampaignMetrics.Shared;
using Npgsql;

namespace CampaignMetrics.PostgreSql;

/// <summary>The tables of a store, made and changed by numbered scripts. Each brings the schema from one version to the next, and is a
/// transaction of its own.</summary>
internal static class SchemaSteps
{
    /// <summary>The steps after a version as one script, for a person to run.</summary>
    public static string ScriptAfter(int version, string schema) =>
        string.Concat(SchemaScripts.After(version).Select(script => $"BEGIN;\n{In(schema, script)}COMMIT;\n"));

    /// <summary>Makes the tables, or checks that they are there.</summary>
    /// <exception cref="InvalidDataException">The database has a newer version.</exception>
    /// <exception cref="InvalidOperationException">The tables are missing or old, and the store may not make them.</exception>
    public static async Task EnsureAsync(PostgreSqlDatabase database, SchemaCreation creation, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(database, cancellationToken).ConfigureAwait(false);
        if (!SchemaScripts.IsDue(version, creation, database.Place, () => ScriptAfter(version, database.Schema))) return;
        for (var from = version; from < SchemaScripts.Newest; from++)
            await StepAsync(database, from, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The version of the tables; 0 if there are none.</summary>
    public static Task<int> VersionAsync(PostgreSqlDatabase database, CancellationToken cancellationToken) =>
        database.RunAsync(connection => VersionOfAsync(connection, database.Schema, cancellationToken), cancellationToken);

    /// <summary>Takes one step, unless another program took it meanwhile: those that start at once take turns.</summary>
    private static Task StepAsync(PostgreSqlDatabase database, int from, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async connection =>
            {
                const string lockSql = "SELECT pg_advisory_xact_lock(hashtextextended('CampaignMetrics.PostgreSql ' || $1, 0))";
                await connection.ExecuteAsync(lockSql, [SqlCommands.Parameter(database.Schema)], cancellationToken).ConfigureAwait(false);
                var version = await VersionOfAsync(connection, database.Schema, cancellationToken).ConfigureAwait(false);
                if (version == from) await ExecuteAsync(connection, database, from, cancellationToken).ConfigureAwait(false);
                return version;
            },
            cancellationToken);

    /// <exception cref="IOException">The server refuses the script, which the message shows.</exception>
    private static async Task ExecuteAsync(
        NpgsqlConnection connection, PostgreSqlDatabase database, int from, CancellationToken cancellationToken)
    {
        var script = In(database.Schema, SchemaScripts.From(from));
        try
        {
            await connection.ExecuteAsync(script, [], cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException e)
        {
            throw new IOException(
                $"{database.Place} refuses the tables of the store: {PostgreSqlDatabase.Text(e)}. The SQL was:\n{script}", e);
        }
    }

    private static async Task<int> VersionOfAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        // Not by to_regclass: what it knows may be older than the lock that was waited for.
        const string table = """
            SELECT 1 FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = trim($1, '"') AND c.relname = 'schema_version'
            """;
        if (await connection.ScalarAsync(table, [SqlCommands.Parameter(schema)], cancellationToken).ConfigureAwait(false) is null) return 0;
        return await connection.ScalarAsync($"SELECT max(version) FROM {schema}.schema_version", [], cancellationToken)
            .ConfigureAwait(false) as int? ?? 0;
    }

    private static string In(string schema, string script) => script.Replace("{schema}", schema, StringComparison.Ordinal);
}
