using System.Diagnostics;

namespace CampaignMetrics.Conventions.Tests.Extending;

/// <summary>The sources of the core in a folder of their own, with a program that uses them.</summary>
internal sealed class CopyOfTheCore : IDisposable
{
    private static readonly string[] Folders = ["src/CampaignMetrics", "src/Shared"];
    private static readonly string[] Files =
        [
            "Directory.Build.props", "Directory.Packages.props", "nuget.config", "global.json", ".editorconfig",
            "src/Directory.Build.props",
        ];

    private readonly string _root = Directory.CreateTempSubdirectory("campaign-metrics-extend-").FullName;

    public CopyOfTheCore()
    {
        foreach (var folder in Folders)
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)) Copy(file);
        foreach (var file in Files.Select(file => Repository.PathOf(file)).Where(File.Exists)) Copy(file);
        // The packages below the core are taken as they were built.
        foreach (var package in (string[])["CampaignMetrics.Bounces", "CampaignMetrics.UserAgents"])
            Replace(
                "CampaignMetrics.csproj", $"<ProjectReference Include=\"../{package}/{package}.csproj\" />",
                $"<Reference Include=\"{Path.Combine(AppContext.BaseDirectory, $"{package}.dll")}\" />");
    }

    public void Insert(string file, string after, string text) => Replace(file, after, after + text);

    public void Replace(string file, string text, string by)
    {
        var path = Path.Combine(_root, "src", "CampaignMetrics", file);
        var code = File.ReadAllText(path);
        Assert.Contains(text, code, StringComparison.Ordinal);
        File.WriteAllText(path, code.Replace(text, by, StringComparison.Ordinal));
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_root, "src", "CampaignMetrics", file), text);

    /// <summary>Builds a program with it.</summary>
    public void Build(string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "program")).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, "program.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup>
              <ItemGroup><ProjectReference Include="../src/CampaignMetrics/CampaignMetrics.csproj" /></ItemGroup>
            </Project>
            """);
        // What warns has warned in the build of the core itself.
        var (exitCode, errors) =
            Dotnet(folder, "build", folder, "-v", "q", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false",
                "-p:GenerateDocumentationFile=false", "-p:Nullable=annotations", "-p:Optimize=false");
        Assert.True(exitCode == 0, errors);
    }

    /// <summary>What the program prints.</summary>
    public string Run(string argument) =>
        Dotnet(_root, Path.Combine(_root, "artifacts", "bin", "program", "debug", "program.dll"), argument).Output;

    private static (int ExitCode, string Output) Dotnet(string folder, params string[] arguments)
    {
        using var run =
            Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return (run.ExitCode, output);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Copy(string file)
    {
        var target = Path.Combine(_root, Path.GetRelativePath(Repository.Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
}
