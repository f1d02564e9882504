using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Reference;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Laws that the text states, tried on the engine over nasty files.</summary>
public sealed class NastyFileLaws
{
    private static readonly IEnumerable<int> Seeds = Enumerable.Range(7_000, 150);

    [Fact]
    public void An_ignored_parameter_changes_nothing_wherever_it_is_added() => Assert.All(Seeds, seed =>
    {
        var file = NastyFiles.Of(seed);
        AreSame(NastyEngine.Report(file), NastyEngine.Report(file, file.Lines.Select(WithParameter)));
    });

    [Fact]
    public void Neither_order_nor_copies_of_lines_change_a_number() => Assert.All(Seeds, seed =>
    {
        var file = NastyFiles.Of(seed);
        AreSame(NastyEngine.Report(file), NastyEngine.Report(file, file.Lines.Concat(file.Lines.Take(5)).Reverse()));
    });

    [Fact]
    public void Parts_of_the_contacts_add_up_to_the_whole() => Assert.All(Seeds, seed =>
    {
        var file = NastyFiles.Of(seed);
        // A part knows no campaign that only another part states.
        if (file.Options.Campaigns.Count > 0) return;
        var parts = file.Lines.GroupBy(PartOf).Select(part => NastyEngine.Report(file, part));
        AreSame(NastyEngine.Report(file), Report.Merge(parts));
    });

    /// <summary>A contact's lines are in one part, in whichever spelling; what is no line goes anywhere.</summary>
    private static int PartOf(string line) =>
        new NaiveLines([line]).Events is [var happened] ? happened.Contact.Sum(letter => letter) % 3 : 0;

    /// <summary>An id is derived from the line as it came, so lines without one stay.</summary>
    private static string WithParameter(string line)
    {
        if (new NaiveLines([line]).Events.Count == 0 || JsonNode.Parse(line) is not JsonObject json) return line;
        if (json["id"] is null || (string?)json["url"] is not { } url || url.Contains('#', StringComparison.Ordinal)) return line;
        if (!url.Contains("https:", StringComparison.OrdinalIgnoreCase)) return line;
        json["url"] = url.TrimEnd() + (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "mc_eid=" + line.Length;
        return json.ToJsonString();
    }

    private static void AreSame(Report one, Report other)
    {
        var (before, after) = (Law.Json(one).AsObject(), Law.Json(other).AsObject());
        foreach (var report in new[] { before, after }) report.Remove("input");
        Assert.Null(JsonDifference.Of(before, after));
    }
}
