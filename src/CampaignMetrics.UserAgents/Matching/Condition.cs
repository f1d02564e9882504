namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Texts that must all occur, and texts that must not.</summary>
internal sealed record Condition(IReadOnlyList<Literal> Required, IReadOnlyList<Literal> Forbidden)
{
    /// <summary>Reads the alternatives of a rule; see <see cref="UserAgentRule"/>.</summary>
    /// <exception cref="ArgumentException">A term is empty, or the first of an alternative is negated.</exception>
    public static IReadOnlyList<Condition> ReadAll(string when) => [.. when.Split(" | ").Select(Read)];

    private static Condition Read(string alternative)
    {
        var terms = alternative.Split(" & ", StringSplitOptions.TrimEntries);
        if (terms[0].StartsWith('!'))
            throw new ArgumentException($"'{alternative}' begins with a negation.", nameof(alternative));
        return new(
            [.. terms.Where(term => !term.StartsWith('!')).Select(term => Literal.Read(term))],
            [.. terms.Where(term => term.StartsWith('!')).Select(term => Literal.Read(term.AsSpan(1)))]);
    }
}
