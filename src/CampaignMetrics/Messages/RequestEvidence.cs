using System.Text;

namespace CampaignMetrics.Messages;

/// <summary>What a request's own headers say about who made it.</summary>
internal static class RequestEvidence
{
    /// <summary>HEAD asks for no content; <c>Sec-Purpose</c>, <c>Purpose</c> and <c>X-Moz</c> announce a fetch ahead of the reader.</summary>
    /// <remarks>RFC 9110 section 9.3.2 (HEAD); WHATWG Fetch, "Sec-Purpose".</remarks>
    public static bool IsPrefetch(ReadOnlySpan<byte> method, ReadOnlySpan<byte> purpose) =>
        (!method.IsEmpty && Ascii.EqualsIgnoreCase(method.Trim(" \t"u8), "HEAD"u8))
        || (!purpose.IsEmpty && (Holds(purpose, "prefetch"u8) || Holds(purpose, "preview"u8) || Holds(purpose, "prerender"u8)));

    private static bool Holds(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (; text.Length >= word.Length; text = text[1..])
            if (Ascii.EqualsIgnoreCase(text[..word.Length], word)) return true;
        return false;
    }
}
