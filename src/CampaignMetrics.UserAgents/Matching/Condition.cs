namespace CampaignMetrics.UserAgents.Matching;

/// <summary>One alternative of a rule: literals that must all occur, and literals of which none may.</summary>
internal sealed class Condition
{
    private Condition(string alternative)
    {
        var terms = alternative.Split(" & ", StringSplitOptions.TrimEntries);
        if (terms[0].StartsWith('!'))
            throw new ArgumentException($"'{alternative}' begins with a negation.", Literal.Argument);
        var (required, forbidden) = (new List<Literal>(terms.Length), new List<Literal>());
        foreach (var term in terms)
        {
            if (term.StartsWith('!')) forbidden.Add(Literal.Read(term.AsSpan(1)));
            else required.Add(Literal.Read(term));
        }
        (Required, Forbidden) = (required.ToArray(), forbidden.ToArray());
    }

    /// <summary>The literals that must occur; at least one.</summary>
    public Literal[] Required { get; }

    /// <summary>The literals that must not occur.</summary>
    public Literal[] Forbidden { get; }

    /// <summary>Parses the alternatives of a rule; see <see cref="UserAgentRule"/>.</summary>
    /// <exception cref="ArgumentException">A term is empty, or the first of an alternative is negated.</exception>
    public static Condition[] ReadAll(string when) => Array.ConvertAll(when.Split(" | "), alternative => new Condition(alternative));
}
