using System.CommandLine;
using CampaignMetrics.Cli.Commands;

namespace CampaignMetrics.Cli;

/// <summary>The whole command line: parses, runs, and turns what went wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    private const string Name = "campaign-metrics";

    public static int Run(string[] args)
    {
        var root = new RootCommand("Turns the raw events of email campaigns into reports that people can trust.")
        {
            ReportCommand.Create(), RecipientsCommand.Create(), CompareCommand.Create(), DefinitionsCommand.Create(), GenerateCommand.Create(),
            BounceCommand.Create(), AgentCommand.Create(), LocateCommand.Create(), ImportCommand.Create(),
        };
        var parsed = root.Parse(args);
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
        catch (OperationCanceledException)
        {
            return Fail("stopped", ExitCode.Stopped);
        }
    }

    private static bool IsClosedPipe(Exception e) => e is IOException && e.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase);

    private static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"{Name}: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
