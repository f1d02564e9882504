using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CampaignMetrics.Conventions.Tests.Packed;

/// <summary>The packages, packed into a folder, and a web application built from them: published once for the tests of a class.</summary>
public sealed class PackedConsumer : IDisposable
{
    private const string Version = "0.0.0-packed";

    private static readonly string[] Packages =
    [
        "CampaignMetrics", "CampaignMetrics.AspNetCore", "CampaignMetrics.Bounces", "CampaignMetrics.Contacts",
        "CampaignMetrics.DependencyInjection", "CampaignMetrics.Geolocation", "CampaignMetrics.Html", "CampaignMetrics.PostgreSql",
        "CampaignMetrics.Sqlite", "CampaignMetrics.Testing", "CampaignMetrics.Tracking", "CampaignMetrics.UserAgents",
        "CampaignMetrics.Webhooks",
    ];

    private static readonly string Sources = Repository.PathOf("tests", "CampaignMetrics.Conventions.Tests", "Packed", "Consumer");

    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-metrics-packed-").FullName;
    private readonly Lazy<string[]> _answers;

    public PackedConsumer() => _answers = new(Run);

    /// <summary>A line for each request that it made of itself: the request, the status, and what the body said.</summary>
    internal string[] Answers => _answers.Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Run()
    {
        if (!OperatingSystem.IsLinux() || !OnPath("clang") && !OnPath("gcc"))
            Needs.Missing("a linker for native code (clang or gcc on Linux)");
        // What was built together with these tests is packed as it is.
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        Expect(
            "dotnet", "pack", SolutionOfPackages(), "--no-build", "-c", configuration, "-o", Path.Combine(_folder, "feed"),
            $"-p:Version={Version}", "--disable-build-servers");
        foreach (var file in Directory.EnumerateFiles(Sources)) Write(file);
        var program = Path.Combine(_folder, "program");
        // Unoptimized code takes half the time to compile and warns of the same.
        var published = Expect(
            "dotnet", "publish", Path.Combine(_folder, "consumer"), "-c", "Debug", "-p:Optimize=false", "-p:NativeDebugSymbols=false",
            "-r", RuntimeInformation.RuntimeIdentifier, "-o", program, "--disable-build-servers");
        Assert.DoesNotContain("warning", published, StringComparison.Ordinal);
        return Expect(Path.Combine(program, "Consumer")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The packages alone, so that one build packs them all.</summary>
    private string SolutionOfPackages()
    {
        var filter = Path.Combine(_folder, "packages.slnf");
        var solution = Repository.PathOf("CampaignMetrics.sln");
        var projects = Packages.Select(package => $"src/{package}/{package}.csproj").ToArray();
        File.WriteAllText(filter, JsonSerializer.Serialize(new { solution = new { path = solution, projects } }));
        return filter;
    }

    /// <summary>The sources lie among the tests as texts, so that nothing here compiles them: it is the packages that they need.</summary>
    private void Write(string file)
    {
        var target = Path.Combine(_folder, "consumer", Path.GetFileNameWithoutExtension(file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, File.ReadAllText(file)
            .Replace("{version}", Version, StringComparison.Ordinal)
            .Replace("{feed}", Path.Combine(_folder, "feed"), StringComparison.Ordinal)
            .Replace("{packages}", Path.Combine(_folder, "packages"), StringComparison.Ordinal)
            .Replace("{fallback}", Fallback, StringComparison.Ordinal));
    }

    /// <summary>What the machine has unpacked already, the compiler for one, is not fetched again.</summary>
    private static string Fallback =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Expect(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        if (output.Contains("NU1101", StringComparison.Ordinal)) Needs.Missing("a package that native code is compiled with");
        Assert.True(run.ExitCode == 0, output + errors.Result);
        return output;
    }

    private static bool OnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
