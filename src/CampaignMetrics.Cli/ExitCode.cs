namespace CampaignMetrics.Cli;

/// <summary>The exit codes of the command. It never returns any other.</summary>
internal static class ExitCode
{
    /// <summary>Done; rejected lines are reported.</summary>
    public const int Done = 0;

    /// <summary>Stopped at a rejected line, as asked.</summary>
    public const int Stopped = 1;

    /// <summary>Wrong usage, or input that cannot be read.</summary>
    public const int Unusable = 2;
}
