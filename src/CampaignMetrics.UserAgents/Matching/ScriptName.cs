namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Recognises scripts that are named after the service that they use: <c>gmail-cleanup/1.0</c>, <c>spotify_tracker</c>.</summary>
/// <remarks>
/// A product's name is one token (RFC 9110, section 10.1.5), to which scripts join words by hyphens or underscores. The service's own apps
/// join at most what they run on: <c>Outlook-iOS/709.2</c>, <c>Signal-Android/7.4</c>.
/// </remarks>
internal static class ScriptName
{
    private const string Joints = "-_";

    private static readonly string[] Platforms =
        [
            "android", "ios", "iphone", "ipad", "mac", "macos", "osx", "win", "win32", "win64", "windows", "linux", "desktop", "mobile",
            "app", "client",
        ];

    /// <summary>True if the first product's name goes on behind the service's with words that name no platform, or with an address
    /// elsewhere.</summary>
    /// <param name="text">The user agent.</param>
    /// <param name="service">The name by which the service was recognised.</param>
    public static bool Is(ReadOnlySpan<char> text, string service)
    {
        var end = text.IndexOfAny("/ (;");
        var name = end < 0 ? text : text[..end];
        var brand = service.AsSpan().TrimEnd(Joints);
        var at = name.IndexOf(brand, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        var rest = name[(at + brand.Length)..];
        // "PodcastReader/1.0 (https://…)": what is longer than the service's name, and has an address.
        if (rest.Length > 0 && char.IsAsciiLetter(rest[0])) return text.Contains("://", StringComparison.Ordinal);
        return rest.Length > 1 && rest[0] is '-' or '_' && !IsPlatform(rest[1..]);
    }

    private static bool IsPlatform(ReadOnlySpan<char> words)
    {
        var end = words.IndexOfAny(Joints);
        var word = end < 0 ? words : words[..end];
        if (word.Length < 2 || !char.IsAsciiLetter(word[0])) return true;
        foreach (var platform in Platforms)
            if (word.Equals(platform, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
