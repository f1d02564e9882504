using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CampaignMetrics.Sqlite;

/// <summary>The file of a store: opens connections to it, and tells its failures as those of a file.</summary>
internal sealed class SqliteFile(string path, SqliteStoreOptions options)
{
    public string Path => path;

    /// <summary>Requires the path of a file: databases in memory and temporary ones keep nothing.</summary>
    /// <exception cref="ArgumentException">The path names no file.</exception>
    public static string PathOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("A store must be a file: an empty path is a temporary database.", nameof(path));
        if (path == ":memory:" || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("A store must be a file, given by its path: no database in memory, and no URI.", nameof(path));
        if (path.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("A store is given by the path of its file, not by a connection string.", nameof(path));
        return System.IO.Path.GetFullPath(path);
    }

    /// <summary>Opens a connection.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            connection.Execute(Invariant($"PRAGMA busy_timeout = {(int)Math.Ceiling(options.BusyTimeout.TotalMilliseconds)}"));
            connection.Execute($"PRAGMA synchronous = {(options.Synchronous == SqliteSynchronous.Full ? "FULL" : "NORMAL")}");
            connection.Execute("PRAGMA foreign_keys = ON");
            // What is deleted is overwritten: somebody may have asked to be forgotten.
            connection.Execute("PRAGMA secure_delete = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the connection that writes, after what all need: a file that can be written, in WAL mode, with the tables.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = Open();
        try
        {
            if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1) throw new IOException($"The file '{path}' cannot be written.");
            if (connection.Scalar("PRAGMA journal_mode = WAL") is not "wal")
                throw new IOException($"The file '{path}' is in a place where SQLite cannot keep a write-ahead log.");
            SchemaSteps.Ensure(connection, options.Schema, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs some work on the thread pool, since SQLite blocks its thread, and tells its failure as one of the file.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or is no SQLite database.</exception>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) => Task.Run(() => Run(work), cancellationToken);

    /// <inheritdoc cref="RunAsync"/>
    public T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Failure(e);
        }
    }

    private string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = options.Schema == SchemaCreation.AtStart ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
        DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        Pooling = false,
    }.ToString();

    private Exception Failure(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            new InvalidDataException($"The file '{path}' is damaged, or is no SQLite database: {e.Message}", e),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new IOException(
            Invariant($"The file '{path}' was locked by another program for {options.BusyTimeout.TotalSeconds} seconds: {e.Message}"), e),
        raw.SQLITE_READONLY => new IOException($"The file '{path}' cannot be written: {e.Message}", e),
        _ => new IOException($"The file '{path}' cannot be used: {e.Message}", e),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
