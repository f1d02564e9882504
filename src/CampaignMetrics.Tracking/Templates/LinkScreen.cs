using System.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>Which links can be tracked, and why the others cannot.</summary>
internal static class LinkScreen
{
    /// <summary>Why a link stays as it is; null if it can be tracked.</summary>
    /// <param name="url">The address, without white space around it.</param>
    /// <param name="baseUrl">The address of the server that tracks.</param>
    public static SkipReason? Of(string url, string baseUrl)
    {
        if (url.Length == 0) return SkipReason.Empty;
        if (TemplateMarks.AreIn(url)) return SkipReason.Placeholder;
        if (url[0] == '#') return SkipReason.Anchor;
        if (url.StartsWith(baseUrl, StringComparison.OrdinalIgnoreCase)) return SkipReason.AlreadyTracked;
        if (!WebUrl.HasWebScheme(url)) return HasScheme(url) ? SkipReason.OtherScheme : SkipReason.Relative;
        if (url.Length > EmailTemplate.MaxUrlLength || Encoding.UTF8.GetByteCount(url) > EmailTemplate.MaxUrlLength)
            return SkipReason.TooLong;
        return Door.IsUnicode(url) && WebUrl.IsOne(url) ? null : SkipReason.Malformed;
    }

    /// <summary>Whether it begins with a scheme (RFC 3986, section 3.1).</summary>
    private static bool HasScheme(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(url[0])) return false;
        foreach (var letter in url.AsSpan(0, colon))
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '-' or '.')) return false;
        return true;
    }
}
