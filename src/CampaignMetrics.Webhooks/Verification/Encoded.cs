namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Decodes signatures from headers and bodies, strictly: at most 1,024 bytes, and nothing but what stands for them.</summary>
/// <remarks>Compare the bytes, and in constant time: a text says the same bytes in several forms.</remarks>
public static class Encoded
{
    /// <summary>An upper bound for signatures, with room to spare: RSA with 4,096 bits has 512 bytes.</summary>
    private const int Longest = 1024;

    /// <summary>Decodes canonical Base64 with padding (RFC 4648, section 4).</summary>
    /// <param name="text">The text; null for a header that is missing.</param>
    /// <returns>Null where the text is not canonical Base64.</returns>
    public static byte[]? Base64(string? text)
    {
        if (text is null or { Length: 0 or > Longest * 4 / 3 }) return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return null;
        // Encode again and compare: another text with the same bytes (padding bits, white space) is not what the provider wrote.
        return Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }

    /// <summary>Decodes hexadecimal, in lower or upper case (RFC 4648, section 8).</summary>
    /// <param name="text">The text; null for a header that is missing.</param>
    /// <returns>Null where the text is not hexadecimal.</returns>
    public static byte[]? Hex(string? text)
    {
        if (text is null or { Length: 0 or > Longest * 2 } || text.Length % 2 != 0) return null;
        return text.AsSpan().ContainsAnyExcept("0123456789abcdefABCDEF") ? null : Convert.FromHexString(text);
    }
}
