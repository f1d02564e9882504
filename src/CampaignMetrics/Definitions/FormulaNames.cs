namespace CampaignMetrics.Definitions;

/// <summary>Checks the names of rates and amounts, which are members of the report's JSON, and turns them into words.</summary>
internal static class FormulaNames
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxLength = 64;

    /// <summary>Returns the name if JSON, CSV and a terminal can show it as it is.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, not in camel case, or ends in the word "rate".</exception>
    public static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaxLength) throw new ArgumentException($"A name has at most {MaxLength} characters.", nameof(name));
        if (!char.IsAsciiLetterLower(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"A name is in camel case, ASCII letters and digits: \"{name}\" is not.", nameof(name));
        if (name.EndsWith("rate", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException(
                $"\"{name}\" ends in \"rate\": CSV and the terminal add this word to the name of a rate, and an amount is none.",
                nameof(name));
        return name;
    }

    /// <summary><c>revenuePerRecipient</c> as <c>revenue per recipient</c>.</summary>
    public static string Words(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
