namespace CampaignMetrics.Bounces.Tests;

/// <summary>Replies in the wordings of many servers, each with the reason that a postmaster would give.</summary>
public sealed class ReplyTests
{
    /// <summary>Codes that other rules know by the text, where the text has none.</summary>
    private static readonly BounceContext[] Contexts = [new(Status: new(4, 4, 7)), new(Phase: SmtpPhase.RcptTo, Code: 550)];

    /// <summary>Stands behind a rule that holds wherever it does, for the same reason.</summary>
    private const string Hidden = "code-556";

    /// <summary>The replies of both collections.</summary>
    internal static IEnumerable<string> All => Rows("Replies.txt").Concat(Rows("RuleReplies.txt")).Select(row => row.Reply);

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

    [Fact]
    public void Every_reply_that_was_written_for_a_rule_is_decided_by_it()
    {
        var faults = ByRule().Select(CheckRule).OfType<string>().ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_rule_decides_a_reply_of_the_collections_or_what_the_context_tells()
    {
        var shown = All.Select(reply => BounceClassifier.Default.Classify(reply).Rule).Concat(Contexts.Select(RuleOf));
        Assert.Equal([Hidden], BounceClassifier.Default.Rules.Select(rule => rule.Id).Except(shown));
    }

    private static string? Check((BounceReason Reason, string Reply) expected)
    {
        var verdict = BounceClassifier.Default.Classify(expected.Reply);
        return verdict.Reason == expected.Reason
            ? null
            : $"{expected.Reply}: {verdict.Reason} by {verdict.Rule} [{verdict.Evidence}], not {expected.Reason}";
    }

    private static string? RuleOf(BounceContext context) => BounceClassifier.Default.Classify(SmtpReply.Parse("sorry"), context).Rule;

    private static string? CheckRule((string Rule, string Reply) expected)
    {
        var verdict = BounceClassifier.Default.Classify(expected.Reply);
        return verdict.Rule == expected.Rule ? null : $"{expected.Reply}: by {verdict.Rule} [{verdict.Evidence}], not by {expected.Rule}";
    }

    private static IEnumerable<(BounceReason Reason, string Reply)> Cases() =>
        Rows("Replies.txt").Select(row => (Enum.Parse<BounceReason>(row.First), row.Reply));

    private static IEnumerable<(string Rule, string Reply)> ByRule() => Rows("RuleReplies.txt");

    private static IEnumerable<(string First, string Reply)> Rows(string name)
    {
        using var reader = new StreamReader(typeof(ReplyTests).Assembly.GetManifestResourceStream(name)!);
        foreach (var line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var columns = line.Split(" | ", 2);
            yield return (columns[0], columns[1].Trim());
        }
    }
}
