namespace CampaignMetrics.Conventions.Tests.PublicApi;

/// <summary>The public API of each package as a reviewed text beside this file: a change to it is seen, and meant.</summary>
public sealed class PublicApiTests
{
    private const string AcceptVariable = "CAMPAIGNMETRICS_ACCEPT_API";

    private static bool Accepts => Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    [Fact]
    public void The_public_API_is_the_reviewed_one() => Failures.None(
        $"Review the change, then accept it: {AcceptVariable}=1 dotnet test tests/CampaignMetrics.Conventions.Tests",
        Package.All.SelectMany(Differences));

    [Fact]
    public void Every_reviewed_text_belongs_to_a_package() => Failures.None(
        "Delete what no package has any more:",
        Directory.GetFiles(Folder, "*.txt")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Except(Package.All.Select(package => package.Name)));

    private static string Folder => Repository.PathOf("tests", "CampaignMetrics.Conventions.Tests", "PublicApi");

    private static IEnumerable<string> Differences(Package package)
    {
        var file = Path.Combine(Folder, package.Name + ".txt");
        var actual = ApiText.Of(package.PublicTypes).ToList();
        if (Accepts) File.WriteAllLines(file, actual);
        if (!File.Exists(file)) return [$"{package.Name}: there is no PublicApi/{package.Name}.txt yet"];
        var reviewed = File.ReadAllLines(file);
        return
        [
            .. Numbered(reviewed).Except(Numbered(actual)).Select(line => $"{package.Name}: - {line.Text}"),
            .. Numbered(actual).Except(Numbered(reviewed)).Select(line => $"{package.Name}: + {line.Text}"),
        ];
    }

    /// <summary>Each line within its type, so that equal members of two types are two lines.</summary>
    private static IEnumerable<(string Type, string Text)> Numbered(IEnumerable<string> lines)
    {
        var type = "";
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            if (line[0] != ' ') type = line;
            yield return (type, line);
        }
    }
}
