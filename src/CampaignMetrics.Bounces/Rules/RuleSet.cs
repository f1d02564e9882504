using System.Numerics;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>The compiled form of the rule tables: of all rules that apply to a reply, the first one decides.</summary>
/// <remarks>
/// One pass over the folded text sets a bit for every phrase that occurs (<see cref="PhraseSearch"/>). Only rules whose first phrase was
/// found are then looked at, so the cost of a reply hardly grows with the number of rules.
/// </remarks>
internal sealed class RuleSet
{
    // Servers give the reason at the start, so folding stops at 2 KiB. Short replies get a smaller buffer, which costs less to clear.
    private const int MaxFoldedLength = 2048, ShortLength = 200;

    private readonly PhraseSearch _search;
    private readonly Alternative[]?[] _byFirstPhrase;
    // The bit of the receiver that each phrase belongs to. Receivers' phrases come first; the length is rounded up to whole words.
    private readonly ulong[] _receiverOf;
    // Rules without words, in their order: they depend on codes, phase and receiver alone.
    private readonly Alternative[] _wordless;

    public RuleSet(RuleTable table)
    {
        Rules = table.Rules;
        var phrases = new PhraseSet();
        _receiverOf = ReceiverOfEach(table.Receivers, phrases);
        var (worded, wordless) = (new List<Alternative>(), new List<Alternative>());
        for (var order = 0; order < Rules.Count; order++) Expand(Rules[order], order, phrases, worded, wordless);
        _wordless = wordless.ToArray();
        _search = new PhraseSearch(phrases.Phrases);
        _byFirstPhrase = ByFirstPhrase(worded, _search.Count);
    }

    public IReadOnlyList<BounceRule> Rules { get; }

    /// <summary>The first rule that applies, with the words that matched; null where no rule applies.</summary>
    public Alternative? Decide(in SmtpReply reply, in BounceContext context)
    {
        Span<ulong> found = stackalloc ulong[_search.Words];
        Span<byte> buffer = stackalloc byte[reply.Text.Length < ShortLength ? 2 * ShortLength : MaxFoldedLength];
        var receivers = ReceiversAround(reply, context, buffer, found);
        _search.Find(FoldedText.Of(reply.Text, reply, buffer), found);
        var seen = Observe(reply, context, receivers | ReceiversIn(found));
        return FirstWordless(seen, FirstWorded(seen, found));
    }

    /// <summary>The first rule without words that applies, whatever the words are; null where none does.</summary>
    public Alternative? DecideWithoutWords(in SmtpReply reply, in BounceContext context)
    {
        Span<ulong> found = stackalloc ulong[_search.Words];
        Span<byte> buffer = stackalloc byte[2 * ShortLength];
        return FirstWordless(Observe(reply, context, ReceiversAround(reply, context, buffer, found)), first: null);
    }

    private static Observation Observe(in SmtpReply reply, in BounceContext context, ulong receivers) => new(
        reply.Code > 0 ? reply.Code : context.Code,
        reply.Status.IsNone ? context.Status : reply.Status,
        reply.Phase != SmtpPhase.Unknown ? reply.Phase : context.Phase,
        receivers);

    /// <summary>The receivers that the server's name, the recipient's domain and what stands before the reply tell.</summary>
    private ulong ReceiversAround(in SmtpReply reply, in BounceContext context, Span<byte> buffer, Span<ulong> found)
    {
        return ReceiversNamed(context.RemoteHost, buffer, found) | ReceiversNamed(context.RecipientDomain, buffer, found)
            | ReceiversNamed(reply.Text.AsSpan(0, reply.Said.Start), buffer, found);
    }

    private ulong ReceiversNamed(ReadOnlySpan<char> host, Span<byte> buffer, Span<ulong> found)
    {
        if (host.IsEmpty) return 0;
        _search.Find(FoldedText.Of(host, default, buffer), found);
        var receivers = ReceiversIn(found);
        // Words of a host name must not count as words of the reply.
        found.Clear();
        return receivers;
    }

