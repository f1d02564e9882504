namespace CampaignMetrics.Tests.Messages;

/// <summary>Snapshots that are not whole are refused, and say why.</summary>
public sealed class SnapshotTests
{
    private readonly byte[] _snapshot = Snapshot();

    [Fact]
    public void A_snapshot_cut_short_anywhere_is_refused()
    {
        for (var length = 0; length < _snapshot.Length; length++) Assert.NotNull(ErrorOf(_snapshot[..length]));
    }

    [Fact]
    public void A_snapshot_with_any_byte_altered_is_refused()
    {
        for (var at = 0; at < _snapshot.Length; at++)
        {
            var altered = _snapshot.ToArray();
            altered[at] ^= 0x20;
            Assert.NotNull(ErrorOf(altered));
        }
    }

    [Fact]
    public void A_snapshot_of_another_schema_of_events_says_so()
    {
        var snapshot = new MemoryStream();
        new MessageLedger().WriteSnapshot(snapshot);
        var bytes = snapshot.ToArray();
        bytes[12]++; // the schema's fingerprint stands behind the mark and the version
        Assert.False(MessageLedger.TryReadSnapshot(new MemoryStream(bytes), null, out _, out var error));
        Assert.Equal("the snapshot was written with other event types or properties than this library has", error);
    }

    [Fact]
    public void A_snapshot_of_another_version_says_which()
    {
        var later = _snapshot.ToArray();
        later[8] = 9;
        Assert.Equal("the snapshot has version 9, and this library reads version 5", ErrorOf(later));
    }

    [Fact]
    public void Something_else_is_no_snapshot() =>
        Assert.Equal("this is no snapshot of a ledger", ErrorOf("{\"type\":\"sent\"}"u8.ToArray()));

    [Fact]
    public void Another_snapshot_may_follow()
    {
        var two = new MemoryStream([.. _snapshot, .. _snapshot]);
        Assert.True(MessageLedger.TryReadSnapshot(two, null, out _, out _));
        Assert.True(MessageLedger.TryReadSnapshot(two, null, out _, out _));
        Assert.Equal(two.Length, two.Position);
    }

    private static string? ErrorOf(byte[] snapshot)
    {
        MessageLedger.TryReadSnapshot(new MemoryStream(snapshot), null, out var ledger, out var error);
        Assert.Equal(ledger is null, error is not null);
        return error;
    }

    private static byte[] Snapshot()
    {
        var ledger = new MessageLedger();
        for (var i = 0; i < 5; i++)
        {
            ledger.Apply(Some.Sent(to: $"c{i}@x.example"));
            ledger.Apply(Some.Opened(to: $"c{i}@x.example", ip: i % 2 == 0 ? "192.0.2.1" : "2001:db8::1"));
        }
        using var target = new MemoryStream();
        ledger.WriteSnapshot(target);
        return target.ToArray();
    }

    [Fact]
    public async Task Written_asynchronously_it_has_the_same_bytes()
    {
        using var ledger = Many();
        using MemoryStream target = new(), asynchronously = new();
        ledger.WriteSnapshot(target);
        await ledger.WriteSnapshotAsync(asynchronously, TestContext.Current.CancellationToken);
        Assert.Equal(target.ToArray(), asynchronously.ToArray());
    }

    [Fact]
    public async Task Read_asynchronously_it_is_the_same_ledger()
    {
        using var ledger = Many();
        using var target = new MemoryStream();
        ledger.WriteSnapshot(target);
        target.Position = 0;
        var read = await MessageLedger.ReadSnapshotAsync(target, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(read.Error);
        using var restored = read.Ledger!;
        Assert.Equal(ledger.Report().ToJson(), restored.Report().ToJson());
    }

    [Fact]
    public async Task Read_asynchronously_one_that_is_not_whole_says_the_same()
    {
        for (var length = 0; length < _snapshot.Length; length += 7)
        {
            var read = await MessageLedger.ReadSnapshotAsync(
                new MemoryStream(_snapshot[..length]), cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal((null, ErrorOf(_snapshot[..length])), (read.Ledger, read.Error));
        }
    }

    [Fact]
    public async Task Who_no_longer_wants_it_ends_the_writing_and_the_reading()
    {
        using var ledger = Many();
        var ended = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => ledger.WriteSnapshot(new MemoryStream(), ended));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ledger.WriteSnapshotAsync(new MemoryStream(), ended));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            MessageLedger.ReadSnapshotAsync(new MemoryStream(_snapshot), cancellationToken: ended));
    }

    private static MessageLedger Many() =>
        Some.Ledger(Enumerable.Range(0, 5_000).Select(i => Some.Opened(600 + i, to: $"reader-{i}@mail.example")));

    [Fact]
    public void Reading_one_keeps_to_the_limit_of_memory()
    {
        var written = new MemoryStream();
        Some.Ledger(Enumerable.Range(0, 20_000).Select(i => Some.Opened(600 + i, to: $"reader-{i}@mail.example"))).WriteSnapshot(written);
        written.Position = 0;
        var streams = 0;
        var options = new LedgerOptions { Spill = new SpillOptions(100_000, () => { streams++; return new MemoryStream(); }) };
        Assert.True(MessageLedger.TryReadSnapshot(written, options, out var ledger, out _));
        using var closed = ledger;
        Assert.InRange(streams, 30, 64);
        Assert.Equal(20_000, ledger.Report().Engagement.TotalOpens);
    }

    [Fact]
    public void One_that_cannot_be_used_leaves_no_stream_open()
    {
        var faults = new Faults(new Random(1));
        var cut = new MemoryStream(_snapshot[..^30]);
        Assert.False(MessageLedger.TryReadSnapshot(cut, new LedgerOptions { Spill = new SpillOptions(0, faults.Create) }, out _, out _));
        Assert.All(faults.Streams, stream => Assert.True(stream.IsClosed));
    }
}
