using System.Diagnostics;
using CampaignMetrics.Conventions.Tests.Docs;

namespace CampaignMetrics.Conventions.Tests.Extending;

/// <summary>
/// A type of event with a property of its own is added to a copy of the core as the guide says, in three files, and nothing of it is lost.
/// </summary>
public sealed class NewTypeTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/extend.md");

    [Fact]
    public void A_type_with_a_property_takes_three_files()
    {
        using var copy = new CopyOfTheCore();
        var blocks = Page.Blocks("csharp-type").ToList();
        Assert.Equal(6, blocks.Count);
        copy.Insert("Events/EventType.cs", "Converted,\n", blocks[0]);
        copy.Insert("Events/Schema/EventSchema.cs", "Reason, Scope, Goal, Amount, Currency, Order,\n", blocks[1]);
        copy.Insert("Events/Schema/EventSchema.cs", "new(EventProperty.Order, PropertyKind.Text),\n", blocks[2]);
        copy.Replace(
            "Events/Schema/EventSchema.cs", "EventProperty.Currency, EventProperty.Amount);\n",
            $"EventProperty.Currency, EventProperty.Amount),\n{blocks[3]}");
        copy.Insert(
            "Events/Schema/EventSchema.cs",
            "new(EventType.Converted, static fields => new Converted(fields), Conversion) { ConcernsContact = true },\n", blocks[4]);
        copy.Write("Events/Filed.cs", blocks[5]);
        Assert.Equal("filed Archive sent 0 history Filed", copy.Run(Program));
    }

    [Fact]
    public void A_type_without_its_row_says_what_is_missing()
    {
        using var copy = new CopyOfTheCore();
        copy.Insert("Events/EventType.cs", "Converted,\n", Page.Blocks("csharp-type").First());
        Assert.Contains("EventType.Filed has no row in its place", copy.Run(Program), StringComparison.Ordinal);
    }

    /// <summary>A line becomes a record, is applied, saved, restored and looked at.</summary>
    private const string Program = """
        using CampaignMetrics;

        try
        {
            const string Line = "{\"type\":\"filed\",\"at\":\"2026-03-24T09:00:00Z\",\"email\":\"e\",\"recipient\":\"r\",\"folder\":\"Archive\"}";
            var read = EventLines.Parse(Line);
            var ledger = new MessageLedger();
            ledger.Apply(EventLines.Parse(read.Event!.ToCanonicalLine()));
            var snapshot = new MemoryStream();
            ledger.WriteSnapshot(snapshot);
            snapshot.Position = 0;
            MessageLedger.TryReadSnapshot(snapshot, null, out var restored, out _);
            var folder = read.Event.ToCanonicalLine().Contains("\"folder\":\"Archive\"") ? "Archive" : "lost";
            Console.Write($"filed {folder} sent {restored.Report().Delivery.Sent} history {restored.History("e", "r").Single().Type}");
        }
        catch (TypeInitializationException e)
        {
            Console.Write(e.InnerException!.Message);
        }
        """;

    /// <summary>The sources of the core in a folder of their own, with a program that uses them.</summary>
    private sealed class CopyOfTheCore : IDisposable
    {
        private static readonly string[] Folders =
            ["src/CampaignMetrics", "src/CampaignMetrics.Bounces", "src/CampaignMetrics.UserAgents", "src/Shared"];
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

        /// <summary>What a program prints, or why it cannot be built.</summary>
        public string Run(string program)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_root, "program")).FullName;
            File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
            File.WriteAllText(Path.Combine(folder, "program.csproj"), """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../src/CampaignMetrics/CampaignMetrics.csproj" /></ItemGroup>
                </Project>
                """);
            var (exitCode, errors) =
                Dotnet(folder, "build", folder, "-v", "q", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false");
            return exitCode == 0
                ? Dotnet(folder, Path.Combine(_root, "artifacts", "bin", "program", "debug", "program.dll")).Output
                : errors;
        }

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
}
