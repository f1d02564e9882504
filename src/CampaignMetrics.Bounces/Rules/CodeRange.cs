using System.Globalization;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>The reply codes from one to another, both included.</summary>
internal readonly record struct CodeRange(int From, int To)
{
    /// <summary>Reads a code in which <c>x</c> stands for any digit.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static CodeRange Parse(string code) => new(Number(code.Replace('x', '0')), Number(code.Replace('x', '9')));

    public bool Contains(int code) => code >= From && code <= To;

    internal static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentException($"'{text}' is no number.", nameof(text));
}
