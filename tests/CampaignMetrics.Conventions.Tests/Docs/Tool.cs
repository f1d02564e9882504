using System.Diagnostics;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The command <c>campaign-metrics</c> as a user runs it; its build lies beside the tests.</summary>
internal static class Tool
{
    public static string Run(params string[] arguments) => Run(out _, arguments);

    /// <returns>What it wrote to standard output.</returns>
    public static string Run(out int exitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Repository.Root,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "campaign-metrics.dll"), .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        exitCode = process.ExitCode;
        return output.ReplaceLineEndings("\n");
    }
}
