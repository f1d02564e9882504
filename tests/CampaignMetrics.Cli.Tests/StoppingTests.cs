using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.Cli.Tests;

/// <summary>Ctrl-C stops the command at once, whatever it is doing, and leaves nothing behind.</summary>
public sealed class StoppingTests : IDisposable
{
    private const string Line = """{"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com"}""";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-metrics-stopping-").FullName;

    public StoppingTests()
    {
        if (!OperatingSystem.IsLinux()) Needs.Missing("a way to send Ctrl-C to one process (env and kill of Linux)");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Work_is_stopped()
    {
        var output = Directory.CreateDirectory(Path.Combine(_folder, "output"));
        var process =
            Tool.StartListening(_folder, "generate", "--recipients", "20000000", "--output", Path.Combine(output.FullName, "events"));
        while (output.GetFiles().All(file => file.Length == 0) && !process.HasExited) Thread.Sleep(20);
        Stops(process);
        Assert.Empty(output.GetFiles());
    }

    [Fact]
    public void Waiting_for_more_lines_is_stopped() => Stops(Reading("report", "-"));

    [Fact]
    public void Waiting_for_more_of_a_catalog_is_stopped() => Stops(Reading("report", "--emails", "-", "events.ndjson"));

    [Fact]
    public void Waiting_for_more_networks_is_stopped() => Stops(Reading("report", "--relays", "-", "events.ndjson"));

    [Fact]
    public void No_temporary_files_are_left()
    {
        Stops(Reading("report", "-", "--memory", "1"));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    /// <summary>A command that has read more lines than fit into a pipe, and waits for more.</summary>
    private Process Reading(params string[] args)
    {
        var process = Tool.StartListening(_folder, args);
        for (var i = 0; i < 10_000; i++) process.StandardInput.WriteLine(Line);
        process.StandardInput.Flush();
        Thread.Sleep(500); // until it has read those in the pipe too
        return process;
    }

    private static void Stops(Process process)
    {
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Soon)) process.Kill(entireProcessTree: true);
        Assert.Equal((1, "campaign-metrics: stopped\n"), (process.ExitCode, error.GetAwaiter().GetResult()));
        process.Dispose();
    }
}
