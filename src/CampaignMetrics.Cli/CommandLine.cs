using System.CommandLine;
using CampaignMetrics.Cli.Commands;

namespace CampaignMetrics.Cli;

/// <summary>The whole command line: parses, runs, and turns what went wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    private const string Name = "campaign-metrics";

    private static readonly (string Name, Func<Command> Create)[] Commands =
    [
        (ReportCommand.Name, ReportCommand.Create), (RecipientsCommand.Name, RecipientsCommand.Create), (CompareCommand.Name, CompareCommand.Create),
        (DefinitionsCommand.Name, DefinitionsCommand.Create), (GenerateCommand.Name, GenerateCommand.Create), (BounceCommand.Name, BounceCommand.Create),
        (AgentCommand.Name, AgentCommand.Create), (LocateCommand.Name, LocateCommand.Create), (ImportCommand.Name, ImportCommand.Create),
    ];

    public static int Run(string[] args)
    {
        var parsed = Root(args).Parse(args);
        if (parsed.Errors.Count > 0) return Fail(string.Join(" ", parsed.Errors.Select(error => error.Message)) + $" Try '{Name} --help'.", ExitCode.Unusable);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UnusableException e)
        {
            return Fail(e.Message, e.ExitCode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who reads our output may have seen enough and gone.
            return IsClosedPipe(e) ? ExitCode.Done : Fail(e.Message, ExitCode.Unusable);
        }
        catch (OutOfMemoryException)
        {
            return Fail("there is not enough memory; with --memory SIZE, events go to temporary files sooner", ExitCode.Unusable);
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped", ExitCode.Stopped);
        }
    }

    /// <summary>With the command that comes first, so that nobody waits for the options of the others; with all of them where none does.</summary>
    private static RootCommand Root(string[] args)
    {
        var root = new RootCommand("Turns the raw events of email campaigns into reports that people can trust.");
        foreach (var (name, create) in Commands)
        {
            if (name != args.FirstOrDefault()) continue;
            root.Add(create());
            return root;
        }
        foreach (var (_, create) in Commands) root.Add(create());
        return root;
    }

    private static bool IsClosedPipe(Exception e) => e is IOException && e.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase);

    private static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"{Name}: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
