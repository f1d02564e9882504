using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Tests.Reference;

/// <summary>The hand-made cases, through the naive reference.</summary>
public sealed partial class GoldenTests(ITestOutputHelper output)
{
    [Fact]
    public void The_reference_gives_what_each_case_expects()
    {
        var file = Needs.Sample("golden", "handed.jsonl");
        var folder = Path.GetDirectoryName(file)!;
        var cases = File.ReadLines(file)
            .Select(line => JsonNode.Parse(line)!)
            .Select(golden => (Paragraph: (string)golden["paragraph"]!, Differences: DifferencesOf(golden, folder).ToList()))
            .ToList();
        foreach (var paragraph in cases.GroupBy(golden => golden.Paragraph))
            output.WriteLine($"{paragraph.Count(golden => golden.Differences.Count == 0)} of {paragraph.Count()}  {paragraph.Key}");
        Assert.Empty(cases.SelectMany(golden => golden.Differences));
    }

    private static IEnumerable<string> DifferencesOf(JsonNode golden, string folder)
    {
        var args = golden["args"]!.AsArray().Select(word => (string)word!).ToList();
        var options = NaiveArguments.Read(args, folder);
        var catalog = options.CatalogFile is { } path ? File.ReadAllText(path) : null;
        var report = NaiveReport.Of(File.ReadLines(Path.Combine(folder, (string)golden["file"]!)), catalog, options);
        foreach (var (at, expected) in golden["expect"]!.AsObject())
            if (Look(report, at) is var got && NaiveDifferences.Of(expected, got).Any())
                yield return $"{golden["id"]}: {at}: expected {Text(expected)}, got {Text(got)} — {golden["why"]}";
    }

    /// <summary>Names joined by dots; name[3] is an element, name[key=value] the one that has that value, name[#] the length.</summary>
    private static JsonNode? Look(JsonNode? value, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            value = (value as JsonObject)?[step.Groups[1].Value];
            foreach (Capture pick in step.Groups[2].Captures) value = Pick(value as JsonArray, pick.Value[1..^1]);
        }
        return value;
    }

    private static JsonNode? Pick(JsonArray? array, string pick)
    {
        if (array is null) return null;
        if (pick == "#") return array.Count;
        if (int.TryParse(pick, out var index)) return index < array.Count ? array[index] : null;
        var (key, wanted) = (pick.Split('=', 2)[0], pick.Split('=', 2)[1]);
        return array.FirstOrDefault(element => element?[key] is JsonValue value && value.ToString() == wanted);
    }

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";

    [GeneratedRegex(@"([A-Za-z0-9]+)(\[(?:[^\[\]]|\[\[[^\]]*\]\])*\])*\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
