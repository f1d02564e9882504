namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Reads the version that follows a program's name.</summary>
internal static class VersionText
{
    private const int MaxLength = 32;

    /// <summary>The version behind the first place of the name where one stands (<c>Name/1.2</c>, <c>Name 1.2</c>, <c>Name-v1.2b</c>), or
    /// null.</summary>
    public static string? Behind(string name, ReadOnlySpan<char> text)
    {
        var rest = text;
        // Three places are enough for real user agents, and keep a text that repeats the name from costing more than its length.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var at = rest.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return null;
            rest = rest[(at + name.Length)..];
            if (Read(rest) is { } version) return version;
        }
        return null;
    }

    private static string? Read(ReadOnlySpan<char> text)
    {
        // Skips the rest of the word: a rule may name only its beginning.
        var start = 0;
        while (start < text.Length && char.IsAsciiLetter(text[start])) start++;
        if (start < text.Length && text[start] is '/' or ' ' or '-' or '_' or ':') start++;
        if (start < text.Length && text[start] is 'v' or 'V') start++;
        if (start >= text.Length || !char.IsAsciiDigit(text[start])) return null;
        var version = text[start..Math.Min(text.Length, start + MaxLength)];
        var end = 0;
        while (end < version.Length && (version[end] == '.' || char.IsAsciiLetterOrDigit(version[end]))) end++;
        return version[..end].TrimEnd('.').ToString();
    }
}
