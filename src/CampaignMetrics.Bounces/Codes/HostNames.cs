using System.Runtime.CompilerServices;

namespace CampaignMetrics.Bounces.Codes;

/// <summary>Recognises names of hosts and domains inside a text: they are names, not words of the server.</summary>
internal static class HostNames
{
    // RFC 1035, section 2.3.4.
    private const int Longest = 255;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';

    /// <summary>Whether a name begins at a position.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int start)
    {
        var dot = start;
        while (dot < text.Length && IsCharacter(text[dot]) && text[dot] != '.') dot++;
        return dot > start && dot < text.Length && text[dot] == '.' && TryFindAround(text, start, dot, out _);
    }

    /// <summary>Finds the end of the name that has a dot at a position, if the dot belongs to a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the name begins.</param>
    /// <param name="dot">The position of the dot.</param>
    /// <param name="end">The index behind the name.</param>
    public static bool TryFindAround(ReadOnlySpan<char> text, int from, int dot, out int end)
    {
        end = dot;
        while (end < text.Length && end - from <= Longest && IsCharacter(text[end])) end++;
        while (end > from && !char.IsAsciiLetterOrDigit(text[end - 1])) end--;
        if (end <= dot + 1 || end - from > Longest) return false;
        var name = text[from..end];
        // The cheapest test first: most dots stand in numbers and codes.
        return IsTopLevel(name[(name.LastIndexOf('.') + 1)..]) && !IsPartOfMore(text, from, end) && name.IndexOf("..") < 0;
    }

    // A URL is chosen by the server to explain itself, so its words count; what holds @ is an address.
    private static bool IsPartOfMore(ReadOnlySpan<char> text, int from, int end) =>
        (from > 0 && text[from - 1] is '/' or '@' or '+') || (end < text.Length && text[end] is '/' or '@' or '+');

    // "rejected.Please" is the end of one sentence and the start of another.
    private static bool IsTopLevel(ReadOnlySpan<char> label)
    {
        if (label.Length < 2 || !char.IsAsciiLetter(label[0])) return false;
        var isUpper = char.IsAsciiLetterUpper(label[0]);
        foreach (var c in label)
        {
            if (char.IsAsciiLetter(c) ? char.IsAsciiLetterUpper(c) != isUpper : !label.StartsWith("xn--")) return false;
        }

        return true;
    }
}
