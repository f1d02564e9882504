namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>What happens to a page that stays open.</summary>
public sealed class PageTimeTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public async Task Who_may_see_the_ledger_no_more_is_cut_off_within_a_minute()
    {
        var may = true;
        await using var served = await PageServer.StartAsync((_, _) => may ? ReportAccess.All : null, time: _time);
        using var stream = await EventStream.OpenAsync(served);
        await stream.IdAsync();
        may = false;
        var ending = stream.IdAsync();
        Assert.False(ending.IsCompleted);
        _time.Jump(TimeSpan.FromSeconds(61));
        Assert.Null(await ending);
    }

    [Fact]
    public async Task Who_sees_something_else_is_told()
    {
        var access = ReportAccess.All;
        await using var served = await PageServer.StartAsync((_, _) => access, time: _time);
        using var stream = await EventStream.OpenAsync(served);
        var first = await stream.IdAsync();
        access = ReportAccess.WithoutContacts;
        var next = stream.IdAsync();
        _time.Jump(TimeSpan.FromSeconds(61));
        Assert.NotNull(await next);
        Assert.NotEqual(first, await next);
    }

    [Fact]
    public async Task A_connection_on_which_nothing_happens_is_kept()
    {
        await using var served = await PageServer.StartAsync(time: _time);
        using var stream = await EventStream.OpenAsync(served);
        await stream.IdAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var block = stream.BlockAsync();
        _time.Jump(TimeSpan.FromSeconds(15));
        Assert.Equal(":", await block);
    }

    [Fact]
    public async Task After_a_while_a_page_has_to_ask_again()
    {
        await using var served = await PageServer.StartAsync(
            configure: pages => pages.StreamLifetime = TimeSpan.FromMinutes(5), time: _time);
        using var stream = await EventStream.OpenAsync(served);
        var last = await stream.IdAsync();
        var ending = stream.IdAsync();
        _time.Jump(TimeSpan.FromMinutes(5));
        Assert.Null(await ending);
        using var again = await EventStream.OpenAsync(served, last);
        Assert.True(await again.IsSilentAsync());
    }

    [Fact]
    public async Task A_new_day_is_told_to_a_page_whose_period_moves()
    {
        await using var served = await PageServer.StartAsync(time: _time);
        using var stream = await EventStream.OpenAsync(served, path: PageServer.Changes + "?period=last%2030%20days");
        var first = await stream.IdAsync();
        var next = stream.IdAsync();
        _time.Jump(TimeSpan.FromDays(1));
        // The stream has ended by then, and the page comes back.
        Assert.Null(await next);
        using var again = await EventStream.OpenAsync(served, first, path: PageServer.Changes + "?period=last%2030%20days");
        Assert.NotEqual(first, await again.IdAsync());
    }
}
