using System.Runtime.CompilerServices;
using System.Text;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// Folds text to the small alphabet that rules are written in: lower case without accents, one space for any run of space and
/// separating punctuation, one symbol for any mail address and one for any IPv4 or IPv6 address, and one on each side of the name of a
/// host.
/// </summary>
internal static class Symbols
{
    public const char Address = '\u0001', Ip = '\u0002', HostStart = '\u0003', HostEnd = '\u0004';

    // A cache, filled on first use because replies use few of the 65,536 characters. 0 means not computed yet.
    // Races are harmless: two threads that fold the same character write the same value, and a char is written at once.
    private static readonly char[] Folded = new char[char.MaxValue + 1];

    /// <summary>The folded form of one character; a space for what only separates words.</summary>
    public static char Fold(char c) => Folded[c] is not '\0' and var folded ? folded : Folded[c] = FoldSlowly(c);

    /// <summary>
    /// Whether a folded byte is a Latin letter or a digit: a phrase must not begin or end in the middle of a word of these.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWord(byte folded) => folded is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9';

    /// <summary>Whether a raw character ends the local part of a mail address, read backwards.</summary>
    public static bool EndsLocalPart(char c) =>
        c is <= ' ' or '<' or '>' or '"' or '(' or ')' or ':' or ';' or ',' or '[' or ']' or '\'' or '=' or '|';

    public static bool IsHostCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';

    private static char FoldSlowly(char c)
    {
        if (c is '\u2018' or '\u2019' or '\u00b4') return '\'';
        if (
            c < ' '
                || char.IsWhiteSpace(c)
                || c is '"' or '`' or '<' or '>' or '(' or ')' or '[' or ']' or '{' or '}' or ':' or ';' or ',' or '!' or '?'
            or '=' or '_' or '-' or '#' or '*' or '|' or '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' or '\u2013' or '\u2014'
            or '\u3002' or '\u3001' or '\uff0c' or '\uff1a') return ' ';
        // Letters that have no decomposition: the Turkish i without a dot, and those with a stroke of Polish, Danish and Croatian.
        if (c == '\u0131') return 'i';
        if (c is '\u0141' or '\u0142') return 'l';
        if (c is '\u00d8' or '\u00f8') return 'o';
        if (c is '\u0110' or '\u0111') return 'd';
        // Russian is written with and without the two dots.
        if (c is '\u0401' or '\u0451') return '\u0435';
        // Latin letters with accents, up to Latin Extended-B, and Vietnamese: the canonical decomposition begins with the plain letter.
        if (c is (>= '\u00c0' and < '\u0250') or (>= '\u1e00' and < '\u1f00'))
        {
            var decomposed = c.ToString().Normalize(NormalizationForm.FormD)[0];
            return char.ToLowerInvariant(decomposed);
        }

        return char.ToLowerInvariant(c);
    }
}
