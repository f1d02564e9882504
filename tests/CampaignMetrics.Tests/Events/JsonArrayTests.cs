using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

/// <summary>A JSON array of events is read as lines are.</summary>
public sealed class JsonArrayTests
{
    private const string One = """{"type":"sent","at":"2026-03-01T10:00:00Z","email":"e","recipient":"r"}""";

    [Fact]
    public void An_array_gives_the_events_of_its_lines() =>
        Prop.ForAll(AnyEvent.Arbitrary.Generator.ListOf().ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (events, blanks) =>
    {
        var array = Array(events, blanks);
        return Read(array).SequenceEqual(events) && EventLines.Read(new Dripping(array)).Select(read => read.Event).SequenceEqual(events);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Packed_and_behind_a_byte_order_mark_it_is_the_same()
    {
        byte[] array = [0xEF, 0xBB, 0xBF, .. Lines.Utf8($" \n[{One},\n{One}]")];
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(array);
        packed.Position = 0;
        Assert.Equal(2, EventLines.Read(packed).Count(read => read.Event is not null));
        Assert.Equal(2, Lines.Read(array).Count(read => read.Event is not null));
    }

    [Fact]
    public async Task Read_asynchronously_it_is_the_same()
    {
        var count = 0;
        await foreach (var read
            in EventLines.ReadAsync(new Dripping(Lines.Utf8($"[{One} , {One}]")), cancellationToken: TestContext.Current.CancellationToken))
            if (read.Event is not null) count++;
        Assert.Equal(2, count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ \n ] \n")]
    public void An_empty_array_has_no_events(string array) => Assert.Empty(Lines.Read(array));

    [Theory]
    [InlineData("[1, \"a,]\", [2,[3]], null]", 4)]
    [InlineData("[{\"email\":\"e\",\"links\":[{\"id\":\"1\"}]},{\"email\":\"f\"}]", 2)]
    [InlineData("[,]", 2)]
    [InlineData("[{},]", 2)]
    [InlineData("[\"a\nb\"]", 1)]
    [InlineData("[{]", 1)]
    public void Elements_that_are_no_events_are_rejected_each_with_its_number(string array, int rejected)
    {
        var reads = ReadToTheCut(Lines.Utf8(array));
        Assert.Equal(
            Enumerable.Range(1, rejected).Select(number => (long)number),
            reads.Where(read => read.Event is null).Select(read => read.Line));
    }

    [Theory]
    [InlineData($"[{One}] x")]
    [InlineData($"[{One}] {One}")]
    [InlineData($"[{One}]\n\n{One}")]
    [InlineData($"[{One}]\r\n [{One}]")]
    public void What_follows_the_array_is_rejected_with_the_next_number(string array) =>
        Assert.Equal([(1, true), (2, false)], Lines.Read(array).Select(read => (read.Line, read.Event is not null)));

    [Fact]
    public void Each_line_that_follows_the_array_is_rejected() =>
        Assert.Equal([2, 3], Lines.Read($"[{One}]\n{One}\n{One}\n").Where(read => read.Event is null).Select(read => read.Line));

    [Fact]
    public void A_rejected_element_has_its_number_in_a_ledger_too()
    {
        var ledger = new MessageLedger();
        ledger.ReadLines(new MemoryStream(Lines.Utf8($"[{One},\n\n\n7,{One}]")), cancellationToken: TestContext.Current.CancellationToken);
        var input = ledger.Report().Input;
        Assert.Equal((3, 1, 1, 2), (input.Lines, input.Events, input.Duplicates, input.Rejected[0].Line));
    }

    [Fact]
    public void Cut_at_any_byte_it_gives_whole_elements_and_says_so()
    {
        EmailEvent[] events = [Some.Opened(), Some.Clicked(url: "https://x/[{\"]},"), Some.Sent(), Some.Viewed(2.5)];
        var array = Array(events, 1);
        for (var length = array.AsSpan().IndexOf((byte)'[') + 1; length <= array.AsSpan().LastIndexOf((byte)']'); length++)
        {
            var read = new List<EmailEvent>();
            var cut = new MemoryStream(array[..length]);
            Assert.Throws<InvalidDataException>(() =>
            {
                foreach (var one in EventLines.Read(cut)) read.Add(one.Event ?? throw new InvalidOperationException(one.Reason));
            });
            Assert.Equal(events[..read.Count], read);
        }
    }

    [Fact]
    public void An_element_over_the_limit_is_rejected_and_the_next_one_read()
    {
        var reads = Lines.Read($$"""[{"x":"{{new string('x', 600_000)}}"},{{One}}]""", new EventLineOptions { MaxLineBytes = 1000 });
        Assert.Equal([false, true], reads.Select(read => read.Event is not null));
    }

    [Fact]
    public void A_million_brackets_are_one_rejected_element() =>
        Assert.Single(ReadToTheCut(Lines.Utf8("[" + new string('[', 1_000_000) + new string(']', 1_000_000) + "]")));

    private static byte[] Array(IEnumerable<EmailEvent> events, int blanks)
    {
        var gap = "".PadLeft(blanks, blanks == 2 ? '\n' : ' ');
        var elements = Encoding.UTF8.GetString(Lines.Write(events)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Lines.Utf8($"{gap}[{gap}{string.Join($"{gap},\r\n{gap}", elements)}{gap}]{gap}\n");
    }

    private static IEnumerable<EmailEvent?> Read(byte[] array) => Lines.Read(array).Select(read => read.Event);

    private static List<EventRead> ReadToTheCut(byte[] array)
    {
        var reads = new List<EventRead>();
        try
        {
            foreach (var read in EventLines.Read(new MemoryStream(array))) reads.Add(read);
        }
        catch (InvalidDataException)
        {
            return reads;
        }
        return reads;
    }
}
