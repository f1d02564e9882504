using System.Runtime.InteropServices;

namespace CampaignMetrics.Cli.Tests;

/// <summary>The command as one native file, compiled once for the tests of a class, with the packages as they were built.</summary>
public sealed class NativeCommand : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-metrics-native-").FullName;
    private readonly Lazy<string> _file;

    public NativeCommand() => _file = new(Publish);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal ToolRun Run(string? input, params string[] args) => Tool.Finish(Tool.StartProgram(_file.Value, args), input);

    private string Publish()
    {
        if (!OperatingSystem.IsLinux() || !OnPath("clang") && !OnPath("gcc"))
            Needs.Missing("a linker for native code (clang or gcc on Linux)");
        var published = Path.Combine(_folder, "published");
        var run = Tool.Finish(
            Tool.StartProgram(
                "dotnet", "publish", Repository.PathOf("src", "CampaignMetrics.Cli"), "-c", "Release", "-r",
                // Unoptimized code takes half the time to compile, and does and warns of the same; the analyzers have run in the build.
                RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-p:RunAnalyzers=false", "-p:Optimize=false",
                "-p:NativeDebugSymbols=false",
                $"-p:ArtifactsPath={Path.Combine(_folder, "artifacts")}", $"-p:CustomAfterMicrosoftCommonTargets={BuiltPackages()}",
                "-o", published, "--disable-build-servers"),
            patience: TimeSpan.FromMinutes(10));
        if (run.Output.Contains("NU1101", StringComparison.Ordinal)) Needs.Missing("the package Microsoft.DotNet.ILCompiler");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.DoesNotContain("warning", run.Output, StringComparison.Ordinal);
        return Path.Combine(published, "campaign-metrics");
    }

    /// <summary>
    /// A file for the build: the packages lie beside the tests, are taken from there, and are not compiled again. What they bring is named.
    /// </summary>
    private string BuiltPackages()
    {
        var file = Path.Combine(_folder, "built.targets");
        File.WriteAllText(file, $"""
            <Project>
              <ItemGroup>
                <ProjectReference Remove="@(ProjectReference)" />
                <Reference Include="{AppContext.BaseDirectory}CampaignMetrics*.dll" Exclude="{AppContext.BaseDirectory}*.Tests.dll" />
                <PackageReference Include="Microsoft.Data.Sqlite;Npgsql" />
              </ItemGroup>
            </Project>
            """);
        return file;
    }

    private static bool OnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
