using System.Globalization;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>A range of reply codes, both ends included.</summary>
internal readonly record struct CodeRange(int From, int To)
{
    /// <summary>Reads codes in which <c>x</c> stands for any digit.</summary>
    /// <exception cref="FormatException">A text is not a number of that form.</exception>
    public static CodeRange[] ParseAll(string[] codes)
    {
        var ranges = new CodeRange[codes.Length];
        for (var i = 0; i < ranges.Length; i++) ranges[i] = new(Number(codes[i].Replace('x', '0')), Number(codes[i].Replace('x', '9')));
        return ranges;
    }

    public bool Contains(int code) => code >= From && code <= To;

    internal static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is no number.");
}
