using System.Collections.Immutable;

namespace CampaignMetrics.Messages;

/// <summary>Applies the user's own rules to one message after the other. Not thread-safe.</summary>
internal sealed class CustomActorRules(
    ImmutableArray<CustomActorRule> rules, Vocabulary words, AgentTable agents, EntryValues valuesOf)
{
    private MessageRequests? _requests;
    private int[] _indexes = new int[16];
    private Actor?[] _verdicts = new Actor?[16];

    /// <summary>The rules by their place; at one place in the order in which they were given.</summary>
    public ImmutableArray<CustomActorRule> InOrder { get; } = [.. rules.OrderBy(rule => rule.Next)];

    /// <summary>Labels the open requests on which the rule has an opinion.</summary>
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

    /// <summary>Collects the requests with their labels so far.</summary>
    /// <returns>Whether any of them is still open; if not, the rule need not be asked.</returns>
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
        // Cancellation and a lack of memory are not the rule's fault, and pass through.
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new InvalidOperationException($"The actor rule \"{rule.Id}\" failed: {e.Message}", e);
        }
        foreach (var verdict in verdicts)
            if (verdict is { } actor && !Enum.IsDefined(actor))
                throw new InvalidOperationException($"The actor rule \"{rule.Id}\" gave {actor}, which is no actor.");
    }
}
