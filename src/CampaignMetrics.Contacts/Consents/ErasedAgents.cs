using System.Text;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>Removes a contact's names from user agents in such a way that client, device and role are still recognised.</summary>
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

    /// <summary>
    /// Tries replacements of growing likeness, until one is classified like the original: a word, its letters alone, and the shape of the
    /// name. The name may have decided the classification, or the word may look like a program's name.
    /// </summary>
    private string Choose(string userAgent)
    {
        var cleaned = names.Clean(userAgent);
        if (cleaned == userAgent) return userAgent;
        var description = describe(userAgent);
        string[] choices =
        [
            cleaned,
            names.Replace(userAgent, name => Letters(words.For(name))),
            names.Replace(userAgent, name => Shaped(name, words.For(name))),
        ];
        return choices.FirstOrDefault(choice => describe(choice) == description) ?? cleaned;
    }

    private static string Letters(string word) => string.Concat(word.Where(char.IsAsciiLetter));

    /// <summary>
    /// Replaces letters and digits by the word's and keeps all other characters. Also kept are the last label of a domain, such as
    /// <c>.com</c>, and encoded signs: they identify nobody.
    /// </summary>
    private static string Shaped(string name, string word)
    {
        var shaped = new StringBuilder();
        var end = EndOfOwn(name);
        for (var at = 0; at < end;)
        {
            var kept = EncodedCharacter.Read(name.AsSpan(at), out var encoded);
            if (kept > 0 && !Rune.IsLetterOrDigit(encoded)) shaped.Append(name, at, kept);
            else shaped.Append(Like(name[at], word[^(1 + at % WordDigits)]));
            at += Math.Max(kept, 1);
        }
        return shaped.Append(name, end, name.Length - end).ToString();
    }

    /// <summary>
    /// The index at which the last label of an address's domain begins, with its dot; the end of the name where there is none. Dots before
    /// the <c>@</c> belong to the local part.
    /// </summary>
    private static int EndOfOwn(string name)
    {
        var (end, isDomain) = (name.Length, false);
        for (var at = 0; at < name.Length;)
        {
            var length = EncodedCharacter.Read(name.AsSpan(at), out var character);
            if (length == 0) character = new Rune(char.IsSurrogate(name[at]) ? 'x' : name[at]);
            if (character.Value is '@' or '=') (isDomain, end) = (true, name.Length);
            else if (isDomain && character.Value == '.') end = at;
            at += Math.Max(length, 1);
        }
        return end;
    }

    private static char Like(char letter, char drawn)
    {
        if (!char.IsLetterOrDigit(letter) && letter is not ('%' or '&' or '\\')) return letter;
        var value = Convert.ToInt32(drawn.ToString(), 16);
        return char.IsAsciiDigit(letter) ? (char)('0' + value % 10) : (char)((char.IsAsciiLetterUpper(letter) ? 'A' : 'a') + value);
    }
}
