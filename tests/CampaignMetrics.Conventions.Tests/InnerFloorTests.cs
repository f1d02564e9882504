using System.Text.RegularExpressions;

namespace CampaignMetrics.Conventions.Tests;

/// <summary>
/// Who may name whom within the core: arrows go from a folder to lower ones, so that the domain can be read without the engine.
/// </summary>
/// <remarks>
/// Told from the sources, since all public types lie in one namespace. What stands in the root folder are nouns of floor 0.
/// </remarks>
public sealed partial class InnerFloorTests
{
    private const string Root = "";

    /// <summary>The folders from the ground up; those of one line do not know each other.</summary>
    private static readonly string[][] Floors =
    [
        ["Addresses", "Json"],
        [Root],
        ["Collections", "Exports", "Statistics", "Time"],
        ["Receivers"],
        ["Events"],
        ["Catalogs", "Definitions"],
        ["Links"],
        ["Messages"],
        ["Reports"],
        ["Portfolio"],
        ["Engine"],
        ["Ledger"],
        ["Storage"],
        ["Saved"],
    ];

    /// <summary>Names of members that are types' names, too.</summary>
    private static readonly (string Folder, string Member)[] Members =
    [
        ("", "Table"), ("Events", "Email"), ("Events", "Recipient"), ("Events", "Conversion"), ("Messages", "Explanation"),
        ("Messages", "Signs"), ("Events", "Variant"), ("Catalogs", "Variant"), ("Events", "Order"), ("Reports", "Order"),
    ];

    private static readonly Package Core = Package.All.Single(package => package.Name == "CampaignMetrics");

    [Fact]
    public void Every_folder_of_the_core_has_a_floor() => Failures.None(
        "Give the folder a floor in InnerFloorTests.Floors:",
        Core.SourceFiles.Select(FolderOf).Distinct().Where(folder => FloorOf(folder) < 0));

    [Fact]
    public void A_folder_names_only_what_lies_below()
    {
        var homes = Core.SourceFiles
            .SelectMany(file =>
                Declared().Matches(CodeOf(file)).Select(match => (Type: match.Groups["name"].Value, Folder: FolderOf(file))))
            .ToLookup(declared => declared.Type, declared => declared.Folder);
        Failures.None(
            "An arrow goes down:",
            from file in Core.SourceFiles
            let folder = FolderOf(file)
            from name in Named().Matches(CodeOf(file)).Select(match => match.Value).Distinct()
            where !Members.Contains((folder, name))
            where homes[name].Any() && homes[name].All(home => home != folder && FloorOf(home) >= FloorOf(folder))
            select $"{Path.GetRelativePath(Core.Folder, file)} names {name} of {homes[name].First()}");
    }

    private static int FloorOf(string folder) => Array.FindIndex(Floors, floor => floor.Contains(folder));

    private static string FolderOf(string file) =>
        Path.GetRelativePath(Core.Folder, file).Split(Path.DirectorySeparatorChar) is [var folder, _, ..] ? folder : Root;

    private static string CodeOf(string file) => Comment().Replace(Text().Replace(File.ReadAllText(file), "\"\""), "");

    [
        GeneratedRegex(
            @"^(?:public|internal)\s[^=({;]*?\b(?:class|record(?:\sstruct)?|struct|enum|interface|delegate\s[\w<>?\[\]]+)\s(?<name>\w+)",
            RegexOptions.Multiline),
    ]
    private static partial Regex Declared();

    /// <summary>A type's name stands by itself: behind a dot, or before a colon or an equals sign, it is a member's.</summary>
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*(?!\w)(?!\s*(?::(?!:)|=(?!=|>)|\{\sget))")]
    private static partial Regex Named();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("\"(?:\\\\.|[^\"\\\\\n])*\"")]
    private static partial Regex Text();
}
