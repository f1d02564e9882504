using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using CampaignMetrics.Sqlite;

namespace CampaignMetrics.Benchmarks;

/// <summary>
/// A ledger in a SQLite file in the folder for temporary files: 100,000 events appended in batches of 1,000, and opened again from the log
/// alone and from a snapshot.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, iterationCount: 15)]
public class DurableLedgerBenchmarks
{
    private const int Batches = 100, BatchEvents = 1_000;

    private readonly EmailEvent[][] _batches = [.. Enumerable.Range(0, Batches).Select(batch => Batch(batch, BatchEvents))];
    private DirectoryInfo _folder = null!;
    private int _files;

    [Params(SqliteSynchronous.Full, SqliteSynchronous.Normal)]
    public SqliteSynchronous Synchronous { get; set; }

    private string Log => Path.Combine(_folder.FullName, "log.db");

    private string Snapshot => Path.Combine(_folder.FullName, "snapshot.db");

    [GlobalSetup]
    public async Task Setup()
    {
        _folder = Directory.CreateTempSubdirectory("campaign-metrics-benchmark-");
        await AppendTo(Log, saves: false);
        await AppendTo(Snapshot, saves: true);
        Console.WriteLine($"// {new FileInfo(Log).Length / (double)(Batches * BatchEvents):N1} bytes an event in the file");
    }

    [GlobalCleanup]
    public void Cleanup() => _folder.Delete(recursive: true);

    [Benchmark]
    public Task<long> Append() => AppendTo(Path.Combine(_folder.FullName, $"{_files++}.db"), saves: false);

    [Benchmark]
    public Task<long> OpenLog() => Open(Log);

    [Benchmark]
    public Task<long> OpenSnapshot() => Open(Snapshot);

    private async Task<long> AppendTo(string path, bool saves)
    {
        await using var store = await SqliteStore.OpenAsync(path, new SqliteStoreOptions { Synchronous = Synchronous });
        await using var ledger = await DurableLedger.OpenAsync("a", store, store, new DurableLedgerOptions { SnapshotEveryBytes = 0 });
        foreach (var batch in _batches) await ledger.AppendAsync(batch);
        if (saves) await ledger.SaveSnapshotAsync();
        return ledger.Messages.EventCount;
    }

    private async Task<long> Open(string path)
    {
        await using var store = await SqliteStore.OpenAsync(path, new SqliteStoreOptions { Synchronous = Synchronous });
        await using var ledger = await DurableLedger.OpenAsync("a", store, store, new DurableLedgerOptions { SnapshotEveryBytes = 0 });
        return ledger.Messages.EventCount;
    }

    /// <summary>A batch by its number.</summary>
    internal static EmailEvent[] Batch(int batch, int events) => [.. Enumerable.Range(batch * events, events).Select(Event)];

    /// <summary>A third each are sent, delivered and opened.</summary>
    private static EmailEvent Event(int number)
    {
        var (message, at) = (number / 3, new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero).AddMilliseconds(number * 37));
        var (email, to) = (new EmailId($"email-{message % 20}"), new ContactId($"contact-{message}@domain-{message % 50}.example"));
        var id = new EventId(((ulong)number * 0x9E3779B97F4A7C15).ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
        return (number % 3) switch
        {
            0 => new Sent { Id = id, At = at, Email = email, Recipient = to },
            1 => new Delivered { Id = id, At = at, Email = email, Recipient = to },
            _ => new Opened
            {
                Id = id, At = at, Email = email, Recipient = to,
                Request = new WebRequest { UserAgent = "Thunderbird/115.0", Ip = "192.0.2.7" },
            },
        };
    }
}
