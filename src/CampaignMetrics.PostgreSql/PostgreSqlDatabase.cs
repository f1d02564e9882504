using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace CampaignMetrics.PostgreSql;

/// <summary>The database of a store: opens connections to it, and tells its failures without any secret.</summary>
internal sealed class PostgreSqlDatabase(NpgsqlDataSource source, string schema)
{
    /// <summary>A quoted name, as SQL takes it.</summary>
    public string Schema { get; } = Quoted(schema);

    /// <summary>What messages call it.</summary>
    public string Place { get; } = PlaceOf(source);

    /// <summary>A name that has no quotes, in quotes, so that it may be a word of SQL.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="ArgumentException">It is none. The exception of Npgsql is not told, since it may quote a password.</exception>
    public static NpgsqlDataSource SourceOf(string connection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connection);
        try
        {
            return NpgsqlDataSource.Create(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw new ArgumentException(
                "This is no connection string of Npgsql, such as 'Host=localhost;Database=mail;Username=app;Password=…'.",
                nameof(connection));
        }
    }

    /// <summary>Does some work with a connection, and tells its failure as one of the store.</summary>
    /// <exception cref="IOException">The database cannot be reached, or fails.</exception>
    /// <exception cref="InvalidDataException">What it holds is damaged.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failure(e);
        }
    }

    /// <summary>Does some work in a transaction: all of it or, if it throws, nothing.</summary>
    public Task<T> InTransactionAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        async connection =>
        {
            var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken)
                .ConfigureAwait(false);
            await using var _ = transaction.ConfigureAwait(false);
            var done = await work(connection).ConfigureAwait(false);
            // A commit that is cancelled may have happened: it is not cancelled.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return done;
        },
        cancellationToken);

    /// <summary>Opens a connection that its caller disposes.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw Failure(e);
        }
    }

    /// <summary>Whether an exception comes from the server or the way to it.</summary>
    public static bool IsFailure(Exception e) => e is NpgsqlException or SocketException or TimeoutException;

    /// <summary>A failure as the ports tell it.</summary>
    public Exception Failure(Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } damaged =>
            new InvalidDataException($"{Place} is damaged: {Text(damaged)}", e),
        PostgresException refused => new IOException($"{Place} cannot be used: {Text(refused)}", e),
        _ => new IOException($"{Place} cannot be reached, or broke off: {e.Message}", e),
    };

    /// <summary>What the server said, with its code.</summary>
    public static string Text(PostgresException e) => $"{e.MessageText} (SQLSTATE {e.SqlState})";

    private static string PlaceOf(NpgsqlDataSource source)
    {
        var connection = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The PostgreSQL database '{connection.Database ?? connection.Username}' at {connection.Host}:{connection.Port}");
    }
}
