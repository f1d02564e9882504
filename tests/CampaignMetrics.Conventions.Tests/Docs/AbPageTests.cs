namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The examples of docs/guide/ab.md, run.</summary>
public sealed class AbPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/ab.md");

    [Fact]
    public void The_command_prints_what_the_page_shows()
    {
        var command = Page.Blocks("").Single().Trim().Split(' ');
        Assert.Contains(Page.Blocks("text").Single(), Tool.Run(command[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resend_is_one_effort_with_its_email()
    {
        using var stream = File.OpenRead(Repository.PathOf("docs", "samples", "subject-test.ndjson"));
        using var messages = new MessageLedger();
        messages.ReadLines(stream);
        // snippet
        VariantComparison test = messages.CompareVariants(new VariantQuery
        {
            Variants = [new Variant("A", "subject-a"), new Variant("B", "subject-b", "subject-b-again")],
            Measures = [VariantMeasure.Open], SmallestDifference = 0.02, Test = TestPhase.Tagged("phase", "test"),
        });
        VariantDifference open = test.Together.Differences[0];
        Console.WriteLine($"{open.Difference:P2} ({open.Low:P2} to {open.High:P2}), p = {open.AdjustedPValue:0.0000}: {open.Finding}");
        // end
        Assert.Equal((106, 197), (test.Together.Variants[1].Open.Numerator, test.Together.Variants[1].Open.Denominator));
        Assert.Equal(DifferenceFinding.Different, open.Finding);
    }

    [Fact]
    public void Every_measure_is_explained() => Failures.None(
        "The page does not name:",
        Enum.GetNames<VariantMeasure>().Where(name => !Page.Text.Contains($"`{name.ToLowerInvariant()}`", StringComparison.Ordinal)));
}
