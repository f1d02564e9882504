using System.Buffers;
using System.Numerics;
using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>The kinds of telltale phrases that a subject or body contains, as <c>MailWords.txt</c> defines them.</summary>
[Flags]
internal enum MailWordKinds
{
    None = 0,
    FailureSubject = 1,
    DelaySubject = 2,
    FailureBody = 4,
    DelayBody = 8,
    FinalBody = 16,
    Original = 32,
    AutoReplySubject = 64,
    UnsubscribeBody = 128,
    RuledOriginal = 256,
    ListRefusal = 512,
    ListHold = 1024,
    SendAs = 2048,
    AutoReply = 4096,
    TicketSubject = 8192,
}

/// <summary>
/// Finds the phrases by which a mail is recognised as a report, a delay notice, an automatic reply or a returned original.
/// </summary>
internal static class MailWords
{
    private const int MaxLength = 16 * 1024;

    // The alternatives that begin with each phrase: only those whose first phrase was found are looked at.
    private static readonly (MailWordKinds Kind, int[] Phrases)[][] ByFirstPhrase;
    private static readonly PhraseSearch Search;

    static MailWords()
    {
        var phrases = new PhraseSet();
        var byFirst = EmbeddedTable.Rows("MailWords.txt")
            .Select(row => (Kind: Enum.Parse<MailWordKinds>(row[0], ignoreCase: true), Words: RuleTable.Alternatives(row[1])))
            .SelectMany(row => row.Words.Select(words => (row.Kind, Phrases: words.Split(" + ").Select(phrases.Add).ToArray())))
            .ToLookup(alternative => alternative.Phrases[0]);
        Search = new PhraseSearch(phrases.Phrases);
        ByFirstPhrase = [.. Enumerable.Range(0, Search.Count).Select(first => byFirst[first].ToArray())];
    }

    /// <summary>The kinds of phrases in a text. Only about its first 16,000 characters are read.</summary>
    public static MailWordKinds In(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(text.Length * 3, MaxLength) + 16);
        Span<ulong> found = stackalloc ulong[Search.Words];
        found.Clear();
        Search.Find(FoldedText.Of(text, default, buffer), found);
        ArrayPool<byte>.Shared.Return(buffer);
        return KindsOf(found);
    }

    private static MailWordKinds KindsOf(ReadOnlySpan<ulong> found)
    {
        var kinds = MailWordKinds.None;
        for (var i = 0; i < found.Length; i++)
        {
            for (var bits = found[i]; bits != 0; bits &= bits - 1)
                kinds |= KindsOf(ByFirstPhrase[(i << 6) + BitOperations.TrailingZeroCount(bits)], found);
        }

        return kinds;
    }

    private static MailWordKinds KindsOf((MailWordKinds Kind, int[] Phrases)[] alternatives, ReadOnlySpan<ulong> found)
    {
        var kinds = MailWordKinds.None;
        foreach (var (kind, phrases) in alternatives)
        {
            if (AllIn(found, phrases)) kinds |= kind;
        }

        return kinds;
    }

    private static bool AllIn(ReadOnlySpan<ulong> found, int[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if ((found[phrase >> 6] & (1UL << (phrase & 63))) == 0) return false;
        }

        return true;
    }
}
