using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>Processes that are killed while they append to a store: what they acknowledged is there, and nothing twice.</summary>
/// <param name="place">What <see cref="OtherProcess"/> opens.</param>
/// <param name="open">Opens the store in this process.</param>
internal sealed class KillCampaign<TStore>(string place, Func<string, Task<TStore>> open)
    where TStore : IEventLog, ISnapshotStore, IAsyncDisposable
{
    /// <summary>Processes that append.</summary>
    public async Task AppendAsync()
    {
        var random = new Random(Mutations.Seed(18));
        var (next, inFlight) = (0, 0);
        for (var kills = Kills.OfProcesses; kills > 0; kills--)
        {
            var acknowledgements = random.Next(0, 30);
            // Without an acknowledgement the process is killed while it starts and opens the store.
            var later = TimeSpan.FromMicroseconds(random.Next(acknowledgements == 0 ? 1_000_000 : 20_000));
            next = await AcknowledgedAsync(next, acknowledgements, later) + 1;
            // The batch in flight may be in the log, too; the next process begins with it, so it is sent twice.
            if (await HasOneMoreAsync(next)) inFlight++;
        }
        await using var store = await open(place);
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        await ledger.AppendAsync(Some.Batch(next));
        Assert.Equal(Some.ReportOf(next + 1), ledger.Messages.Report().ToJson());
        Kills.Found($"{Kills.OfProcesses} kills: {next:N0} acknowledged batches, all there once; {inFlight} in flight were kept, too");
    }

    /// <summary>Processes that forget contacts: what was acknowledged is forgotten, and nothing else.</summary>
    public async Task ForgetAsync()
    {
        const int batches = 30;
        var (random, forgotten) = (new Random(Mutations.Seed(18)), 0);
        for (var kills = Kills.OfProcesses; kills > 0; kills--)
        {
            await using (var store = await open(place))
            await using (var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store))
                for (var number = 0; number < batches; number++) await ledger.AppendAsync(Some.Batch(number));
            using var process = OtherProcess.Start("forget", place);
            var last = -1;
            for (var i = random.Next(1, 9); i > 0; i--) last = Number(await process.StandardOutput.ReadLineAsync());
            last = Math.Max(last, await KilledAsync(process, TimeSpan.FromMicroseconds(random.Next(20_000))));
            await using var again = await open(place);
            await using var opened = await DurableLedger.OpenAsync(Some.Ledger, again, again);
            Assert.Null(opened.SnapshotProblem);
            // The contact that was on its way may be forgotten, too.
            forgotten = Math.Max(forgotten, last + 1);
            var report = opened.Messages.Report().ToJson();
            if (report.AsSpan().SequenceEqual(Some.ReportOf(batches, forgotten + 1))) forgotten++;
            Assert.Equal(Some.ReportOf(batches, forgotten), report);
        }
        Kills.Found($"{Kills.OfProcesses} kills: {forgotten} forgotten contacts stay forgotten, and nothing else changed");
    }

    /// <summary>Kills a process, and returns the last number that it printed.</summary>
    private static async Task<int> KilledAsync(Process process, TimeSpan later)
    {
        // Not always right after an acknowledgement: the next ones, a snapshot and the work between them are to be met, too.
        await Task.Delay(later);
        process.Kill();
        var last = -1;
        // What it had printed before it died is acknowledged, too.
        while (await process.StandardOutput.ReadLineAsync() is { Length: > 0 } line) last = Number(line);
        await process.WaitForExitAsync();
        return last;
    }

    /// <summary>Starts a process that appends, kills it after some acknowledgements, and returns the last batch that it
    /// acknowledged.</summary>
    private async Task<int> AcknowledgedAsync(int first, int acknowledgements, TimeSpan later)
    {
        using var process = OtherProcess.Start("append", place, Text(first), Text(int.MaxValue / 2));
        var last = first - 1;
        for (var i = 0; i < acknowledgements; i++) last = Number(await process.StandardOutput.ReadLineAsync());
        return Math.Max(last, await KilledAsync(process, later));
    }

    /// <summary>Requires that the store holds the first batches, or those and the one after them.</summary>
    /// <returns>Whether it holds that, too.</returns>
    private async Task<bool> HasOneMoreAsync(int batches)
    {
        await using var store = await open(place);
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        Assert.Null(ledger.SnapshotProblem);
        var report = ledger.Messages.Report().ToJson();
        if (report.AsSpan().SequenceEqual(Some.ReportOf(batches))) return false;
        Assert.Equal(Some.ReportOf(batches + 1), report);
        return true;
    }

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
