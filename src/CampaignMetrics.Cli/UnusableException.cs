namespace CampaignMetrics.Cli;

/// <summary>Ends the command with one line on standard error.</summary>
internal sealed class UnusableException(string message, int exitCode = ExitCode.Unusable) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
