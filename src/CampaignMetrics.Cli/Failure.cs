using System.Reflection;

namespace CampaignMetrics.Cli;

/// <summary>What ended the command, as one line and an exit code.</summary>
/// <param name="Message">The line; null where nobody is left to read it.</param>
/// <param name="ExitCode">How the command answers.</param>
internal readonly record struct Failure(string? Message, int ExitCode)
{
    private const int BrokenPipe = 32; // EPIPE of Linux, macOS and the BSDs
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D), WindowsPipeEnds = unchecked((int)0x800700E8);

    public static Failure Of(Exception e)
    {
        // Looked for first and at any depth: whatever wraps it, the advice to the user is the same.
        if (IsOutOfMemory(e))
            return Unusable("there is not enough memory; where a command has --memory SIZE, events go to temporary files sooner");
        return e switch
        {
            UnusableException told => new Failure(told.Message, told.ExitCode),
            OperationCanceledException => new Failure("stopped", CampaignMetrics.Cli.ExitCode.Stopped),
            // These only wrap what was thrown in a task, a static constructor or a call by reflection.
            AggregateException or TypeInitializationException or TargetInvocationException when e.InnerException is { } inner => Of(inner),
            // The native command is a file that may have been copied without the library beside it.
            DllNotFoundException => Unusable("a store in SQLite needs SQLite's library (e_sqlite3), which belongs beside the command"),
            // Who reads our output may have seen enough and gone.
            IOException when IsClosedPipe(e) => new Failure(null, CampaignMetrics.Cli.ExitCode.Done),
            IOException or UnauthorizedAccessException => Unusable(e.Message),
            _ => Unusable($"a fault of the command itself, please report it: {e.GetType().Name}: {e.Message}"),
        };
    }

    public static bool IsClosedPipe(Exception e) => e is IOException { HResult: BrokenPipe or WindowsBrokenPipe or WindowsPipeEnds };

    private static bool IsOutOfMemory(Exception? e) => e switch
    {
        null => false,
        OutOfMemoryException => true,
        AggregateException all => all.InnerExceptions.Any(IsOutOfMemory),
        _ => IsOutOfMemory(e.InnerException),
    };

    private static Failure Unusable(string message) => new(message, CampaignMetrics.Cli.ExitCode.Unusable);
}
