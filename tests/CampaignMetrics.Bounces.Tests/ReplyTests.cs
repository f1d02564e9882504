namespace CampaignMetrics.Bounces.Tests;

/// <summary>Replies in the wordings of many servers, each with the reason that a postmaster would give.</summary>
public sealed class ReplyTests
{
    [Fact]
    public void Every_reply_of_the_collection_is_understood()
    {
        var faults = Cases().Select(Check).OfType<string>().ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void The_collection_is_large_and_covers_every_reason()
    {
        var cases = Cases().ToList();
        Assert.True(cases.Count >= 300, $"{cases.Count} replies");
        Assert.Empty(Enum.GetValues<BounceReason>().Except(cases.Select(c => c.Reason)));
    }

    private static string? Check((BounceReason Reason, string Reply) expected)
    {
        var verdict = BounceClassifier.Default.Classify(expected.Reply);
        return verdict.Reason == expected.Reason ? null : $"{expected.Reply}: {verdict.Reason} by {verdict.Rule} [{verdict.Evidence}], not {expected.Reason}";
    }

    private static IEnumerable<(BounceReason Reason, string Reply)> Cases()
    {
        using var reader = new StreamReader(typeof(ReplyTests).Assembly.GetManifestResourceStream("Replies.txt")!);
        foreach (var line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var columns = line.Split(" | ", 2);
            yield return (Enum.Parse<BounceReason>(columns[0]), columns[1].Trim());
        }
    }
}
