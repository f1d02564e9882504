namespace CampaignMetrics.Webhooks.Verification;

/// <summary>
/// Reads signatures as they are written in headers and bodies: at most 1,024 bytes. What is not exactly of the form is none.
/// </summary>
public static class Encoded
{
    /// <summary>The longest signature in use: RSA with 4,096 bits has 512 bytes.</summary>
    private const int Longest = 1024;

    /// <summary>The bytes of Base64 with its padding (RFC 4648 section 4), and of no other text with the same bytes.</summary>
    /// <param name="text">The text; null for a header that is missing.</param>
    /// <returns>Null where the text is no Base64.</returns>
    public static byte[]? Base64(string? text)
    {
        if (text is null or { Length: 0 or > Longest * 4 / 3 }) return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return null;
        // Another text with the same bytes (other padding bits, white space) is not what the provider wrote.
        return Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }

    /// <summary>The bytes of lower-case hexadecimal.</summary>
    /// <param name="text">The text; null for a header that is missing.</param>
    /// <returns>Null where the text is no lower-case hexadecimal.</returns>
    public static byte[]? Hex(string? text)
    {
        if (text is null or { Length: 0 or > Longest * 2 } || text.Length % 2 != 0 || text.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            return null;
        return Convert.FromHexString(text);
    }
}
