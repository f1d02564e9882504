using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Reference;

namespace CampaignMetrics.Tests.Laws;

/// <summary>The engine gives what the naive reference gives, path by path.</summary>
public sealed class ReferenceLaws
{
    [Fact]
    public void The_report_is_the_reference_s() =>
        AreNone(Trials.Seeds(600).SelectMany(seed => Differences(NastyFiles.Of(seed))));

    [Fact]
    public void It_is_so_by_event_date() => AreNone(Trials.Seeds(300)
        .Select(seed => NastyFiles.Of(seed))
        .Select(file => file with { Args = [.. file.Args, "--by-event-date"] })
        .SelectMany(Differences)
        .Where(IsNotOfDefinition));

    [Fact]
    public void It_is_so_by_event_date_where_unsubscriptions_go_to_clicks() => AreNone(Trials.Seeds(150)
        .Select(seed => WithMarks(NastyFiles.Of(seed)))
        .Select(file => file with { Unsubscribe = TimeSpan.FromHours(1), Args = [.. file.Args, "--by-event-date"] })
        .SelectMany(Differences)
        .Where(IsNotOfDefinition));

    [Fact]
    public void It_is_so_where_unsubscriptions_go_to_clicks()
    {
        var files = Trials.Seeds(300).Select(seed => WithMarks(NastyFiles.Of(seed))).ToList();
        var given = files.Select(file => file with { Unsubscribe = TimeSpan.FromHours(1) }).ToList();
        AreNone(given.SelectMany(Differences).Where(IsNotOfDefinition));
        Assert.InRange(files.Zip(given).Count(pair => Unattributed(pair.First) > Unattributed(pair.Second)), files.Count / 10, files.Count);
    }

    /// <summary>Clicks become clicks on unsubscribe links, and at about their time the contact unsubscribes without saying from
    /// what.</summary>
    private static NastyFile WithMarks(NastyFile file)
    {
        var random = new Random(file.Seed);
        var lines = new List<string>();
        foreach (var line in file.Lines)
        {
            lines.Add(line);
            if (new NaiveLines([line]).Events is not [{ Type: "clicked" } click] || JsonNode.Parse(line) is not JsonObject json) continue;
            json["role"] = "unsubscribe";
            lines[^1] = json.ToJsonString();
            var after = random.Next(4) switch { 0 => 3_600_000, 1 => 3_600_001, 2 => 0, _ => random.Next(-300_000, 5_000_000) };
            lines.Add(new JsonObject
            {
                ["id"] = $"mark-{lines.Count}", ["type"] = random.Next(3) == 0 ? "spamReported" : "unsubscribed",
                ["at"] = click.At.AddMilliseconds(after).ToString("O"), ["recipient"] = click.Contact,
            }.ToJsonString());
        }
        return file with { Lines = lines };
    }

    // What a definition is called is said by the engine alone.
    private static bool IsNotOfDefinition(string difference) => !difference.Contains("definition", StringComparison.Ordinal);

    private static int Unattributed(NastyFile file) => (int)NaiveReport.Of(file)["unattributed"]!["unsubscribed"]!;

    private static void AreNone(IEnumerable<string> differences)
    {
        var all = string.Join('\n', differences);
        Assert.True(all.Length == 0, all);
    }

    private static IEnumerable<string> Differences(NastyFile file) =>
        NaiveDifferences.Of(NaiveReport.Of(file), JsonNode.Parse(NastyEngine.Report(file).ToJson()))
            .Select(difference => $"seed {file.Seed}: {difference}");
}
