using System.Text.Json;

namespace CampaignMetrics.Bounces.Tests;

/// <summary>
/// Real mails and replies that lie beside the repository during development.
/// Strict counts the class alone, lenient also other readings of the text.
/// </summary>
public sealed class SampleTests
{
    [Fact]
    public void Sample_mails_are_understood()
    {
        var folder = Needs.Sample("bounces", "mails");
        var tally = Tally(Path.Combine(folder, "expected.jsonl"), row =>
        {
            var reports = BounceMail.Read(File.ReadAllBytes(Path.Combine(folder, Text(row, "file")))).Reports;
            var report = reports.FirstOrDefault(r => Is(r.Recipient, row) || Is(r.OriginalRecipient, row)) ?? reports.FirstOrDefault();
            return report is null ? "NOTHING" : Class(report);
        });
        Assert.True(tally.Lenient >= 0.98 && tally.Strict >= 0.88, $"{tally}");
    }

    [Fact]
    public void Sample_replies_are_understood()
    {
        var tally =
            Tally(Needs.Sample("bounces", "replies.jsonl"), row => Class(BounceClassifier.Default.Classify(Text(row, "reply")).Class));
        Assert.True(tally.Lenient >= 0.93 && tally.Strict >= 0.80, $"{tally}");
    }

    [Fact]
    public void Sample_mails_that_are_no_bounces_report_nothing()
    {
        foreach (var file in Directory.GetFiles(Needs.Sample("bounces", "not-a-bounce")))
            Assert.Empty(BounceMail.Read(File.ReadAllBytes(file)).Reports);
    }

    [Theory]
    [InlineData("dos")]
    [InlineData("mac")]
    public void Sample_mails_with_other_line_ends_give_the_same(string variant)
    {
        foreach (var file in Directory.GetFiles(Needs.Sample("bounces", "mails", variant)))
        {
            var original = Needs.Sample("bounces", "mails", Path.GetFileName(file));
            Assert.Equal(BounceMail.Read(File.ReadAllBytes(original)).Reports, BounceMail.Read(File.ReadAllBytes(file)).Reports);
        }
    }

    private static (double Strict, double Lenient, int Rows) Tally(string file, Func<JsonElement, string> judge)
    {
        var (rows, strict, lenient) = (0, 0, 0);
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var (row, given) = (json.RootElement, judge(json.RootElement));
            var isExact = given == Text(row, "class");
            var isAccepted =
                isExact
                    || (
                        row.TryGetProperty("also_accept", out var others)
                            && others.EnumerateArray().Any(other => other.GetString() == given));
            (rows, strict, lenient) = (rows + 1, strict + (isExact ? 1 : 0), lenient + (isAccepted ? 1 : 0));
        }

        return (strict / (double)rows, lenient / (double)rows, rows);
    }

    private static string Class(BounceReport report) => report.Kind switch
    {
        ReportKind.Complaint => "COMPLAINT",
        ReportKind.NotABounce => "NOT_A_BOUNCE",
        ReportKind.Bounce or ReportKind.Deferral => Class(report.Verdict.Class),
    };

    private static string Class(BounceClass bounceClass) => bounceClass.ToString().ToUpperInvariant();

    private static bool Is(string address, JsonElement row) => address.Equals(Text(row, "recipient"), StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
