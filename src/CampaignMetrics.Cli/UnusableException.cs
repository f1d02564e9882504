namespace CampaignMetrics.Cli;

/// <summary>Ends the command with one line on standard error.</summary>
/// <remarks>
/// <para>Thrown for faults of usage, input or output. The message is written for the user; the default exit code is 2.</para>
/// </remarks>
internal class UnusableException(string message, int exitCode = ExitCode.Unusable) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>Says that one file cannot be read, whose message begins with its name; others may be.</summary>
internal sealed class UnreadableFileException(string message) : UnusableException(message);
