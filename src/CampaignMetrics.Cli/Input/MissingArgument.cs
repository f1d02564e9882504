using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Input;

/// <summary>Says which arguments a command lacks, or that it was given too many.</summary>
internal static class MissingArgument
{
    /// <returns>What to say; null when nothing is wrong.</returns>
    public static string? In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand) return null;
        if (command.Subcommands.Count > 0 && command.Action is null) return Part(command, parsed.UnmatchedTokens);
        var missing = command.Arguments.Where(argument => Given(parsed, argument) < Least(parsed, argument)).ToList();
        if (missing.Count > 0)
        {
            var names = string.Join(" and ", missing.Select(argument => argument.Name));
            return $"{names} {(missing.Count == 1 ? "is" : "are")} missing in '{Usage(parsed)}'.";
        }
        return parsed.UnmatchedTokens is [var first, ..] ? $"'{first}' is one argument too many for '{Usage(parsed)}'." : null;
    }

    private static int Given(ParseResult parsed, Argument argument) => parsed.GetResult(argument)?.Tokens.Count ?? 0;

    private static int Least(ParseResult parsed, Argument argument) =>
        argument is FilesOrStore files ? files.Least(parsed.CommandResult) : argument.Arity.MinimumNumberOfValues;

    private static string Usage(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string[] words = [.. Path(parsed.CommandResult), .. command.Arguments.Select(argument => Written(parsed, argument))];
        return string.Join(' ', words);
    }

    /// <summary>The names of a command and of those that it is a part of.</summary>
    private static IEnumerable<string> Path(SymbolResult? result) =>
        result is CommandResult { Command: not RootCommand and var command } ? [.. Path(result.Parent), command.Name] : [];

    private static string Written(ParseResult parsed, Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}…" : argument.Name;
        return Least(parsed, argument) == 0 ? $"[{name}]" : name;
    }

    private static string Part(Command command, IReadOnlyList<string> given)
    {
        string[] parts = [.. command.Subcommands.Select(part => part.Name)];
        return given is [var first, ..]
            ? Names.Unknown(first, $"part of '{command.Name}'", parts)
            : $"'{command.Name}' needs one of {string.Join(", ", parts)}.";
    }
}
