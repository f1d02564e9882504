namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Recognises Lenovo's computers under Android, which state their machine type and model in ten characters, such as <c>20XWS0AB00</c>
/// (psref.lenovo.com). No table of terms can: each is another.
/// </summary>
internal static class LenovoPc
{
    private const int Length = 10;

    /// <summary>True if a word of the platform's comment is a machine type and model of a Lenovo computer.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        var open = text.IndexOf('(');
        if (open < 0) return false;
        var platform = text[(open + 1)..];
        if (platform.IndexOf(')') is >= 0 and var end) platform = platform[..end];
        foreach (var word in platform.SplitAny(' ', ';'))
            if (IsMachine(platform[word])) return true;
        return false;
    }

    // ThinkPads are 20 and 21, desktops 10, 11, 12 and 30, each with a letter behind; all-in-ones F0, IdeaCentres 90, IdeaPads 80 to 83.
    private static bool IsMachine(ReadOnlySpan<char> word)
    {
        if (word.Length != Length) return false;
        foreach (var c in word)
            if (!char.IsAsciiLetterOrDigit(c)) return false;
        return word[0] switch
        {
            '1' => word[1] is '0' or '1' or '2' && char.IsAsciiLetter(word[2]),
            '2' => word[1] is '0' or '1' && char.IsAsciiLetter(word[2]),
            '3' or '9' => word[1] == '0' && char.IsAsciiLetter(word[2]),
            '8' => word[1] is >= '0' and <= '3' && char.IsAsciiLetter(word[3]) | char.IsAsciiLetter(word[2]),
            'F' or 'f' => word[1] == '0' && char.IsAsciiLetter(word[2]),
            _ => false,
        };
    }
}
