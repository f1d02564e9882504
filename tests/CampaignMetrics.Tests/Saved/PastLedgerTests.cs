using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Laws;

namespace CampaignMetrics.Tests.Saved;

/// <summary>A ledger as it was when its log ended earlier.</summary>
public sealed class PastLedgerTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public void A_report_of_then_is_what_was_reported_then() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var events = world.Distinct.ToArray();
        random.Shuffle(events);
        var cut = random.Next(events.Length + 1);
        return SameAsync(world, events[..cut], events[cut..], random.Next(1, 5)).GetAwaiter().GetResult();
    }, 200);

    [Fact]
    public async Task What_was_forgotten_since_then_is_told()
    {
        await using var ledger = await DurableLedger.OpenAsync("a", _store, cancellationToken: Token);
        await ledger.AppendAsync([Some.Sent(to: "anna@example.com")], Token);
        var positions = ledger.Positions;
        Assert.Equal(0, (await DurableLedger.OpenPastAsync("a", _store, positions, cancellationToken: Token)).Rewritings);
        await ledger.DropBeforeAsync(Some.At(1), Token);
        var past = await DurableLedger.OpenPastAsync("a", _store, positions, cancellationToken: Token);
        Assert.Equal((1, 0), (past.Rewritings, past.Messages!.EventCount));
    }

    [Fact]
    public async Task A_log_that_ends_before_is_told()
    {
        await using var ledger = await DurableLedger.OpenAsync("a", _store, cancellationToken: Token);
        await ledger.AppendAsync([Some.Sent()], Token);
        var past = await DurableLedger.OpenPastAsync("a", _store, [2], cancellationToken: Token);
        Assert.Equal((null, "partition 0 ends at block 1, before 2"), (past.Messages, past.Error));
    }

    [Fact]
    public async Task A_ledger_with_other_partitions_or_none_is_told()
    {
        await using var ledger = await DurableLedger.OpenAsync("a", _store, cancellationToken: Token);
        var other = await DurableLedger.OpenPastAsync("a", _store, [0, 0], cancellationToken: Token);
        Assert.Equal("its log has another number of partitions: 1, and not 2", other.Error);
        var none = await DurableLedger.OpenPastAsync("b", _store, [0], cancellationToken: Token);
        Assert.Equal("there is no ledger of this name", none.Error);
        Assert.Null(await _store.FindAsync("b", Token));
    }

    [Fact]
    public async Task A_ledger_of_then_takes_no_events()
    {
        await using var ledger = await DurableLedger.OpenAsync("a", _store, cancellationToken: Token);
        var past = await DurableLedger.OpenPastAsync("a", _store, [0], cancellationToken: Token);
        Assert.Throws<InvalidOperationException>(() => past.Messages!.Apply(Some.Sent()));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<bool> SameAsync(World world, EmailEvent[] before, EmailEvent[] after, int partitions)
    {
        var store = new MemoryStore();
        var options = new DurableLedgerOptions { Ledger = world.Options, Partitions = partitions };
        await using var ledger = await DurableLedger.OpenAsync("a", store, store, options, Token);
        await ledger.AppendAsync(before, Token);
        var (positions, report) = (ledger.Positions, ledger.Messages.Report(world.Definition, world.Scope));
        await ledger.AppendAsync(after, Token);
        var past = await DurableLedger.OpenPastAsync("a", store, positions, options, Token);
        using var messages = past.Messages!;
        return past.Rewritings == 0 && Law.AreSame(report, messages.Report(world.Definition, world.Scope));
    }
}
