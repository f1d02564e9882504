using System.Globalization;

namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>Processes that are killed while they append to a store: what they acknowledged is there, and nothing twice.</summary>
/// <param name="place">What <see cref="OtherProcess"/> opens.</param>
/// <param name="open">Opens the store in this process.</param>
internal sealed class KillCampaign<TStore>(string place, Func<string, Task<TStore>> open)
    where TStore : IEventLog, ISnapshotStore, IAsyncDisposable
{
    /// <summary>How many processes are killed: 10, unless <c>CAMPAIGNMETRICS_KILLS</c> states another number.</summary>
    private static int Kills => Environment.GetEnvironmentVariable("CAMPAIGNMETRICS_KILLS") is { Length: > 0 } stated ? Number(stated) : 10;

    public async Task RunAsync()
    {
        var random = new Random(Mutations.Seed(18));
        var next = 0;
        for (var kills = Kills; kills > 0; kills--)
        {
            next = await AcknowledgedAsync(next, random.Next(1, 30), TimeSpan.FromMicroseconds(random.Next(20_000))) + 1;
            // The batch in flight may be in the log, too; the next process begins with it, so it is sent twice.
            await IsThereAsync(next);
        }
        await using var store = await open(place);
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        await ledger.AppendAsync(Some.Batch(next));
        Assert.Equal(Some.ReportOf(next + 1), ledger.Messages.Report().ToJson());
    }

    /// <summary>Starts a process that appends, kills it after some acknowledgements, and returns the last batch that it
    /// acknowledged.</summary>
    private async Task<int> AcknowledgedAsync(int first, int acknowledgements, TimeSpan later)
    {
        using var process = OtherProcess.Start("append", place, Text(first), Text(int.MaxValue / 2));
        var last = first - 1;
        for (var i = 0; i < acknowledgements; i++) last = Number(await process.StandardOutput.ReadLineAsync());
        // Not always right after an acknowledgement: the next ones, a snapshot and the work between them are to be met, too.
        await Task.Delay(later);
        process.Kill();
        // What it had printed before it died is acknowledged, too.
        while (await process.StandardOutput.ReadLineAsync() is { Length: > 0 } line) last = Number(line);
        await process.WaitForExitAsync();
        return last;
    }

    /// <summary>Requires that the store holds the first batches, or those and the one after them.</summary>
    private async Task IsThereAsync(int batches)
    {
        await using var store = await open(place);
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        Assert.Null(ledger.SnapshotProblem);
        var report = ledger.Messages.Report().ToJson();
        if (!report.AsSpan().SequenceEqual(Some.ReportOf(batches))) Assert.Equal(Some.ReportOf(batches + 1), report);
    }

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
