namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Numbers the distinct literals of all rules, so that each is searched for once.</summary>
internal sealed class LiteralNumbers
{
    private readonly Dictionary<Literal, int> _numbers = [];
    private readonly List<Literal> _literals = [];

    /// <summary>The literals in the order of their numbers.</summary>
    public Literal[] All => _literals.ToArray();

    /// <summary>How many there are.</summary>
    public int Count => _literals.Count;

    /// <summary>The numbers of some literals; new literals get the next number.</summary>
    /// <exception cref="ArgumentException">There are more than 65,535 different ones.</exception>
    public ushort[] Of(Literal[] literals)
    {
        var numbers = new ushort[literals.Length];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Of(literals[i]);
        return numbers;
    }

    private ushort Of(Literal literal)
    {
        if (_numbers.TryGetValue(literal, out var number)) return (ushort)number;
        if (_literals.Count == ushort.MaxValue) throw new ArgumentException("The rules have too many terms.");
        _numbers.Add(literal, _literals.Count);
        _literals.Add(literal);
        return (ushort)(_literals.Count - 1);
    }
}
