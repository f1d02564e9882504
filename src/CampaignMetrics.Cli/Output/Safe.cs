namespace CampaignMetrics.Cli.Output;

/// <summary>Makes texts from events fit for a terminal: no control characters, no endless lines.</summary>
internal static class Safe
{
    public static string Text(string? text, int longest = 200)
    {
        if (text is null) return "";
        var shown = text.Length > longest ? text.AsSpan(0, longest - 1) : text;
        return string.Create(shown.Length + (shown.Length < text.Length ? 1 : 0), text, (target, source) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = char.IsControl(source[i]) || IsBidirectional(source[i]) ? '\uFFFD' : source[i];
            if (target.Length < source.Length) target[^1] = '…';
        });
    }

    /// <summary>Marks that turn the direction of what follows, and so can hide what a line says.</summary>
    private static bool IsBidirectional(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
