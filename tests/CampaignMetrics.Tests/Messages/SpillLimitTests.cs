using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events;

namespace CampaignMetrics.Tests.Messages;

/// <summary>When messages are spilled.</summary>
public sealed class SpillLimitTests
{
    private const int Messages = 60_000;

    [Fact]
    public void Without_a_limit_by_message_only_the_memory_counts() =>
        Assert.Equal(5_000, new SpillOptions(5_000, () => new MemoryStream()).LimitOf(1_000_000));

    [Fact]
    public void A_limit_by_message_grows_with_messages() =>
        Assert.Equal((16 << 20) + 300_000, new SpillOptions(1L << 40, () => new MemoryStream()) { BytesPerMessage = 300 }.LimitOf(1_000));

    [Fact]
    public void A_limit_by_message_never_exceeds_the_memory() =>
        Assert.Equal(20 << 20, new SpillOptions(20 << 20, () => new MemoryStream()) { BytesPerMessage = 300 }.LimitOf(1_000_000));

    [Fact]
    public void Messages_of_few_events_stay_in_memory() => Assert.Equal(0, StreamsAfter(eventsPerMessage: 5));

    [Fact]
    public void Messages_of_very_many_events_do_not() => Assert.InRange(StreamsAfter(eventsPerMessage: 40), 1, 64);

    [Fact]
    public void What_fails_while_a_report_reads_them_again_is_thrown_as_it_is()
    {
        var streams = new List<FragileStream>();
        using var ledger = new MessageLedger(new LedgerOptions { MaxThreads = 2, Spill = new SpillOptions(0, Fragile) });
        ledger.ReadLines(Lines(0), cancellationToken: TestContext.Current.CancellationToken);
        foreach (var stream in streams) stream.IsBroken = true;
        Assert.Equal("broken", Assert.Throws<IOException>(() => ledger.Report()).Message);

        FragileStream Fragile()
        {
            var stream = new FragileStream();
            lock (streams) streams.Add(stream);
            return stream;
        }
    }

    [Fact]
    public void What_a_report_has_begun_to_read_stays_when_it_is_spilled()
    {
        using var stores = new MessageStores(spill: null);
        var batch = new EventBatch(stores.Words, capacity: 1);
        var fields = new EventFields();
        Assert.Null(
            new EventLineParser().Parse(
                """{"id":"a","type":"opened","at":"2026-03-24T09:00:00Z","email":"e","recipient":"r@mail.example"}"""u8.ToArray(), fields));
        batch.Add(fields);
        stores.Apply(batch);
        var store = Assert.Single(stores.All);
        var begun = store.Whole();
        store.Spill(new MemoryStream());
        byte[] log = [];
        Assert.Equal((1, true), (begun.Count, begun.CopyLog(begun[0], ref log) > 0));
    }

    private sealed class FragileStream : MemoryStream
    {
        public bool IsBroken { get; set; }

        public override int Read(Span<byte> buffer) => IsBroken ? throw new IOException("broken") : base.Read(buffer);
    }

    private static int StreamsAfter(int eventsPerMessage)
    {
        var streams = 0;
        var spill =
            new SpillOptions(1L << 40, () => { Interlocked.Increment(ref streams); return new MemoryStream(); }) { BytesPerMessage = 320 };
        using var ledger = new MessageLedger(new LedgerOptions { Spill = spill });
        for (var round = 0; round < eventsPerMessage; round++)
            ledger.ReadLines(Lines(round), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Messages * eventsPerMessage, ledger.EventCount);
        return streams;
    }

    private static MemoryStream Lines(int round)
    {
        var lines = new MemoryStream();
        using var writer = new StreamWriter(lines, leaveOpen: true);
        for (var i = 0; i < Messages; i++)
            writer.Write(
                $"{{\"id\":\"{round:x8}{i:x8}\",\"type\":\"opened\",\"at\":\"2026-03-24T09:{round:00}:00Z\",\"email\":\"e{i % 20}\",\"recipient\":\"reader-{i / 20}@mail.example\",\"userAgent\":\"Thunderbird\",\"ip\":\"10.0.{i & 255}.1\"}}\n");
        writer.Flush();
        lines.Position = 0;
        return lines;
    }
}
