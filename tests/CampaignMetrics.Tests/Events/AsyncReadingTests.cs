using System.IO.Compression;
using System.IO.Pipelines;

namespace CampaignMetrics.Tests.Events;

/// <summary>Asynchronous reading never waits in a thread, the first bytes included.</summary>
public sealed class AsyncReadingTests
{
    public static TheoryData<byte[]> Contents => new()
    {
        Lines.Utf8(Lines.Minimal + "\n"), Gzip(Lines.Utf8(Lines.Minimal)), Lines.Utf8($"[{Lines.Minimal}]"),
        Gzip(Lines.Utf8($" [{Lines.Minimal}]")), Array.Empty<byte>(),
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task A_ledger_reads_no_stream_synchronously(byte[] content)
    {
        using var ledger = new MessageLedger();
        var events = await ledger.ReadLinesAsync(new AsyncOnly(content), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(content.Length > 0 ? 1 : 0, events);
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Event_lines_read_no_stream_synchronously(byte[] content)
    {
        var reads = await EventLines
            .ReadAsync(new AsyncOnly(content), cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(content.Length > 0 ? [Lines.Event(Lines.Minimal)] : [], reads.Select(read => read.Event));
    }

    [Fact]
    public async Task A_reading_can_be_called_off_while_the_first_byte_is_awaited()
    {
        using var ledger = new MessageLedger();
        using var calledOff = new CancellationTokenSource();
        // A pipe into which nobody writes.
        var reading = ledger.ReadLinesAsync(new Pipe().Reader.AsStream(), cancellationToken: calledOff.Token);
        await calledOff.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static byte[] Gzip(byte[] content)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(content);
        return bytes.ToArray();
    }
}
