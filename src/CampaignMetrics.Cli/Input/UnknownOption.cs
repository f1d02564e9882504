using System.CommandLine;
using System.CommandLine.Parsing;

namespace CampaignMetrics.Cli.Input;

/// <summary>
/// Finds a mistyped option: a text that begins like an option and is none. It is no file or name unless it comes after <c>--</c>.
/// </summary>
internal static class UnknownOption
{
    /// <returns>What to say of the first; null when there is none.</returns>
    public static string? In(ParseResult parsed)
    {
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>();
        // By reference, since the value of an option may have the same text as an argument.
        var taken = arguments.SelectMany(argument => argument.Tokens).ToHashSet(ReferenceEqualityComparer.Instance);
        var unmatched = parsed.UnmatchedTokens.ToHashSet(StringComparer.Ordinal);
        foreach (var token in parsed.Tokens)
        {
            if (token.Type == TokenType.DoubleDash) return null;
            // A single - is standard input.
            if (token.Type != TokenType.Argument || token.Value.Length < 2 || token.Value[0] != '-') continue;
            if (taken.Contains(token) || unmatched.Contains(token.Value)) return Told(token.Value, parsed.CommandResult.Command);
        }
        return null;
    }

    private static string Told(string given, Command command)
    {
        var name = given.Split('=', ':')[0];
        var hint = Nearest.Hint(name, command.Options.Select(option => option.Name));
        return $"'{name}' is no option of {command.Name}.{hint} After -- it is taken as it is.";
    }
}
