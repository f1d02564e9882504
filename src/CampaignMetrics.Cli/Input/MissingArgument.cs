using System.CommandLine;
using System.CommandLine.Parsing;

namespace CampaignMetrics.Cli.Input;

/// <summary>Says which arguments a command lacks, or that it was given too many.</summary>
internal static class MissingArgument
{
    /// <returns>What to say; null when nothing is wrong.</returns>
    public static string? In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand) return null;
        var missing = command.Arguments.Where(argument => Given(parsed, argument) < argument.Arity.MinimumNumberOfValues).ToList();
        if (missing.Count > 0)
        {
            var names = string.Join(" and ", missing.Select(argument => argument.Name));
            return $"{names} {(missing.Count == 1 ? "is" : "are")} missing in '{Usage(command)}'.";
        }
        return parsed.UnmatchedTokens is [var first, ..] ? $"'{first}' is one argument too many for '{Usage(command)}'." : null;
    }

    private static int Given(ParseResult parsed, Argument argument) => parsed.GetResult(argument)?.Tokens.Count ?? 0;

    private static string Usage(Command command) => $"{command.Name} {string.Join(" ", command.Arguments.Select(Written))}";

    private static string Written(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}…" : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }
}
