using CampaignMetrics.Tests.Laws;
using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Reports;

/// <summary>A report's JSON on its way to a stream: the same bytes, in little memory.</summary>
public sealed class ReportJsonStreamTests
{
    private const int Emails = 2_000;

    private static readonly Report Large = Reported(Emails);

    [Fact]
    public async Task Other_documents_are_written_without_blocking_too()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened());
        ScopeDocument[] documents =
        [
            ledger.Breakdown(Dimension.Email), ledger.Series([Metric.Sent]), ledger.Times(), ledger.Sources(), ledger.Unsubscriptions(),
        ];
        foreach (var document in documents)
        {
            using var stream = new MemoryStream();
            await using var other = new AsyncSink();
            document.WriteJson(stream, TestContext.Current.CancellationToken);
            await document.WriteJsonAsync(other, TestContext.Current.CancellationToken);
            Assert.Equal(stream.ToArray(), other.Written);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => document.WriteJsonAsync(Stream.Null, new CancellationToken(canceled: true)));
        }
    }

    [Fact]
    public void A_stream_gets_the_same_bytes() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        var stream = new MemoryStream();
        report.WriteJson(stream);
        return stream.ToArray().AsSpan().SequenceEqual(report.ToJson());
    }, 100);

    [Fact]
    public async Task A_stream_gets_the_same_bytes_of_a_large_report()
    {
        var stream = new Recording();
        Large.WriteJson(stream, TestContext.Current.CancellationToken);
        Assert.Equal(Large.ToJson(), stream.Written);

        var other = new Recording();
        await Large.WriteJsonAsync(other, TestContext.Current.CancellationToken);
        Assert.Equal(Large.ToJson(), other.Written);
    }

    [Fact]
    public async Task Neither_way_holds_back_more_than_a_few_rows()
    {
        var stream = new Recording();
        Large.WriteJson(stream, TestContext.Current.CancellationToken);
        Assert.InRange(stream.Longest, 1, 1 << 17);

        var other = new Recording { IsAsyncOnly = true };
        await Large.WriteJsonAsync(other, TestContext.Current.CancellationToken);
        Assert.InRange(other.Longest, 1, 1 << 17);
    }

    [Fact]
    public void An_email_takes_a_few_kilobytes_and_gives_most_of_them_back()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = Reported(Emails);
        _ = all.Emails; // computes the report
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Emails, 0, 9_000);
        before = GC.GetAllocatedBytesForCurrentThread();
        all.WriteJson(Stream.Null, TestContext.Current.CancellationToken);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Emails, 0, 9_000);
    }

    [Fact]
    public void The_stream_is_left_open()
    {
        var stream = new Recording();
        Reported(1).WriteJson(stream, TestContext.Current.CancellationToken);
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public async Task A_stream_that_fails_is_not_written_on()
    {
        var stream = new Recording { FailsAfter = 3 };
        Assert.Throws<IOException>(() => Large.WriteJson(stream, TestContext.Current.CancellationToken));
        Assert.Equal(4, stream.Writes);

        var other = new Recording { FailsAfter = 3 };
        await Assert.ThrowsAsync<IOException>(() => Large.WriteJsonAsync(other, TestContext.Current.CancellationToken));
        Assert.Equal(4, other.Writes);
    }

    [Fact]
    public async Task The_writing_can_be_ended()
    {
        using var ending = new CancellationTokenSource();
        var stream = new Recording { OnWrite = ending.Cancel };
        Assert.Throws<OperationCanceledException>(() => Large.WriteJson(stream, ending.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Large.WriteJsonAsync(stream, ending.Token));
        Assert.Equal(1, stream.Writes);
    }

    [Fact]
    public async Task Nothing_is_written_once_it_is_ended()
    {
        using var ending = new CancellationTokenSource();
        await ending.CancelAsync();
        var stream = new Recording();
        Assert.Throws<OperationCanceledException>(() => Reported(1).WriteJson(stream, ending.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reported(1).WriteJsonAsync(stream, ending.Token));
        Assert.Equal(0, stream.Writes);
    }

    private static Report Reported(int emails)
    {
        using var ledger = new MessageLedger(new LedgerOptions { MaxThreads = 1 });
        for (var i = 0; i < emails; i++) ledger.Apply(Some.Sent(email: $"email-{i}"));
        return ledger.Report();
    }

    private sealed class Recording : Stream
    {
        private readonly MemoryStream _written = new();
        private bool _isClosed;

        public int Longest { get; private set; }

        public int Writes { get; private set; }

        public int FailsAfter { get; init; } = int.MaxValue;

        public bool IsAsyncOnly { get; init; }

        public Action OnWrite { get; init; } = static () => { };

        public byte[] Written => _written.ToArray();

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => !_isClosed;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (IsAsyncOnly) throw new NotSupportedException();
            Take(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _isClosed = true;
            base.Dispose(disposing);
        }

        private void Take(ReadOnlySpan<byte> bytes)
        {
            Writes++;
            OnWrite();
            if (Writes > FailsAfter) throw new IOException("The disk is full.");
            Longest = Math.Max(Longest, bytes.Length);
            _written.Write(bytes);
        }
    }
}
