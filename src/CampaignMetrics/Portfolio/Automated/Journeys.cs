namespace CampaignMetrics.Portfolio.Automated;

/// <summary>Counts contacts by which steps of a workflow they were sent.</summary>
/// <remarks>
/// <para>
/// A tree: each node is an earlier one and one more step, in the order of keys. It tells exactly how many contacts have any two steps, but
/// grows with the steps of each kind of journey, not with their pairs.
/// </para>
/// </remarks>
internal sealed class Journeys
{
    // The first node is that of no step, before all others. A node comes after the one that it goes on from.
    private readonly List<Node> _nodes = [new(0, "")];

    /// <summary>Adds a contact.</summary>
    /// <param name="steps">The steps that it was sent, each once, in ordinal order.</param>
    public void Add(IEnumerable<string> steps) => _nodes[steps.Aggregate(0, After)].Contacts++;

    public void Add(Journeys other)
    {
        var places = new int[other._nodes.Count];
        for (var i = 1; i < places.Length; i++)
        {
            var node = other._nodes[i];
            places[i] = After(places[node.Before], node.Step);
            _nodes[places[i]].Contacts += node.Contacts;
        }
    }

    /// <summary>The contacts that were sent one step, by each step that they were sent as well, itself included.</summary>
    public Dictionary<string, long> With(string step)
    {
        // From the root on: whether the journey up to a node has the step. Then back: how many contacts with it passed through the node.
        var (has, contacts) = (new bool[_nodes.Count], new long[_nodes.Count]);
        for (var i = 1; i < _nodes.Count; i++) has[i] = has[_nodes[i].Before] || _nodes[i].Step == step;
        var byStep = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = _nodes.Count - 1; i > 0; i--)
        {
            if (has[i]) contacts[i] += _nodes[i].Contacts;
            contacts[_nodes[i].Before] += contacts[i];
            byStep[_nodes[i].Step] = byStep.GetValueOrDefault(_nodes[i].Step) + contacts[i];
        }
        return byStep;
    }

    private int After(int before, string step)
    {
        if (_nodes[before].After.TryGetValue(step, out var place)) return place;
        _nodes[before].After.Add(step, place = _nodes.Count);
        _nodes.Add(new Node(before, step));
        return place;
    }

    /// <summary>A journey.</summary>
    private sealed class Node(int before, string step)
    {
        public int Before { get; } = before;

        public string Step { get; } = step;

        /// <summary>The nodes that go on from here, by their step.</summary>
        public Dictionary<string, int> After { get; } = new(StringComparer.Ordinal);

        /// <summary>The contacts whose journey ends here.</summary>
        public long Contacts { get; set; }
    }
}
