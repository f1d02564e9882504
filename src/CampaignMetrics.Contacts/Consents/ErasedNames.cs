using System.Globalization;
using System.Text;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Replaces a contact's names (addresses and keys) inside texts. Each spelling has one replacement word: equal texts stay equal and
/// different ones different, so that numbers by link, list or tag do not change.
/// </summary>
internal sealed class ErasedNames
{
    /// <summary>
    /// The shortest key, if it is not an address, that is looked for without being asked for: a shorter one may be any word or number, and
    /// would be found in texts that have nothing to do with the contact.
    /// </summary>
    private const int ShortestKey = 6;

    private readonly Words _words;
    private readonly Rune[][] _names;

    public ErasedNames(ContactId contact, IEnumerable<string> alsoKnownAs, Words words)
    {
        _words = words;
        var tells = contact.Value.Contains('@', StringComparison.Ordinal) || contact.Value.Length >= ShortestKey;
        var names = tells ? Spellings(contact).Concat(alsoKnownAs) : alsoKnownAs;
        _names = [.. names.Where(name => name.Length > 0).Select(name => name.EnumerateRunes().ToArray())];
    }

    /// <summary>The key as it is compared and, for a domain in punycode, with the domain in Unicode as people write it.</summary>
    private static string[] Spellings(ContactId contact)
    {
        if (!contact.Domain.Contains("xn--", StringComparison.Ordinal)) return [contact.Value];
        try
        {
            return [contact.Value, contact.Value[..^contact.Domain.Length] + new IdnMapping().GetUnicode(contact.Domain)];
        }
        catch (ArgumentException)
        {
            // The domain is no valid punycode, so there is no second spelling.
            return [contact.Value];
        }
    }

    /// <summary>Replaces every name in a text by its word.</summary>
    public string Clean(string text) => Replace(text, _words.For);

    public string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    /// <summary>Replaces every name in a text by what a function returns for it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stand">What stands for a name, as it is spelled there.</param>
    public string Replace(string text, Func<string, string> stand)
    {
        var at = FindNext(text, 0, out var length);
        if (at < 0) return text;
        var cleaned = new StringBuilder();
        var from = 0;
        for (; at >= 0; at = FindNext(text, from, out length))
        {
            cleaned.Append(text, from, at - from).Append(stand(text.Substring(at, length)));
            from = at + length;
        }
        return cleaned.Append(text, from, text.Length - from).ToString();
    }

    /// <returns>
    /// Where the first name begins, and how long it is; −1 for none. Of names that begin there it is the longest: no end is left over.
    /// </returns>
    private int FindNext(string text, int from, out int length)
    {
        for (var at = from; at < text.Length; at++)
        {
            // The longest name that begins here: a shorter one would leave its end in the text.
            length = _names.Length == 0 ? 0 : _names.Max(name => LengthOf(name, text.AsSpan(at)));
            if (length > 0) return at;
        }
        length = 0;
        return -1;
    }

    /// <returns>How long a name is that the text begins with, each character as it is or encoded; 0 if it begins with another.</returns>
    private static int LengthOf(ReadOnlySpan<Rune> name, ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var character in name)
        {
            var read = LengthOf(character, text[length..]);
            if (read == 0) return 0;
            length += read;
        }
        return length;
    }

    private static int LengthOf(Rune character, ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var plain, out var read);
        if (read > 0 && (AreAlike(plain, character) || IsWrittenFor(plain, character))) return read;
        read = EncodedCharacter.Read(text, out var encoded);
        return read > 0 && AreAlike(encoded, character) ? read : 0;
    }

    private static bool AreAlike(Rune left, Rune right) => left == right || Rune.ToUpperInvariant(left) == Rune.ToUpperInvariant(right);

    /// <summary>In return paths (VERP) <c>=</c> stands for <c>@</c>, in queries <c>+</c> for a space.</summary>
    private static bool IsWrittenFor(Rune written, Rune character) => (written.Value, character.Value) is ('=', '@') or ('+', ' ');
}
