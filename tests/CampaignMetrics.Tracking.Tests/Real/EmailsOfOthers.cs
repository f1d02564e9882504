using System.ComponentModel;
using System.Diagnostics;

namespace CampaignMetrics.TrackedMail.Tests.Real;

/// <summary>Emails that others wrote or whose programs make them, by npm; once for all tests. <c>package.json</c> says which.</summary>
internal static class EmailsOfOthers
{
    private static readonly string Folder = Repository.PathOf("tests", "CampaignMetrics.Tracking.Tests", "Real");

    // Of all classes, which run at the same time: one installation must not take away what another one makes.
    private static readonly Lazy<IReadOnlyList<(string Name, string Html)>> Made = new(Make);

    /// <summary>By name.</summary>
    internal static IReadOnlyList<(string Name, string Html)> All => Made.Value;

    private static IReadOnlyList<(string Name, string Html)> Make()
    {
        var output = Path.Combine(AppContext.BaseDirectory, "emails-of-others");
        var (wanted, installed) = (Path.Combine(Folder, "package-lock.json"), Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(wanted))
            Run("npm", "ci --ignore-scripts --no-audit --no-fund --loglevel=error");
        Run("node", $"build.mjs \"{output}\"");
        return
        [
            .. Directory.GetFiles(output, "*.html").Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
        ];
    }

    private static void Run(string program, string arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardError = true };
            using var run = Process.Start(start)!;
            var errors = run.StandardError.ReadToEnd();
            run.WaitForExit();
            if (run.ExitCode != 0) Needs.Missing($"what npm installs ({errors.Trim()})");
        }
        catch (Win32Exception)
        {
            Needs.Missing("Node.js 20 with npm");
        }
    }
}
