namespace CampaignMetrics.Cli.Tests;

/// <summary>Where a name selects nothing, only names are offered that select something.</summary>
[Collection(InProcess.Collection)]
public sealed class OfferedNamesTests
{
    private const string Events =
        """
        {"type":"sent","at":"2026-03-02T08:00:00Z","email":"spring","campaign":"early","recipient":"a@example.com","tags":{"k=l":"v"}}
        {"type":"opened","at":"2026-03-02T09:00:00Z","email":"spring","campaign":"late","recipient":"a@example.com","tags":{"m":"n=o"}}
        """;

    [Fact]
    public void No_campaign_is_offered_that_selects_nothing() => Assert.Equal(
        "campaign-metrics: --campaign late selects no message. There are early.\n",
        InProcess.Run(Events, "report", "-", "--campaign", "late").Error);

    [Fact]
    public void A_campaign_that_the_catalog_does_not_give_is_not_offered()
    {
        using var catalog = new TemporaryFile("""[{"email":"spring","campaign":"sale"},{"email":"unsent","campaign":"next"}]""");
        Assert.Equal(
            "campaign-metrics: --campaign early selects no message. There are sale.\n",
            InProcess.Run(Events, "report", "-", "--campaign", "early", "--emails", catalog.Path).Error);
    }

    [Fact]
    public void A_campaign_that_selects_nothing_is_told_beside_one_that_does() => Assert.Equal(
        "--campaign late selects no message. There are early.\n",
        InProcess.Run(Events, "report", "-", "--campaign", "early", "--campaign", "late").Error);

    [Fact]
    public void A_tag_that_no_option_can_name_is_not_offered() => Assert.Equal(
        "campaign-metrics: --tag k=l=v selects no message. There are m=n=o.\n",
        InProcess.Run(Events, "report", "-", "--tag", "k=l=v").Error);

    [Fact]
    public void A_value_of_a_tag_may_have_the_sign_in_it() =>
        Assert.Equal(0, InProcess.Run(Events, "report", "-", "--tag", "m=n=o").ExitCode);
}
