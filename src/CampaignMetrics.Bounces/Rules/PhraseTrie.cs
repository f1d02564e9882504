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

    /// <summary>
    /// Fills every missing target with that of the longest suffix which is also in the trie, breadth first, and numbers the states in that
    /// order: the shallow states, in which a text spends most of its time, lie together.
    /// </summary>
    public (ushort[] Next, int[]?[] Ends) Complete()
    {
        var order = FillBreadthFirst();
        var number = new ushort[states];
        for (var i = 0; i < order.Count; i++) number[order[i]] = (ushort)i;
        var next = new ushort[states * width];
        for (var i = 0; i < order.Count; i++)
        {
            for (var symbol = 0; symbol < width; symbol++) next[(i * width) + symbol] = number[_next[(order[i] * width) + symbol]];
        }

        return (next, [.. order.Select(state => _ends[state]?.ToArray())]);
    }

    private List<int> FillBreadthFirst()
    {
        var suffix = new ushort[states];
        var order = new List<int>(states) { 0 };
        for (var i = 0; i < order.Count; i++)
        {
            var state = order[i];
            if (state != 0 && _ends[suffix[state]] is { } shorter) (_ends[state] ??= []).AddRange(shorter);
            for (var symbol = 0; symbol < width; symbol++)
            {
                ref var next = ref _next[(state * width) + symbol];
                var fallback = state == 0 ? 0 : _next[(suffix[state] * width) + symbol];
                if (next == 0) { next = (ushort)fallback; continue; }
                suffix[next] = (ushort)fallback;
                order.Add(next);
            }
        }

        return order;
    }
}
