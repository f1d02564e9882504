namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Several ordered lists of conditions, compiled so that one pass over a text finds, for each list, the first condition that holds.
/// </summary>
internal sealed class Matcher
{
    private readonly LiteralSearch _search;
    private readonly ConditionTable _conditions;

    /// <summary>Compiles the lists. A condition is known by its index in its list.</summary>
    public Matcher(params List<Condition>[] lists)
    {
        var literals = new LiteralNumbers();
        _conditions = new ConditionTable(lists, literals);
        _search = new LiteralSearch(literals.All);
    }

    /// <summary>The memory that a set of literals needs, in words of 64 bits.</summary>
    public int SetLength => _search.SetLength;

    /// <summary>Adds the literals that occur in a text.</summary>
    public void Find(ReadOnlySpan<char> text, LiteralSet found) => _search.Find(text, found);

    /// <summary>Sets, for each list, the index of the first condition that holds; -1 where none does.</summary>
    public void Match(LiteralSet found, Span<int> firsts)
    {
        firsts.Fill(-1);
        foreach (var literal in found.Below(_conditions.Keys))
        {
            foreach (ref readonly var condition in _conditions.Under(literal))
            {
                // -1 as an unsigned number is greater than any index, so one comparison covers "none yet" and "earlier than the best".
                ref var first = ref firsts[condition.List];
                if ((uint)condition.Index < (uint)first && _conditions.Holds(condition, found)) first = condition.Index;
            }
        }
    }

    /// <summary>The index, from a given one on, of the first condition of the first list that holds; -1 where none does.</summary>
    public int First(LiteralSet found, int from)
    {
        var first = -1;
        foreach (var literal in found.Below(_conditions.Keys))
        {
            foreach (ref readonly var condition in _conditions.Under(literal))
            {
                if (condition.List == 0 && condition.Index >= from && (uint)condition.Index < (uint)first
                    && _conditions.Holds(condition, found)) first = condition.Index;
            }
        }

        return first;
    }
}
