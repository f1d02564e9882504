using CampaignMetrics.Shared;
using Npgsql;

namespace CampaignMetrics.PostgreSql;

public sealed partial class PostgreSqlStore
{
    /// <summary>Opens a database by a connection string.</summary>
    /// <param name="connection">The connection string, as Npgsql takes it. Its password is in no message.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException"><paramref name="connection"/> is no connection string.</exception>
    /// <exception cref="IOException">The database cannot be reached, or refuses the tables; the message then shows the SQL.</exception>
    /// <exception cref="InvalidDataException">The tables were made by a newer version of the library.</exception>
    /// <exception cref="InvalidOperationException">The tables are missing or old, and <see cref="PostgreSqlStoreOptions.Schema"/> forbids
    /// to make them; the message shows the SQL.</exception>
    public static Task<PostgreSqlStore> OpenAsync(
        string connection, PostgreSqlStoreOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenedAsync(
            PostgreSqlDatabase.SourceOf(connection), options ?? PostgreSqlStoreOptions.Default, ownsSource: true, cancellationToken);

    /// <summary>Opens a database by a data source.</summary>
    /// <param name="source">Where connections come from; not disposed by the store.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="IOException">The database cannot be reached, or refuses the tables; the message then shows the SQL.</exception>
    /// <exception cref="InvalidDataException">The tables were made by a newer version of the library.</exception>
    /// <exception cref="InvalidOperationException">The tables are missing or old, and <see cref="PostgreSqlStoreOptions.Schema"/> forbids
    /// to make them; the message shows the SQL.</exception>
    public static Task<PostgreSqlStore> OpenAsync(
        NpgsqlDataSource source, PostgreSqlStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return OpenedAsync(source, options ?? PostgreSqlStoreOptions.Default, ownsSource: false, cancellationToken);
    }

    /// <summary>The SQL that makes the tables, for those who want to run it themselves (<see cref="SchemaCreation.Never"/>).</summary>
    /// <param name="options">The settings, which name the schema; null for the defaults.</param>
    public static string Script(PostgreSqlStoreOptions? options = null) =>
        SchemaSteps.ScriptAfter(0, PostgreSqlDatabase.Quoted((options ?? PostgreSqlStoreOptions.Default).SchemaName));

    /// <summary>Makes the tables, or brings them up to date, whatever <see cref="PostgreSqlStoreOptions.Schema"/> says.</summary>
    /// <param name="connection">The connection string, as Npgsql takes it.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException"><paramref name="connection"/> is no connection string.</exception>
    /// <exception cref="IOException">The database cannot be reached, or refuses the tables; the message then shows the SQL.</exception>
    /// <exception cref="InvalidDataException">The tables were made by a newer version of the library.</exception>
    public static Task SetUpAsync(
        string connection, PostgreSqlStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        var settings = (options ?? PostgreSqlStoreOptions.Default) with { Schema = SchemaCreation.AtStart };
        return ClosedAsync(OpenAsync(connection, settings, cancellationToken));
    }

    /// <summary>Looks which tables a database has, and changes nothing.</summary>
    /// <param name="connection">The connection string, as Npgsql takes it.</param>
    /// <param name="options">The settings, which name the schema; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException"><paramref name="connection"/> is no connection string.</exception>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    public static Task<StoreSchema> CheckAsync(
        string connection, PostgreSqlStoreOptions? options = null, CancellationToken cancellationToken = default) =>
        CheckedAsync(PostgreSqlDatabase.SourceOf(connection), options ?? PostgreSqlStoreOptions.Default, cancellationToken);

    private static async Task ClosedAsync(Task<PostgreSqlStore> opening)
    {
        var store = await opening.ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<StoreSchema> CheckedAsync(
        NpgsqlDataSource source, PostgreSqlStoreOptions options, CancellationToken cancellationToken)
    {
        await using var _ = source.ConfigureAwait(false);
        var database = new PostgreSqlDatabase(source, options.SchemaName);
        var version = await SchemaSteps.VersionAsync(database, cancellationToken).ConfigureAwait(false);
        return new StoreSchema(version, SchemaScripts.Newest, SchemaSteps.ScriptAfter(version, database.Schema));
    }

    private static async Task<PostgreSqlStore> OpenedAsync(
        NpgsqlDataSource source, PostgreSqlStoreOptions options, bool ownsSource, CancellationToken cancellationToken)
    {
        var store = new PostgreSqlStore(source, options, ownsSource);
        var isOpen = false;
        try
        {
            await SchemaSteps.EnsureAsync(store._database, options.Schema, cancellationToken).ConfigureAwait(false);
            isOpen = true;
            return store;
        }
        finally
        {
            if (!isOpen) await store.DisposeAsync().ConfigureAwait(false);
        }
    }
}
