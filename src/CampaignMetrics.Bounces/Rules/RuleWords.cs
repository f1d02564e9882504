namespace CampaignMetrics.Bounces.Rules;

/// <summary>Says what is wrong with the words of a rule: a slip of the pen would otherwise never match, or match everything.</summary>
internal static class RuleWords
{
    /// <param name="words">The alternatives, separated by <c>;</c>.</param>
    /// <param name="isOwn">Whether a user wrote them: then what could never occur in a reply is a fault as well.</param>
    /// <returns>What is wrong with the first that is not well formed; null where all are.</returns>
    public static string? FaultOf(string words, bool isOwn)
    {
        foreach (var alternative in RuleTable.Alternatives(words))
        {
            var parts = alternative.Split(" ~ ");
            foreach (var phrase in parts[0].Split(" + "))
                if ((FaultOf(phrase, alternative) ?? (isOwn ? FaultOfOwn(phrase, alternative) : null)) is { } fault) return fault;
            foreach (var phrase in parts.AsSpan(1))
                if ((FaultOf(phrase, alternative) ?? (isOwn ? FaultOfOwn(phrase, alternative) : null)
                    ?? FaultOfExcluding(phrase, parts[0], alternative)) is { } fault) return fault;
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

    /// <summary>What would be taken for words, and be found nowhere.</summary>
    private static string? FaultOfOwn(string phrase, string alternative)
    {
        if (phrase.Contains('|', StringComparison.Ordinal)) return $"'|' in '{alternative}' begins a fifth column: a rule has four.";
        if ($" {phrase} ".Contains(" # ", StringComparison.Ordinal))
            return $"'#' in '{alternative}' begins no comment: a comment has a line of its own.";
        if (phrase.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && star < phrase.Length - 1)
            return $"'*' in '{alternative}' is not at the end of a phrase.";
        if (PhraseForms.CanOccur(phrase)) return null;
        return $"'{alternative}' could never occur: "
            + (phrase.Contains('@', StringComparison.Ordinal) ? "every mail address is read as {address}."
                : phrase.Contains('{', StringComparison.Ordinal) ? "a placeholder is a word of its own."
                : "every network address is read as {ip}.");
    }

    private static string? FaultOfExcluding(string excluded, string required, string alternative)
    {
        var (without, isOpen) = PhraseSet.Folded(excluded);
        foreach (var phrase in required.Split(" + "))
        {
            var (text, goesOn) = PhraseSet.Folded(phrase);
            // Where the last word may go on, it need not be the whole word that is excluded.
            if ($" {text}{(goesOn ? "" : " ")}".Contains($" {without}{(isOpen ? "" : " ")}", StringComparison.Ordinal))
                return $"'{alternative}' could never occur: it asks for what it excludes.";
        }

        return null;
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> text) =>
        text.StartsWith("{address}", StringComparison.Ordinal) || text.StartsWith("{ip}", StringComparison.Ordinal);
}
