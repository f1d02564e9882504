using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Cli.Tests.Stores;

/// <summary>A folder with a file of generated events, and a store in SQLite beside it.</summary>
internal sealed class StoreFolder : IDisposable
{
    private static readonly Lazy<byte[]> Lines = new(Generated);

    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-metrics-store-").FullName;

    public StoreFolder()
    {
        Events = this["events.ndjson"];
        File.WriteAllBytes(Events, Lines.Value);
        Store = $"sqlite:{Database}";
    }

    /// <summary>2,300 events, some twice, as a ledger writes them.</summary>
    public string Events { get; }

    public string Database => this["events.db"];

    /// <summary>As <c>--store</c> names it.</summary>
    public string Store { get; }

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Appends the events.</summary>
    public StoreFolder Filled()
    {
        var run = InProcess.Run("", "append", Events, "--store", Store);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return this;
    }

    /// <summary>Changes the database behind the command's back.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static byte[] Generated()
    {
        var lines = InProcess.Run("", "generate", "--recipients", "240", "--emails", "2", "--seed", "3").Output;
        var kept = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(kept);
        foreach (var read in EventLines.Read(new MemoryStream(Encoding.UTF8.GetBytes(lines))).Take(2300)) writer.Write(read.Event!);
        return kept.WrittenSpan.ToArray();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
