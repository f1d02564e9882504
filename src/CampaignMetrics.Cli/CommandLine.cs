using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using CampaignMetrics.Cli.Commands;
using CampaignMetrics.Cli.Commands.Saved;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli;

/// <summary>
/// The whole command line: parses it, runs the command, and turns any exception into one line on standard error and an exit code.
/// </summary>
/// <remarks>
/// <para>Commands throw UnusableException for anything that the user can mend. Whatever else arrives here is a fault of the program, and is
/// reported as one.</para>
/// </remarks>
internal static class CommandLine
{
    private const string Name = "campaign-metrics";

    /// <summary>
    /// Arguments are taken literally: a user agent or an email's id may begin with @, which must not name a file of further arguments.
    /// </summary>
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    private static readonly (string Name, Func<Command> Create)[] Commands =
    [
        // In the order in which the help lists them.
        (ReportCommand.Name, ReportCommand.Create), (RecipientsCommand.Name, RecipientsCommand.Create),
        (HistoryCommand.Name, HistoryCommand.Create), (ExportCommand.Name, ExportCommand.Create),
        (BreakdownCommand.Name, BreakdownCommand.Create), (SeriesCommand.Name, SeriesCommand.Create),
        (TimesCommand.Name, TimesCommand.Create), (SourcesCommand.Name, SourcesCommand.Create),
        (UnsubscriptionsCommand.Name, UnsubscriptionsCommand.Create), (OrdersCommand.Name, OrdersCommand.Create),
        (AbCommand.Name, AbCommand.Create),
        (EmailsCommand.Name, EmailsCommand.Create), (OverviewCommand.Name, OverviewCommand.Create),
        (TrendCommand.Name, TrendCommand.Create), (ScatterCommand.Name, ScatterCommand.Create), (RankCommand.Name, RankCommand.Create),
        (AutomatedCommand.Name, AutomatedCommand.Create),
        (WatchCommand.Name, WatchCommand.Create), (DmarcCommand.Name, DmarcCommand.Create),
        (CompareCommand.Name, CompareCommand.Create), (DefinitionsCommand.Name, DefinitionsCommand.Create),
        (GenerateCommand.Name, GenerateCommand.Create), (BounceCommand.Name, BounceCommand.Create),
        (AgentCommand.Name, AgentCommand.Create),
        (LocateCommand.Name, LocateCommand.Create), (ImportCommand.Name, ImportCommand.Create),
        (AppendCommand.Name, AppendCommand.Create), (StoreCommand.Name, StoreCommand.Create),
        (SavedCommand.Name, SavedCommand.Create),
    ];

    public static int Run(string[] args)
    {
        try
        {
            UseNoCulture();
            Memory.Require();
            return Invoke(args.Length == 0 ? ["--help"] : args);
        }
        catch (Exception e)
        {
            // Whatever it was: nobody who runs a command wants to read where in the program it happened.
            var failure = Failure.Of(e);
            if (failure.Message is { } message) Tell(message);
            return failure.ExitCode;
        }
    }

    private static int Invoke(string[] args)
    {
        if (args is ["--version"])
        {
            using var output = new StreamWriter(StandardStreams.OpenOutput());
            output.Write(Version + "\n");
            return ExitCode.Done;
        }
        if (WrongCommand(args[0]) is { } wrong) return Misused(wrong);
        var parsed = Root(args).Parse(args, Plain);
        if (WrongUse(parsed) is { } misuse) return Misused(misuse, Commands.Select(command => command.Name).FirstOrDefault(args[0].Equals));
        using var help = new StringWriter();
        // Exceptions are to reach Run, the one place for messages and exit codes. The help is held back to be trimmed.
        var exitCode = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = help });
        if (help.GetStringBuilder().Length == 0) return exitCode;
        using var target = new StreamWriter(StandardStreams.OpenOutput());
        target.Write(WithoutTrailingBlanks(help.ToString()));
        return exitCode;
    }

    /// <summary>Columns of the help are filled up with blanks.</summary>
    private static string WithoutTrailingBlanks(string help) => string.Join('\n', help.Split('\n').Select(line => line.TrimEnd()));

    private static string Version => typeof(CommandLine).Assembly.GetName().Version is { } version ? version.ToString(3) : "";

    /// <summary>Numbers, dates and error messages are the same in every language and country.</summary>
    private static void UseNoCulture()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    /// <summary>
    /// The root with only the command that is named first, so that nobody waits for the options of the others to be made. Where no command
    /// is named, as for help, it has all of them.
    /// </summary>
    private static RootCommand Root(string[] args)
    {
        var root = new RootCommand("Turns the raw events of email campaigns into reports that people can trust.");
        // Otherwise an argument such as [suggest] would be taken for a directive of the parser.
        root.Directives.Clear();
        root.Options.OfType<HelpOption>().Single().Action = new HelpAction { MaxWidth = Terminal.Width };
        foreach (var (name, create) in Commands)
        {
            if (name != args[0]) continue;
            root.Add(create());
            return root;
        }
        foreach (var (_, create) in Commands) root.Add(create());
        return root;
    }

    private static string? WrongCommand(string first)
    {
        var names = Commands.Select(command => command.Name).ToList();
        if (first.StartsWith('-') || names.Contains(first)) return null;
        return $"'{first}' is no command.{Nearest.Hint(first, names)} There are {string.Join(", ", names)}.";
    }

    private static string? WrongUse(ParseResult parsed)
    {
        // Asked first: the parser takes a mistyped option for an argument and would complain about that instead.
        if (UnknownOption.In(parsed) is { } option) return option;
        if (parsed.Errors.Count == 0) return null;
        return MissingArgument.In(parsed) ?? string.Join(" ", parsed.Errors.Select(error => error.Message));
    }

    private static int Misused(string message, string? command = null)
    {
        Tell($"{message} Try '{Name} {(command is null ? "" : $"{command} ")}--help'.");
        return ExitCode.Unusable;
    }

    /// <summary>Writes what is wrong as one line.</summary>
    public static void Tell(string message) => Console.Error.WriteLine($"{Name}: {Secrets.Hidden(message.ReplaceLineEndings(" "))}");
}
