using System.Security.Cryptography;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>
/// The hash chain of frames: each hash covers the hash before it, the frame's kind and its bytes, so that a frame that was changed, left
/// out or moved is detected.
/// </summary>
/// <remarks>There is no key: it detects damage, not a forger, who can compute the hashes anew.</remarks>
internal sealed class FrameHash : IDisposable
{
    // Half of SHA-256 is enough to detect damage.
    public const int Length = 16;

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _last = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of the next frame; valid until the next call.</summary>
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
