namespace CampaignMetrics.Bounces.Rules;

/// <summary>The trie of a phrase set while its automaton is being built: state 0 is the root, a row of <c>width</c> targets a state.</summary>
internal sealed class PhraseTrie(int states, int width)
{
    private readonly ushort[] _next = states <= ushort.MaxValue
        ? new ushort[states * width]
        : throw new ArgumentException("The rules have too many words.", nameof(states));

    private readonly List<int>?[] _ends = new List<int>?[states];
    private int _used = 1;

    public void Add(byte[] phrase, int number, byte[] symbols)
    {
        var state = 0;
        foreach (var c in phrase)
        {
            ref var next = ref _next[(state * width) + symbols[c]];
            if (next == 0) next = (ushort)_used++;
            state = next;
        }

        (_ends[state] ??= []).Add(number);
    }

    /// <summary>Fills every missing target with that of the longest suffix which is also in the trie, breadth first.</summary>
    public (ushort[] Next, int[]?[] Ends) Complete()
    {
        var suffix = new ushort[states];
        var queue = new Queue<int>();
        for (var symbol = 0; symbol < width; symbol++)
        {
            if (_next[symbol] != 0) queue.Enqueue(_next[symbol]);
        }

        while (queue.TryDequeue(out var state))
        {
            if (_ends[suffix[state]] is { } shorter) (_ends[state] ??= []).AddRange(shorter);
            for (var symbol = 0; symbol < width; symbol++)
            {
                var fallback = _next[(suffix[state] * width) + symbol];
                ref var next = ref _next[(state * width) + symbol];
                if (next == 0) { next = fallback; continue; }
                suffix[next] = fallback;
                queue.Enqueue(next);
            }
        }

        return (_next, [.. _ends.Select(ends => ends?.ToArray())]);
    }
}
