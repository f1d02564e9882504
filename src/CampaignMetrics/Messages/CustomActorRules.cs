using System.Collections.Immutable;

namespace CampaignMetrics.Messages;

/// <summary>Asks the user's rules about one message after the other. Not for two threads at once.</summary>
internal sealed class CustomActorRules(
    ImmutableArray<CustomActorRule> rules, Vocabulary words, AgentTable agents, EntryValues valuesOf)
{
    private MessageRequests? _requests;
    private int[] _indexes = new int[16];
    private Actor?[] _verdicts = new Actor?[16];

    /// <summary>By their place; those of one place as they were given.</summary>
    public ImmutableArray<CustomActorRule> InOrder { get; } = [.. rules.OrderBy(rule => rule.Next)];

    /// <summary>Labels what is open and what the rule has an opinion of.</summary>
    public void Ask(CustomActorRule rule, ReadOnlySpan<Entry> entries, EmailLinkTable links, Span<ActorLabel> labels)
    {
        var requests = _requests ??= new MessageRequests(words, agents, valuesOf);
        requests.Turn(links);
        if (!Show(requests, entries, labels)) return;
        var verdicts = _verdicts.AsSpan(0, requests.Count);
        verdicts.Clear();
        Judge(rule, requests, verdicts);
        for (var i = 0; i < verdicts.Length; i++)
            if (verdicts[i] is { } actor && labels[_indexes[i]].IsOpen) labels[_indexes[i]] = new ActorLabel(actor, rule.Id);
    }

    /// <summary>Shows the requests as they are labelled so far; false where none is open.</summary>
    private bool Show(MessageRequests requests, ReadOnlySpan<Entry> entries, ReadOnlySpan<ActorLabel> labels)
    {
        requests.Clear();
        var open = false;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!entries[i].IsRequest) continue;
            if (requests.Count == _indexes.Length)
            {
                Array.Resize(ref _indexes, requests.Count * 2);
                Array.Resize(ref _verdicts, requests.Count * 2);
            }
            _indexes[requests.Count] = i;
            requests.Add(entries[i], labels[i]);
            open |= labels[i].IsOpen;
        }
        return open;
    }

    private static void Judge(CustomActorRule rule, MessageRequests requests, Span<Actor?> verdicts)
    {
        try
        {
            rule.Judge(requests, verdicts);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new InvalidOperationException($"The actor rule \"{rule.Id}\" failed: {e.Message}", e);
        }
        foreach (var verdict in verdicts)
            if (verdict is { } actor && !Enum.IsDefined(actor))
                throw new InvalidOperationException($"The actor rule \"{rule.Id}\" gave {actor}, which is no actor.");
    }
}
