namespace CampaignMetrics.Tests.Storage;

/// <summary>Calls that wait for the store go to it together, and each has its own answer.</summary>
public sealed class GatheringTests
{
    private readonly FaultyStore _store = new();
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Calls_that_come_while_one_waits_go_to_the_store_together()
    {
        await using var ledger = await OpenAsync();
        var first = Begin(ledger, "first");
        Task<AppliedEvents>[] others = [.. Enumerable.Range(0, 20).Select(i => Begin(ledger, $"{i}"))];
        _go.SetResult();
        foreach (var answer in await Task.WhenAll([first, .. others])) Assert.Equal((1, 0), (answer.New, answer.Duplicates));
        Assert.Equal((2, 21), (_store.Appends, ledger.Messages.EventCount));
    }

    [Fact]
    public async Task Each_call_is_told_of_its_own_events()
    {
        await using var ledger = await OpenAsync();
        var first = Begin(ledger, "first");
        EmailEvent twice = Some.Sent(to: "a");
        var (one, other) = (ledger.AppendAsync([twice, twice]), ledger.AppendAsync([Some.Sent(to: "")]));
        _go.SetResult();
        await first;
        Assert.Equal((1, 1, 0), ((await one).New, (await one).Duplicates, (await one).Rejected.Length));
        Assert.Equal((0, 0, 1), ((await other).New, (await other).Duplicates, (await other).Rejected.Length));
    }

    [Fact]
    public async Task The_same_batch_of_two_callers_is_one()
    {
        await using var ledger = await OpenAsync();
        var first = Begin(ledger, "first");
        EmailEvent[] batch = [Some.Sent(to: "a")];
        var (one, other) = (ledger.AppendAsync(batch), ledger.AppendAsync(batch));
        _go.SetResult();
        await first;
        Assert.Equal((1, 0, 0, 1), ((await one).New, (await one).Duplicates, (await other).New, (await other).Duplicates));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_leaves_nothing()
    {
        await using var ledger = await OpenAsync();
        using var cancelling = new CancellationTokenSource();
        var first = Begin(ledger, "first");
        var (cancelled, other) = (ledger.AppendAsync([Some.Sent(to: "a")], cancelling.Token), Begin(ledger, "b"));
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _go.SetResult();
        await Task.WhenAll(first, other);
        Assert.Equal(2, ledger.Messages.EventCount);
    }

    [Fact]
    public async Task A_store_that_fails_fails_all_calls_that_went_together()
    {
        await using var ledger = await OpenAsync();
        var first = Begin(ledger, "first");
        Task<AppliedEvents>[] others = [Begin(ledger, "a"), Begin(ledger, "b")];
        _store.FailsBefore = true;
        _go.SetResult();
        foreach (var call in others.Prepend(first)) await Assert.ThrowsAsync<IOException>(() => call);
        Assert.Equal(0, ledger.Messages.EventCount);
    }

    private async Task<DurableLedger> OpenAsync()
    {
        _store.Waits = _go.Task;
        return await DurableLedger.OpenAsync("news", _store);
    }

    private static Task<AppliedEvents> Begin(DurableLedger ledger, string contact) => ledger.AppendAsync([Some.Sent(to: contact)]);
}
