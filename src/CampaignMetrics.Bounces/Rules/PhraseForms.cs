using System.Text;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// The forms that a phrase can have in a folded text: there, symbols mark the names of hosts and the paths of addresses on the web, as a
/// rule's author does not write them.
/// </summary>
internal static class PhraseForms
{
    private const string Address = "a@b.example", Ip = "192.0.2.1", Scheme = "http://";

    /// <summary>The folded forms; the first has no mark.</summary>
    public static string[] Of(string phrase)
    {
        var plain = PhraseSet.Folded(phrase).Text;
        // Only what has a dot or a scheme is folded otherwise than word by word.
        if (!phrase.AsSpan().ContainsAny('.', '/') || (!phrase.Contains('.', StringComparison.Ordinal) && !IsWeb(phrase))) return [plain];
        var marked = InText(phrase);
        if (!phrase.Contains('/', StringComparison.Ordinal) || IsWeb(phrase)) return marked == plain ? [plain] : [plain, marked];
        // Named without its scheme, a page is looked for in whole addresses as well.
        var path = InText(Scheme + phrase)[PhraseSet.Folded(Scheme).Text.Length..];
        return [.. new[] { plain, marked, path }.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether a text of the very words of a phrase holds them, with no address masked but where a placeholder stands.</summary>
    public static bool CanOccur(string phrase)
    {
        var (text, plain) = (Folded(phrase), PhraseSet.Folded(phrase).Text);
        return text.Count(IsMask) == plain.Count(IsMask)
            && Array.Exists(Of(phrase), form => text.Contains(form, StringComparison.Ordinal));
    }

    private static bool IsMask(char c) => c is Symbols.Address or Symbols.Ip;

    private static bool IsWeb(string phrase) => phrase.Contains("://", StringComparison.Ordinal);

    private static string InText(string phrase) => Folded(phrase).Trim(' ');

    private static string Folded(string phrase)
    {
        var text = phrase.TrimEnd('*')
            .Replace("{address}", Address, StringComparison.Ordinal).Replace("{ip}", Ip, StringComparison.Ordinal);
        var buffer = new byte[3 * text.Length + 16];
        return Encoding.UTF8.GetString(FoldedText.Of(text, default, buffer));
    }
}
