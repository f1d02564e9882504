using System.Globalization;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>A range of reply codes, both ends included.</summary>
internal readonly record struct CodeRange(int From, int To)
{
    /// <summary>Reads codes in which <c>x</c> stands for any digit.</summary>
    /// <exception cref="FormatException">A text is not a number of that form, or no reply has such a code.</exception>
    public static CodeRange[] ParseAll(string[] codes) => Array.ConvertAll(codes, Parse);

    private static CodeRange Parse(string code)
    {
        var range = new CodeRange(Number(code.Replace('x', '0')), Number(code.Replace('x', '9')));
        // RFC 5321, section 4.2.1: a reply begins with 2, 4 or 5; 3 asks for more, and ends no delivery. 0 stands for no code.
        return range.Contains(0) || range.Meets(200, 299) || range.Meets(400, 599)
            ? range
            : throw new FormatException($"'{code}' is no reply code: there are 2xx, 4xx, 5xx, and 0 for none.");
    }

    private bool Meets(int from, int to) => From <= to && To >= from;

    /// <summary>Whether every code of another range is one of this.</summary>
    public bool Covers(CodeRange other) => From <= other.From && To >= other.To;

    public bool Contains(int code) => code >= From && code <= To;

    internal static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is no number.");
}
