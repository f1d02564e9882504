using System.Text;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>User agents without a contact's names, which still tell the same client, device and role.</summary>
internal sealed class ErasedAgents(ErasedNames names, Words words, AgentClassifier describe)
{
    /// <summary>The hexadecimal digits at the end of a word.</summary>
    private const int WordDigits = 32;

    private readonly Dictionary<string, string> _cleaned = new(StringComparer.Ordinal);

    public string? Clean(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return userAgent;
        return _cleaned.TryGetValue(userAgent, out var known) ? known : _cleaned[userAgent] = Choose(userAgent);
    }

    /// <summary>A name may be what told a program from a browser, and a word may look like a program's: then another kind of word is tried,
    /// at last one with the name's own shape.</summary>
    private string Choose(string userAgent)
    {
        var cleaned = names.Clean(userAgent);
        if (cleaned == userAgent) return userAgent;
        var description = describe(userAgent);
        string[] choices = [cleaned, names.Replace(userAgent, name => Letters(words.For(name))), names.Replace(userAgent, name => Shaped(name, words.For(name)))];
        return choices.FirstOrDefault(choice => describe(choice) == description) ?? cleaned;
    }

    private static string Letters(string word) => string.Concat(word.Where(char.IsAsciiLetter));

    /// <summary>Letters and digits from the word, everything else as in the name; also its last label (the .com of an address) and what is
    /// encoded, which tell nobody apart.</summary>
    private static string Shaped(string name, string word)
    {
        var shaped = new StringBuilder();
        var end = name.LastIndexOf('.') is >= 0 and var dot ? dot : name.Length;
        for (var at = 0; at < name.Length;)
        {
            var kept = Math.Min(at < end ? EncodedLength(name.AsSpan(at)) : name.Length - at, name.Length - at);
            if (kept > 0) shaped.Append(name, at, kept);
            else shaped.Append(Like(name[at], word[^(1 + at % WordDigits)]));
            at += Math.Max(kept, 1);
        }
        return shaped.ToString();
    }

    /// <summary>How long the encoded character is that stands at the beginning: <c>%40</c>, <c>%2540</c>, <c>&amp;#64;</c>, <c>\u0040</c>;
    /// 0 for none.</summary>
    private static int EncodedLength(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("%25")) return 5;
        if (text[0] == '%') return 3;
        if (text.StartsWith("\\u")) return 6;
        return text.StartsWith("&#") ? text.IndexOf(';') + 1 : 0;
    }

    private static char Like(char letter, char drawn)
    {
        if (!char.IsAsciiLetterOrDigit(letter)) return letter;
        var value = Convert.ToInt32(drawn.ToString(), 16);
        return char.IsAsciiDigit(letter) ? (char)('0' + value % 10) : (char)((char.IsAsciiLetterUpper(letter) ? 'A' : 'a') + value);
    }
}
