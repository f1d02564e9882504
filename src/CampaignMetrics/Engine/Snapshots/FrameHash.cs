using System.Security.Cryptography;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>
/// The hashes of frames: each over the hash before it, the frame's kind and its bytes, so that nothing can be changed, left out or moved.
/// </summary>
internal sealed class FrameHash : IDisposable
{
    public const int Length = 16;

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _last = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of the frame that comes next; valid until the one after it.</summary>
    public ReadOnlySpan<byte> Next(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        _sha.AppendData(_last);
        _sha.AppendData([(byte)kind]);
        _sha.AppendData(payload);
        _sha.GetHashAndReset(_last);
        return _last.AsSpan(0, Length);
    }

    public void Dispose() => _sha.Dispose();
}
