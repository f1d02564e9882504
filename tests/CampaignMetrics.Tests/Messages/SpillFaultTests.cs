using System.IO.Compression;
using System.Text;

namespace CampaignMetrics.Tests.Messages;

/// <summary>Streams for messages that memory has no room for fail now and then; nothing is lost by it, and nothing is poisoned.</summary>
public sealed class SpillFaultTests
{
    private const int Seeds = 12;

    private static readonly EmailEvent[] Events = [.. Enumerable.Range(0, 6_000).Select(EventOf)];

    private static readonly string Whole = Text(Some.Report(Events));

    /// <summary>All in one store, and long enough that its stream is written again and again.</summary>
    private static readonly EmailEvent[] OfOneContact =
        [.. Enumerable.Range(0, 3_000).Select(i => Some.Opened(i, to: "reader@mail.example", id: new string('x', 170) + i))];

    private static readonly string WholeOfOneContact = Text(Some.Report(OfOneContact));

    [Fact]
    public void Whoever_tries_again_after_a_failed_write_loses_nothing() => EachSeed((faults, random) =>
    {
        (faults.Writing, faults.Creating) = (random.Next(3) == 0 ? 0.3 : 0.05, 0.05);
        using var ledger = Ledger(faults, random.Next(1, 60_000));
        Apply(ledger, Events);
        faults.End();
        Assert.Equal(Whole, Text(ledger.Report()));
    });

    [Fact]
    public void A_failed_seek_loses_nothing() => EachSeed((faults, random) =>
    {
        faults.Seeking = 0.3;
        using var ledger = Ledger(faults, random.Next(1, 60_000));
        Apply(ledger, Events);
        faults.End();
        Assert.Equal(Whole, Text(ledger.Report()));
    });

    [Fact]
    public void A_failed_read_is_told_and_the_next_report_is_whole() => EachSeed((faults, _) =>
    {
        using var ledger = Ledger(faults, limit: 1);
        Apply(ledger, Events[..3_000]);
        faults.Reading = 1;
        Assert.Equal("read error", Assert.Throws<IOException>(() => ledger.Report()).Message);
        faults.End();
        Apply(ledger, Events[3_000..]);
        Assert.Equal(Whole, Text(ledger.Report()));
    });

    [Fact]
    public void A_stream_that_is_written_on_after_failed_reads_and_writes_loses_nothing() => EachSeed((faults, random) =>
    {
        using var ledger = Ledger(faults, limit: 1);
        foreach (var part in OfOneContact.Chunk(600))
        {
            Apply(ledger, part);
            (faults.Reading, faults.Writing, faults.Seeking) = (0.2, 0.3, random.Next(2) * 0.1);
            _ = Record.Exception(() => ledger.Report());
        }
        faults.End();
        Assert.Equal(WholeOfOneContact, Text(ledger.Report()));
    });

    [Fact]
    public void Where_no_stream_can_be_made_messages_stay_in_memory()
    {
        var faults = new Faults(new Random(1)) { Creating = 1 };
        using var ledger = Ledger(faults, limit: 1);
        Apply(ledger, Events);
        Assert.Equal(Whole, Text(ledger.Report()));
    }

    [Fact]
    public void A_stream_that_its_messages_could_not_be_written_to_is_closed()
    {
        var faults = new Faults(new Random(1)) { Writing = 1 };
        using var ledger = Ledger(faults, limit: 1);
        Apply(ledger, Events);
        Assert.NotEmpty(faults.Streams);
        Assert.All(faults.Streams, stream => Assert.True(stream.IsClosed));
    }

    [Fact]
    public void A_stream_that_cannot_be_closed_keeps_no_other_open()
    {
        var faults = new Faults(new Random(1));
        var ledger = Ledger(faults, limit: 1);
        Apply(ledger, Events);
        faults.Closing = true;
        Assert.Throws<IOException>(ledger.Dispose);
        Assert.All(faults.Streams, stream => Assert.True(stream.IsClosed));
    }

    [Fact]
    public void Bytes_that_come_back_changed_are_told_as_what_cannot_be_read()
    {
        var streams = new List<MemoryStream>();
        using var ledger = new MessageLedger(new LedgerOptions { Spill = new SpillOptions(1, NewStream) });
        Apply(ledger, Events);
        var stream = streams[0];
        stream.GetBuffer()[30] ^= 1;
        Assert.Equal(
            "Messages that were spilled cannot be read again: it was altered.", Assert.Throws<IOException>(() => ledger.Report()).Message);
        stream.GetBuffer()[30] ^= 1;
        Assert.Equal(Whole, Text(ledger.Report()));

        MemoryStream NewStream()
        {
            streams.Add(new MemoryStream());
            return streams[^1];
        }
    }

    [Fact]
    public void A_disposed_ledger_says_so_instead_of_reporting_a_part()
    {
        var ledger = Ledger(new Faults(new Random(1)), limit: 1);
        Apply(ledger, Events);
        ledger.Dispose();
        ledger.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ledger.Report());
    }

    [Fact]
    public void A_stream_that_cannot_be_sought_is_refused()
    {
        using var ledger = new MessageLedger(
            new LedgerOptions { Spill = new SpillOptions(1, () => new GZipStream(new MemoryStream(), CompressionLevel.Fastest)) });
        Assert.Throws<InvalidOperationException>(() => Apply(ledger, Events));
    }

    private static void EachSeed(Action<Faults, Random> holds)
    {
        for (var seed = 0; seed < Seeds; seed++) holds(new Faults(new Random(seed)), new Random(seed));
    }

    private static MessageLedger Ledger(Faults faults, int limit) =>
        new(new LedgerOptions { MaxThreads = 1, Spill = new SpillOptions(limit, faults.Create) });

    private static void Apply(MessageLedger ledger, IEnumerable<EmailEvent> events)
    {
        foreach (var happened in events)
            while (!TryApply(ledger, happened)) { }
    }

    private static bool TryApply(MessageLedger ledger, EmailEvent happened)
    {
        try
        {
            ledger.Apply(happened);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static EmailEvent EventOf(int i)
    {
        ContactId contact = $"reader-{i % 500}@mail.example";
        return (i / 500 % 3) switch
        {
            0 => Some.Sent(i, contact),
            1 => Some.Opened(i, to: contact),
            _ => Some.Clicked(i, to: contact, url: $"https://shop.example/{i % 7}"),
        };
    }

    private static string Text(Report report)
    {
        var json = Encoding.UTF8.GetString(report.ToJson());
        return json[..json.LastIndexOf("\"input\"", StringComparison.Ordinal)];
    }
}
