namespace CampaignMetrics.Tests.Events;

/// <summary>A stream that may only be read asynchronously, as the body of a web request.</summary>
internal sealed class AsyncOnly(byte[] bytes) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("A thread would wait.");

    public override int Read(Span<byte> buffer) => throw new InvalidOperationException("A thread would wait.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var given = new byte[buffer.Length];
        var count = base.Read(given, 0, given.Length);
        given.AsMemory(0, count).CopyTo(buffer);
        return count;
    }
}
