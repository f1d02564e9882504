namespace CampaignMetrics.Cli.Tests;

/// <summary>A link that nobody clicked is told beside the list, with those that there are.</summary>
[Collection(InProcess.Collection)]
public sealed class UnknownLinkTests
{
    private const string Events =
        """
        {"type":"delivered","at":"2026-03-02T08:00:00Z","email":"spring","recipient":"a@example.com"}
        {"type":"clicked","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com","url":"https://shop.example/sale"}
        """;

    private const string Catalog = """[{"email":"spring","links":[{"url":"https://shop.example/legal"}]}]""";

    private static string Errors(string kind, string link)
    {
        using var catalog = new TemporaryFile(Catalog);
        var run = InProcess.Run(Events, "recipients", kind, "-", "--link", link, "--emails", catalog.Path);
        Assert.Equal(0, run.ExitCode);
        return run.Error;
    }

    [Theory]
    [InlineData("clicked"), InlineData("notClicked")]
    public void A_link_that_is_misspelled_is_told_with_the_nearest(string kind) => Assert.StartsWith(
        "--link https://shop.example/slae has no counted click. Did you mean 'https://shop.example/sale'? "
        + "There are https://shop.example/sale, https://shop.example/legal.\n",
        Errors(kind, "https://shop.example/slae"), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://shop.example/sale"), InlineData("HTTPS://Shop.Example/sale"), InlineData("https://shop.example/legal")]
    public void A_link_that_there_is_is_not_told(string link) =>
        Assert.DoesNotContain("--link", Errors("notClicked", link), StringComparison.Ordinal);
}
