namespace CampaignMetrics.Definitions;

/// <summary>Names of rates and amounts: properties of the report's JSON, and words for a person.</summary>
internal static class FormulaNames
{
    /// <summary>The most letters and digits of a name.</summary>
    public const int MaxLength = 64;

    /// <summary>A name that JSON, CSV and a terminal can show as it is.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, not in camel case, or says itself that it is a rate.</exception>
    public static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaxLength) throw new ArgumentException($"A name has at most {MaxLength} characters.", nameof(name));
        if (!char.IsAsciiLetterLower(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"A name is in camel case, ASCII letters and digits: \"{name}\" is not.", nameof(name));
        // CSV and the terminal add the word: "conversion" is shown as "conversionRate" and "conversion rate".
        if (name.EndsWith("rate", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"A name does not end in the word rate, added where it is shown: \"{name}\".", nameof(name));
        return name;
    }

    /// <summary><c>revenuePerRecipient</c> as <c>revenue per recipient</c>.</summary>
    public static string Words(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
