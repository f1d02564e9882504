using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CampaignMetrics.PostgreSql.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(Server))]

namespace CampaignMetrics.PostgreSql.Tests;

/// <summary>A real PostgreSQL on a port of its own, with data of its own, gone after the tests.</summary>
public sealed class Server : IDisposable
{
    public const string Password = "s3cret-of-the-tests";

    private readonly DirectoryInfo? _folder;
    private Process? _process;
    private int _databases;

    public Server() : this(Path.GetTempPath()) { }

    /// <param name="place">The folder for the server's own.</param>
    internal Server(string place)
    {
        if (!PostgreSqlProgram.IsThere) return;
        _folder = Directory.CreateDirectory(Path.Combine(place, $"campaign-metrics-postgresql-{Path.GetRandomFileName()}"));
        var password = Path.Combine(_folder.FullName, "password");
        File.WriteAllText(password, Password);
        PostgreSqlProgram.Give(_folder.FullName);
        PostgreSqlProgram.Run(
            "initdb", "-D", Data, "-U", "campaign", "--auth=scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C",
            "--no-sync");
        Port = FreePort();
        Start();
    }

    public int Port { get; }

    /// <summary>The process of the server.</summary>
    public Process Process => _process!;

    private string Data => Path.Combine(_folder!.FullName, "data");

    /// <summary>Makes a database, and tells how to connect to it. Without a server the test ends here.</summary>
    public string NewDatabase()
    {
        if (_process is null) Needs.Missing("PostgreSQL (Debian's package postgresql)");
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        Execute(Connection("postgres"), $"CREATE DATABASE {name}");
        return Connection(name);
    }

    public string Connection(string database) => string.Create(
        CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={Port};Database={database};Username=campaign;Password={Password};Timeout=10;Maximum Pool Size=40");

    public static void Execute(string connection, string sql) => Scalar(connection, sql);

    public static object? Scalar(string connection, string sql)
    {
        using var source = NpgsqlDataSource.Create(connection);
        using var command = source.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    /// <summary>Kills the server without a warning, and starts it again.</summary>
    public void KillAndStart()
    {
        Process.Kill();
        Process.WaitForExit();
        Start();
    }

    public void Dispose()
    {
        if (_folder is null) return;
        if (_process is { HasExited: false })
        {
            // By its id, and not its children: they end with it.
            _process.Kill();
            _process.WaitForExit();
        }
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Starts the server, unless it runs, and waits until it answers.</summary>
    internal void Start()
    {
        var port = Port.ToString(CultureInfo.InvariantCulture);
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60); Thread.Sleep(50))
        {
            // After a kill the old processes hold the memory for a moment, and the new server refuses to start.
            if (_process is null or { HasExited: true })
                _process = PostgreSqlProgram.Start(
                    "postgres", "-D", Data, "-p", port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                    "-c", "max_connections=120", "-c", "shared_buffers=32MB");
            if (Answers()) return;
        }
        Assert.Fail("PostgreSQL does not start.");
    }

    private bool Answers()
    {
        try
        {
            Execute(Connection("postgres"), "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
