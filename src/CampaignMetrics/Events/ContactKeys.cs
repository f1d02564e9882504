using System.Buffers;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Contact keys in UTF-8, as <see cref="ContactId"/> compares them.</summary>
internal static class ContactKeys
{
    /// <summary>The key in lower case if it is an address, else as it is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scratch">At least as long as the key.</param>
    public static ReadOnlySpan<byte> Canonical(ReadOnlySpan<byte> key, Span<byte> scratch)
    {
        if (!MayHaveUpperCase(key) || !key.Contains((byte)'@')) return key;
        if (Ascii.ToLower(key, scratch, out var length) == OperationStatus.Done) return scratch[..length];
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(key).ToLowerInvariant());
    }

    private static bool MayHaveUpperCase(ReadOnlySpan<byte> key) => key.ContainsAnyInRange((byte)'A', (byte)'Z') || !Ascii.IsValid(key);

    /// <summary>What follows the last <c>@</c>; empty for a key without one.</summary>
    public static ReadOnlySpan<byte> Domain(ReadOnlySpan<byte> key) =>
        key.LastIndexOf((byte)'@') is >= 0 and var at ? key[(at + 1)..] : default;
}
