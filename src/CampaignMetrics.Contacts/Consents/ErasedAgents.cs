using CampaignMetrics.Messages;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>User agents without a contact's names, which still tell the same client, device and role.</summary>
internal sealed class ErasedAgents(ErasedNames names, Words words, AgentClassifier describe)
{
    private readonly Dictionary<string, string> _cleaned = new(StringComparer.Ordinal);

    public string? Clean(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return userAgent;
        return _cleaned.TryGetValue(userAgent, out var known) ? known : _cleaned[userAgent] = Choose(userAgent);
    }

    /// <summary>A name may be what told a program from a browser, and a word may look like a program's: then another kind of word is tried, at last one with the name's own shape.</summary>
    private string Choose(string userAgent)
    {
        var cleaned = names.Clean(userAgent);
        if (cleaned == userAgent) return userAgent;
        var description = describe(userAgent);
        string[] choices = [cleaned, names.Replace(userAgent, name => Letters(words.For(name))), names.Replace(userAgent, name => Shaped(name, words.For(name)))];
        return choices.FirstOrDefault(choice => describe(choice) == description) ?? cleaned;
    }

    private static string Letters(string word) => string.Concat(word.Where(char.IsAsciiLetter));

    /// <summary>Letters and digits from the word, everything else as in the name.</summary>
    private static string Shaped(string name, string word) => string.Concat(name.Select((letter, index) => char.IsAsciiLetterOrDigit(letter) ? Like(letter, word[^(1 + index % 32)]) : letter));

    private static char Like(char letter, char drawn)
    {
        var value = Convert.ToInt32(drawn.ToString(), 16);
        return char.IsAsciiDigit(letter) ? (char)('0' + value % 10) : (char)((char.IsAsciiLetterUpper(letter) ? 'A' : 'a') + value);
    }
}
