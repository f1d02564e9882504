using System.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>Addresses that a browser may be sent to: those of <c>http</c> and <c>https</c>.</summary>
internal static class WebUrl
{
    public static bool IsOne(string url) => HasWebScheme(url) && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0;

    public static bool HasWebScheme(ReadOnlySpan<char> url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address as a <c>Location</c> field can hold it: what is no printable ASCII is percent-encoded as UTF-8, as browsers do
    /// it; everything else stays letter for letter.</summary>
    public static string ForLocation(string url)
    {
        if (!url.AsSpan().ContainsAnyExceptInRange('!', '~')) return url;
        var location = new StringBuilder(url.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.Value is >= '!' and <= '~') location.Append((char)rune.Value);
            else
                foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)])
                    location.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return location.ToString();
    }
}