    private ulong ReceiversIn(ReadOnlySpan<ulong> found)
    {
        var receivers = 0UL;
        for (var i = 0; i < _receiverOf.Length >> 6; i++)
        {
            for (var bits = found[i]; bits != 0; bits &= bits - 1)
                receivers |= _receiverOf[(i << 6) + BitOperations.TrailingZeroCount(bits)];
        }

        return receivers;
    }

    private Alternative? FirstWorded(in Observation seen, ReadOnlySpan<ulong> found)
    {
        Alternative? first = null;
        for (var i = 0; i < found.Length; i++)
        {
            for (var bits = found[i]; bits != 0; bits &= bits - 1)
            {
                if (_byFirstPhrase[(i << 6) + BitOperations.TrailingZeroCount(bits)] is { } candidates)
                    first = Earlier(first, candidates, seen, found);
            }
        }

        return first;
    }

    /// <summary>The first candidate that applies and comes before the best so far; else the best so far.</summary>
    private static Alternative? Earlier(Alternative? first, Alternative[] candidates, in Observation seen, ReadOnlySpan<ulong> found)
    {
        foreach (var candidate in candidates)
        {
            // Candidates are in ascending order, so none behind this one can come before the best so far.
            if (first is not null && candidate.Order >= first.Order) break;
            if (candidate.Holds(found) && candidate.Applies(seen)) return candidate;
        }

        return first;
    }

    private Alternative? FirstWordless(in Observation seen, Alternative? first)
    {
        foreach (var candidate in _wordless)
        {
            if (first is not null && candidate.Order >= first.Order) return first;
            if (candidate.Applies(seen)) return candidate;
        }

        return first;
    }

    private static ulong[] ReceiverOfEach(IReadOnlyList<Receiver> receivers, PhraseSet phrases)
    {
        // All receivers' phrases are numbered before any rule's, so that the lowest bits are theirs and ReceiversIn reads only those.
        foreach (var receiver in receivers) receiver.Words.ForEach(word => phrases.AddForms(word, inHosts: true));
        var receiverOf = new ulong[(phrases.Phrases.Count + 63) & ~63];
        foreach (var receiver in receivers)
        {
            foreach (var phrase in receiver.Words.SelectMany(word => phrases.AddForms(word, inHosts: true)))
                receiverOf[phrase] |= receiver.Bit;
        }

        return receiverOf;
    }

    private static void Expand(BounceRule rule, int order, PhraseSet phrases, List<Alternative> worded, List<Alternative> wordless)
    {
        var alternatives = RuleTable.Alternatives(rule.Words);
        if (alternatives.Length == 0) wordless.Add(new Alternative(order, rule, [], [], rule.When));
        foreach (var text in alternatives)
        {
            var parts = text.Split(" ~ ", StringSplitOptions.TrimEntries);
            var required = Forms(parts[0].Split(" + ", StringSplitOptions.TrimEntries), rule, phrases);
            var forbidden = parts.Length == 1 ? [] : Forms(parts[1..], rule, phrases).SelectMany(forms => forms).ToArray();
            foreach (var numbers in OneOfEach(required)) worded.Add(new Alternative(order, rule, numbers, forbidden, parts[0]));
        }
    }

    private static int[][] Forms(string[] words, BounceRule rule, PhraseSet phrases) =>
        Array.ConvertAll(words, phrase => phrases.AddForms(phrase, !rule.IsGeneral));

    /// <summary>All ways to take one form of each phrase: nearly always there is one.</summary>
    private static int[][] OneOfEach(int[][] forms)
    {
        if (Array.TrueForAll(forms, each => each.Length == 1)) return [Array.ConvertAll(forms, each => each[0])];
        int[][] all = [[]];
        foreach (var each in forms) all = [.. all.SelectMany(before => each.Select(form => (int[])[.. before, form]))];
        return all;
    }

    private static Alternative[]?[] ByFirstPhrase(List<Alternative> worded, int phrases)
    {
        var lists = new List<Alternative>?[phrases];
        foreach (var alternative in worded) (lists[alternative.Required[0]] ??= []).Add(alternative);
        return Array.ConvertAll(lists, list => list?.ToArray());
    }
}
