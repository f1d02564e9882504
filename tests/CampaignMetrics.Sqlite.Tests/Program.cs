using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.Sqlite.Tests;

/// <summary>Runs the tests, or, as a process that they start, what they want to see from outside.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [OtherProcess.Mark, .. var rest]
        ? OtherProcess.RunAsync(rest, file => SqliteStore.OpenAsync(file))
        : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
