using System.IO.Compression;

namespace CampaignMetrics.Tests.Events;

public sealed class EventLineStreamTests
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly EmailEvent Minimal = Lines.Event(Lines.Minimal);

    [Fact]
    public void An_empty_file_has_no_lines() => Assert.Empty(Lines.Read(""));

    [Fact]
    public void A_byte_order_mark_alone_is_no_line() => Assert.Empty(Lines.Read(ByteOrderMark));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n\n  \t\n\r\n")]
    public void Blank_lines_carry_nothing(string text) => Assert.Empty(Lines.Read(text));

    [Fact]
    public void Blank_lines_are_counted_in_line_numbers() => Assert.Equal(4, Assert.Single(Lines.Read("\n \n\r\n" + Lines.Minimal)).Line);

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_are_passed_over() =>
        Assert.Equal(
            [Minimal, Minimal],
            Lines.Read([.. ByteOrderMark, .. Lines.Utf8($"{Lines.Minimal}\r\n{Lines.Minimal}\r\n")]).Select(read => read.Event));

    [Fact]
    public void A_byte_order_mark_elsewhere_is_no_blank() =>
        Assert.Equal(
            [false, true],
            Lines.Read([.. Lines.Utf8(Lines.Minimal), (byte)'\n', .. ByteOrderMark, .. Lines.Utf8(Lines.Minimal)])
                .Select(read => read.Event is null));

    [Fact]
    public void The_last_line_needs_no_end() => Assert.Equal(Minimal, Assert.Single(Lines.Read(Lines.Minimal)).Event);

    [Fact]
    public void A_lone_carriage_return_ends_no_line()
    {
        var read = Assert.Single(Lines.Read(Lines.Minimal + "\r" + Lines.Minimal));
        Assert.StartsWith("bad JSON", read.Reason, StringComparison.Ordinal);
        Assert.Equal(Minimal, Assert.Single(Lines.Read("\r" + Lines.Minimal + "\r")).Event);
    }

    [Fact]
    public void Of_a_property_given_twice_the_last_counts() =>
        Assert.Equal("second", Lines.Event(Lines.Of("sent", """ "email":"first","email":"second" """)).Email?.Value);

    [Fact]
    public void White_space_around_the_object_hurts_nothing() => Assert.Equal(Minimal, Lines.Event(" \t" + Lines.Minimal + " \t "));

    [Fact]
    public void Gzip_is_seen_by_its_content() => Assert.Equal(Minimal, Assert.Single(Lines.Read(Gzip(Lines.Minimal + "\n"))).Event);

    [Fact]
    public void Gzip_may_have_several_members()
    {
        var half = Lines.Minimal.Length / 2;
        byte[] bytes =
            [.. Gzip(Lines.Minimal + "\n" + Lines.Minimal[..half]), .. Gzip(""), .. Gzip(Lines.Minimal[half..] + "\n" + Lines.Minimal)];
        Assert.Equal([Minimal, Minimal, Minimal], Lines.Read(bytes).Select(read => read.Event));
    }

    [Fact]
    public void Gzip_of_nothing_has_no_lines() => Assert.Empty(Lines.Read(Gzip("")));

    [Fact]
    public void Damaged_gzip_is_told_and_what_stood_before_is_read()
    {
        var reads = new List<EventRead>();
        var bytes = Gzip(
            string.Concat(Enumerable.Range(0, 50_000).Select(number => Lines.Of("sent", $"\"id\":\"{number * 2654435761L}\"") + "\n")));
        bytes.AsSpan(bytes.Length / 2, 64).Fill(0xFF);
        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var read in EventLines.Read(new MemoryStream(bytes))) reads.Add(read);
        });
        Assert.True(reads.Count > 1_000);
    }

    [Fact]
    public void Gzip_that_ends_after_two_bytes_is_told() => Assert.Throws<InvalidDataException>(() => Lines.Read([0x1F, 0x8B]));

    [Fact]
    public void Gzip_that_was_cut_short_is_told() =>
        Assert.Throws<InvalidDataException>(() => Lines.Read(Gzip(Lines.Minimal + "\n")[..^9]));

    [Fact]
    public void Something_that_merely_begins_like_gzip_is_told() =>
        Assert.Throws<InvalidDataException>(() => Lines.Read([0x1F, 0x8B, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stream_that_gives_one_byte_at_a_time_reads_the_same(bool gzip)
    {
        var text = $"{Lines.Minimal}\r\n\noops\n{Lines.Of("opened", "\"city\":\"Zürich 😀\"")}";
        byte[] bytes = gzip ? Gzip(text) : [.. ByteOrderMark, .. Lines.Utf8(text)];
        Assert.Equal(Lines.Read(bytes), EventLines.Read(new Dripping(bytes)));
        Assert.Equal(
            Lines.Read(bytes),
            EventLines.ReadAsync(new Dripping(bytes), null, TestContext.Current.CancellationToken)
                .ToBlockingEnumerable(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Lines_across_the_reader_s_chunks_are_whole()
    {
        var lines = Enumerable.Range(0, 3_000)
            .Select(number => Lines.Of("opened", $"\"id\":\"{number}\",\"userAgent\":\"{new string('x', number % 700)}\""))
            .ToList();
        var reads = Lines.Read(string.Join('\n', lines));
        Assert.Equal(Enumerable.Range(0, 3_000).Select(number => $"{number}"), reads.Select(read => read.Event?.Id.Value));
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var read in EventLines.ReadAsync(new Dripping(Lines.Utf8(Lines.Minimal)), cancellationToken: cancelled.Token))
                Assert.Fail($"{read}");
        });
    }

    [Fact]
    public void The_stream_is_left_open()
    {
        var stream = new MemoryStream(Lines.Utf8(Lines.Minimal));
        Assert.Single(EventLines.Read(stream));
        Assert.True(stream.CanRead);
    }

    private static byte[] Gzip(string text)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(Lines.Utf8(text));
        return bytes.ToArray();
    }
}
