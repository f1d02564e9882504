using System.Diagnostics;

namespace CampaignMetrics.Cli.Tests;

/// <summary>The command as its users run it: a process of its own.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Some tests set these for this process while others start processes of their own, which must not inherit them.
    private static readonly string[] OfOneTest = ["COLUMNS", "PGPASSWORD"];

    private static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "campaign-metrics.dll");

    public static ToolRun Run(params string[] args) => RunWithInput(null, args);

    public static ToolRun RunWithInput(string? input, params string[] args) => Finish(Start(args), input);

    /// <summary>
    /// To its end; killed and waited for where that takes longer than <paramref name="patience"/>, two minutes by default.
    /// </summary>
    public static ToolRun Finish(Process started, string? input = null, TimeSpan? patience = null)
    {
        using var process = started;
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience ?? Patience)) process.Kill(entireProcessTree: true);
        return new ToolRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public static Process Start(params IEnumerable<string> args) => StartProgram("dotnet", [Assembly, .. args]);

    /// <summary>
    /// On Linux: so that it hears Ctrl-C, even where the tests themselves run in the background of a shell, where nobody does.
    /// </summary>
    public static Process StartListening(string temporaryFolder, params IEnumerable<string> args) =>
        StartProgram("env", ["--default-signal=INT", $"TMPDIR={temporaryFolder}", "dotnet", Assembly, .. args]);

    public static Process StartProgram(string program, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var name in OfOneTest) start.Environment.Remove(name);
        return Process.Start(start)!;
    }
}

/// <summary>How a run ended.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error);
