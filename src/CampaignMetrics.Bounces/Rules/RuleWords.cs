namespace CampaignMetrics.Bounces.Rules;

/// <summary>Says what is wrong with the words of a rule: a slip of the pen would otherwise never match, or match everything.</summary>
internal static class RuleWords
{
    /// <param name="words">The alternatives, separated by <c>;</c>.</param>
    /// <returns>What is wrong with the first that is not well formed; null where all are.</returns>
    public static string? FaultOf(string words)
    {
        foreach (var alternative in RuleTable.Alternatives(words))
        {
            var parts = alternative.Split(" ~ ");
            foreach (var phrase in parts[0].Split(" + "))
                if (FaultOf(phrase, alternative) is { } fault) return fault;
            foreach (var phrase in parts.AsSpan(1))
                if (FaultOf(phrase, alternative) is { } fault) return fault;
        }

        return null;
    }

    private static string? FaultOf(string phrase, string alternative)
    {
        if (phrase.AsSpan().IndexOfAny('+', '~') is >= 0 and var sign)
            return $"'{phrase[sign]}' in '{alternative}' stands between two phrases, with a blank on each side"
                + (phrase[sign] == '+' ? ", and before any '~'." : ".");
        for (var at = 0; phrase.IndexOf('{', at) is >= 0 and var open; at = open + 1)
        {
            if (IsPlaceholder(phrase.AsSpan(open))) continue;
            var end = phrase.IndexOf('}', open);
            return $"'{(end < 0 ? phrase[open..] : phrase[open..(end + 1)])}' is no placeholder: there are {{address}} and {{ip}}.";
        }

        return phrase.AsSpan().ContainsAny('{', '}') || phrase.Any(char.IsLetterOrDigit) ? null : $"'{alternative}' lacks a word.";
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> text) =>
        text.StartsWith("{address}", StringComparison.Ordinal) || text.StartsWith("{ip}", StringComparison.Ordinal);
}
