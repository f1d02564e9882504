using System.Globalization;

namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>Processes that are killed while they append to a store: what they acknowledged is there, and nothing twice.</summary>
/// <param name="place">What <see cref="OtherProcess"/> opens.</param>
/// <param name="open">Opens the store in this process.</param>
/// <param name="subject">What is written.</param>
internal sealed class KillCampaign<TStore>(string place, Func<string, Task<TStore>> open, Subject subject)
    where TStore : IEventLog, ISnapshotStore, IAsyncDisposable
{
    // That of a usual program: processes that are killed save more often.
    private const int SnapshotEveryBytes = 8 << 20;

    /// <summary>Processes that append.</summary>
    public async Task AppendAsync()
    {
        var random = new Random(Mutations.Seed(18));
        var (next, inFlight) = (0, 0);
        for (var kills = 0; kills < Kills.OfProcesses; kills++)
        {
            next = await AcknowledgedAsync("append", next, random.Next(30), random) + 1;
            // The batch in flight may be in the log, too; the next process begins with it, so it is sent twice.
            if (await HasOneMoreAsync(next, batches => subject.StateOf(batches, 0))) inFlight++;
        }
        await using var store = await open(place);
        await using var written = await subject.OpenAsync(store, store, SnapshotEveryBytes);
        await written.AppendAsync(next);
        Assert.Equal(await subject.StateOf(next + 1, 0), written.State);
        Kills.Found($"{Kills.OfProcesses} kills: {next:N0} acknowledged batches, all there once; {inFlight} in flight were kept, too");
    }

    /// <summary>Processes that forget contacts: what was acknowledged is forgotten, and nothing else.</summary>
    public async Task ForgetAsync()
    {
        await AppendAsync(Some.BatchesOfContacts);
        var random = new Random(Mutations.Seed(18));
        var (kills, next, inFlight) = (0, 0, 0);
        for (; kills < Kills.OfProcesses && next < subject.Contacts; kills++)
        {
            next = await AcknowledgedAsync("forget", next, random.Next(3), random) + 1;
            // The contact that was on its way may be forgotten, too.
            if (!await HasOneMoreAsync(next, StateWithoutAsync)) continue;
            inFlight++;
            next++;
        }
        // Batches that are sent again bring nobody back.
        await AppendAsync(Some.BatchesOfContacts);
        Assert.False(await HasOneMoreAsync(next, StateWithoutAsync));
        Kills.Found($"{kills} kills: {next} contacts stay forgotten, {inFlight} of them in flight, and nothing else changed");
    }

    /// <summary>Appends the first batches in this process.</summary>
    private async Task AppendAsync(int batches)
    {
        await using var store = await open(place);
        await using var written = await subject.OpenAsync(store, store, SnapshotEveryBytes);
        for (var number = 0; number < batches; number++) await written.AppendAsync(number);
    }

    /// <summary>Starts a process that does one thing after the other, kills it at a random moment after some acknowledgements, and returns
    /// the last that it acknowledged.</summary>
    private async Task<int> AcknowledgedAsync(string work, int first, int acknowledgements, Random random)
    {
        using var process = OtherProcess.Start($"{work}:{subject.Name}", place, Text(first));
        var last = first - 1;
        for (var i = 0; i < acknowledgements; i++) last = Number(await process.StandardOutput.ReadLineAsync());
        // Not right after an acknowledgement: the next ones, a snapshot and the work between them are to be met, too. Without one the
        // process is killed while it starts and opens the store.
        await Task.Delay(TimeSpan.FromMicroseconds(random.Next(acknowledgements == 0 ? 1_000_000 : 40_000)));
        process.Kill();
        // What it had printed before it died is acknowledged, too.
        while (await process.StandardOutput.ReadLineAsync() is { Length: > 0 } line) last = Number(line);
        await process.WaitForExitAsync();
        return last;
    }

    /// <summary>Requires that the state is the one after so many things, or after one more.</summary>
    /// <returns>Whether it is the latter.</returns>
    private async Task<bool> HasOneMoreAsync(int count, Func<int, Task<string>> stateAfter)
    {
        await using var store = await open(place);
        await using var written = await subject.OpenAsync(store, store, SnapshotEveryBytes);
        Assert.Null(written.SnapshotProblem);
        if (written.State == await stateAfter(count)) return false;
        Assert.Equal(await stateAfter(count + 1), written.State);
        return true;
    }

    private Task<string> StateWithoutAsync(int forgotten) => subject.StateOf(Some.BatchesOfContacts, forgotten);

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
