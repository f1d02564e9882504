using System.IO.Compression;

namespace CampaignMetrics.Tests.Events;

/// <summary>A gzip that was cut gives whole events that somebody wrote, from the first one on, and says that it was cut.</summary>
public sealed class CutGzipTests
{
    private static readonly EmailEvent[] Written =
    [
        .. Enumerable.Range(0, 60)
        .Select(i => Some.Opened(600 + i, to: $"reader-{i * 7919 % 97}@mail.example", id: $"id-{i * 104_729 % 9973}")),
    ];

    private static readonly byte[] Packed = Pack(Lines.Write(Written), CompressionLevel.Optimal);

    // Few, since each of their bytes is a cut with a ledger of its own.
    private static readonly EmailEvent[] Few = Written[..12];

    private static readonly byte[] TwoMembers =
    [
        .. Pack(Lines.Write(Few[..6]), CompressionLevel.NoCompression),
        .. Pack(Lines.Write(Few[6..]), CompressionLevel.SmallestSize),
    ];

    [Fact]
    public void Cut_at_any_byte_its_events_are_the_first_of_those_written() => EachCut(Packed, cut =>
    {
        var (events, told) = Read(EventLines.Read(new MemoryStream(cut)));
        Assert.Equal(Written[..events.Count], events);
        Assert.True(told || cut.Length == 0);
    });

    [Fact]
    public async Task Cut_at_any_byte_and_read_asynchronously_it_is_the_same()
    {
        for (var length = 1; length < Packed.Length; length += 3)
        {
            var events = new List<EmailEvent>();
            var told = false;
            try
            {
                await foreach (var read
                    in EventLines.ReadAsync(new Dripping(Packed[..length]), cancellationToken: TestContext.Current.CancellationToken))
                    if (read.Event is { } happened) events.Add(happened);
                    else told = true;
            }
            catch (InvalidDataException)
            {
                told = true;
            }
            Assert.Equal(Written[..events.Count], events);
            Assert.True(told);
        }
    }

    [Fact]
    public void Cut_at_any_byte_a_ledger_holds_no_event_that_nobody_wrote() => EachCut(TwoMembers, cut =>
    {
        var ledger = new MessageLedger(new LedgerOptions { MaxThreads = 2 });
        var told = Told(() => ledger.ReadLines(new MemoryStream(cut), cancellationToken: TestContext.Current.CancellationToken));
        var count = (int)ledger.EventCount;
        Assert.Equal(Some.Report(Few[..count]).Engagement.TotalOpens, ledger.Report().Engagement.TotalOpens);
        foreach (var happened in Few) ledger.Apply(happened);
        Assert.Equal((Few.Length, count), ((int)ledger.EventCount, (int)ledger.Report().Input.Duplicates));
        Assert.True(told || ledger.Report().Input.RejectedCount > 0 || cut.Length == 0 || count == 6);
    });

    [Fact]
    public void Whole_lines_before_the_cut_are_events()
    {
        var (events, _) = Read(EventLines.Read(new MemoryStream(Packed[..^4])));
        Assert.Equal(Written, events);
    }

    [Fact]
    public void A_last_line_without_its_end_is_no_event_when_the_gzip_is_cut()
    {
        var open = Pack(Lines.Write(Written[..3])[..^1], CompressionLevel.Fastest);
        Assert.Equal(3, Read(EventLines.Read(new MemoryStream(open))).Events.Count);
        Assert.Equal(2, Read(EventLines.Read(new MemoryStream(open[..^1]))).Events.Count);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void A_checksum_or_a_length_that_is_wrong_is_told(int fromEnd)
    {
        var damaged = Packed.ToArray();
        damaged[^fromEnd] ^= 1;
        Assert.True(Read(EventLines.Read(new MemoryStream(damaged))).Told);
    }

    [Fact]
    public void What_follows_a_gzip_is_told() => Assert.True(Read(EventLines.Read(new MemoryStream([.. Packed, 1, 2, 3]))).Told);

    [Fact]
    public void Members_one_after_the_other_are_one_content() =>
        Assert.Equal(
            (Few.Length, false),
            Read(EventLines.Read(new Dripping(TwoMembers))) is var read ? (read.Events.Count, read.Told) : default);

    [Fact]
    public void Any_changed_byte_is_told_or_changes_nothing()
    {
        for (var at = 2; at < Packed.Length; at++)
        {
            var damaged = Packed.ToArray();
            damaged[at] ^= 0x10;
            var (events, told) = Read(EventLines.Read(new MemoryStream(damaged)));
            Assert.True(told || events.SequenceEqual(Written), $"byte {at}");
        }
    }

    private static void EachCut(byte[] whole, Action<byte[]> holds)
    {
        for (var length = 0; length < whole.Length; length++) holds(whole[..length]);
    }

    private static (List<EmailEvent> Events, bool Told) Read(IEnumerable<EventRead> reads)
    {
        var events = new List<EmailEvent>();
        var isRejected = false;
        var told = Told(() =>
        {
            foreach (var read in reads)
                if (read.Event is { } happened) events.Add(happened);
                else isRejected = true;
        });
        return (events, told || isRejected);
    }

    private static bool Told(Action reading)
    {
        try
        {
            reading();
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static byte[] Pack(byte[] content, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level)) gzip.Write(content);
        return packed.ToArray();
    }
}
