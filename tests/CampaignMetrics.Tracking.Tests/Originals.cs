using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace CampaignMetrics.TrackedMail.Tests;

/// <summary>A naive way back: between the same neighbours, the original has the address that the token holds.</summary>
internal static partial class Originals
{
    public static bool IsOf(string original, string prepared)
    {
        var matches = Some.Tracked().Matches(prepared).ToList();
        var starts = matches.Select(match => match.Index).Append(prepared.Length).ToList();
        if (!original.StartsWith(prepared[..starts[0]], StringComparison.Ordinal)) return false;
        var at = starts[0];
        for (var i = 0; i < matches.Count; i++)
        {
            var behind = prepared[(matches[i].Index + matches[i].Length)..starts[i + 1]];
            var length = LengthOf(original[at..], AddressOf(matches[i].Groups[1].Value), behind);
            if (length < 0) return false;
            at += length + behind.Length;
        }
        return at == original.Length;
    }

    /// <summary>Without pixel and honeypot.</summary>
    public static string WithoutEnd(string text) => End().Replace(text, "");

    [GeneratedRegex("<a href=\"https://t\\.example/[^\"]*\" data-role=\"honeypot\"[^>]*></a>|<img src=\"https://t\\.example/[^>]*>")]
    private static partial Regex End();

    /// <summary>A text with the addresses that tokens hold.</summary>
    public static string Plain(string text) => Some.Tracked().Replace(text, match => AddressOf(match.Groups[1].Value));

    private static string AddressOf(string token) => Some.TokenOf(token) switch
    {
        { Kind: TokenKind.Unsubscribe } => TrackingOptions.DefaultUnsubscribePlaceholder,
        { Role: LinkRole.Honeypot, Target: null } => "",
        var read => read.Target!,
    };

    /// <summary>How long the address is at the beginning of a text, in whatever spelling; −1 if it does not begin with it.</summary>
    private static int LengthOf(string text, string address, string behind)
    {
        foreach (var end in Ends(text, address))
        {
            if (!text.AsSpan(end).StartsWith(behind, StringComparison.Ordinal)) continue;
            if (text[..end] == address || Decoded(text[..end]) == address) return end;
        }
        return -1;
    }

    /// <summary>The address itself, or an attribute's value, which ends at its quote, or at a space or bracket.</summary>
    private static IEnumerable<int> Ends(string text, string address) =>
        Enumerable.Range(0, text.Length + 1).Where(at =>
            at == address.Length || at == text.Length || "\"'> \t\r\n\f".Contains(text[at], StringComparison.Ordinal));

    private static string? Decoded(string raw)
    {
        var quote = raw.Contains('"', StringComparison.Ordinal) ? '\'' : '"';
        return new HtmlParser().ParseDocument($"<a href={quote}{raw}{quote}></a>").QuerySelector("a")?.GetAttribute("href")?.Trim();
    }
}
