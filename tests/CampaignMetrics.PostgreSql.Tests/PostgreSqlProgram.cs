using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.PostgreSql.Tests;

/// <summary>The programs of PostgreSQL, as Debian's package installs them.</summary>
internal static class PostgreSqlProgram
{
    private const string Versions = "/usr/lib/postgresql";

    /// <summary>The folder of the newest version; null if there is none.</summary>
    private static string? Folder { get; } = Directory.Exists(Versions)
        ? Directory.GetDirectories(Versions).OrderByDescending(VersionOf).Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    public static bool IsThere => Folder is not null;

    /// <summary>Starts a program as a user who is not root, since PostgreSQL refuses root. The process is the program itself.</summary>
    public static Process Start(string name, params string[] arguments)
    {
        var program = Path.Combine(Folder!, name);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var process = Process.Start(start)!;
        // Its messages are not needed, and must not fill the pipe.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a program to its end.</summary>
    public static void Run(string name, params string[] arguments)
    {
        using var process = Start(name, arguments);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}.");
    }

    /// <summary>Gives a folder to the user of <see cref="Start"/>.</summary>
    public static void Give(string folder)
    {
        if (!Environment.IsPrivilegedProcess) return;
        using var process = Process.Start("chown", ["-R", "65534:65534", folder]);
        process.WaitForExit();
    }

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
