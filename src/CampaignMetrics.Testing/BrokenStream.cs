using CampaignMetrics.Shared;

namespace CampaignMetrics.Testing;

/// <summary>A stream that can be read for a while, and then fails.</summary>
internal sealed class BrokenStream(int bytes) : ReadOnlyStream
{
    private int _left = bytes;

    public override int Read(Span<byte> buffer)
    {
        if (_left == 0) throw new IOException("The stream breaks off.");
        var count = Math.Min(buffer.Length, _left);
        _left -= count;
        return count;
    }
}
