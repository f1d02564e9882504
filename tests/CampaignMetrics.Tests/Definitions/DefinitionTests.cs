using System.Text.Json;
namespace CampaignMetrics.Tests.Definitions;

public sealed class DefinitionTests
{
    private static MessageLedger Mixed() => Some.Ledger(
        Some.Sent(to: "human"), Some.Delivered(to: "human"), Some.Opened(to: "human"), Some.Opened(650, to: "human"),
        Some.Sent(to: "privacy"), Some.Delivered(to: "privacy"), Some.Opened(to: "privacy", actor: Actor.PrivacyProxy),
        Some.Sent(to: "bot"), Some.Delivered(to: "bot"), Some.Opened(to: "bot", actor: Actor.Automation),
        Some.Clicked(to: "bot", actor: Actor.Automation),
        Some.Sent(to: "clicker"), Some.Delivered(to: "clicker"), Some.Clicked(to: "clicker"),
        Some.Sent(to: "leaver"), Some.Delivered(to: "leaver"), Some.Clicked(to: "leaver", role: LinkRole.Unsubscribe),
        Some.Sent(to: "chooser"), Some.Delivered(to: "chooser"), Some.Clicked(to: "chooser", role: LinkRole.Preferences),
        Some.Sent(to: "bounced"), Some.Bounced(to: "bounced"));

    [Theory]
    [InlineData("HubSpot", 3, 6, 1)]
    [InlineData("Pipedrive", 3, 6, 4)]
    [InlineData("Mailchimp", 1, 6, 3)]
    [InlineData("Klaviyo", 3, 7, 4)]
    [InlineData("SendGrid", 3, 6, 3)]
    [InlineData("Mailgun", 3, 6, 4)]
    [InlineData("SparkPost", 4, 6, 3)]
    [InlineData("Brevo", 2, 7, 3)]
    [InlineData("CampaignMonitor", 3, 6, 4)]
    [InlineData("CustomerIo", 6, 6, 4)]
    [InlineData("Mautic", 5, 7, 3)]
    [InlineData("Reliable", 2, 5, 1)]
    public void The_same_events_under_each_definition(string name, long openers, long opensOf, long clickers)
    {
        var report = Mixed().Report(Definition.Find(name)!);
        Assert.Equal((openers, opensOf), (report.Rates.Open.Ratio.Numerator, report.Rates.Open.Ratio.Denominator));
        Assert.Equal((clickers, 6), (report.Rates.Click.Ratio.Numerator, report.Rates.Click.Ratio.Denominator));
    }

    /// <summary>The catalog says that opens and clicks are tracked.</summary>
    private static MessageLedger Tracked(params EmailEvent[] events) => Some.Ledger(
        new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.On }]) }, events);

    [Fact]
    public void There_are_twelve_and_HubSpot_is_first() => Assert.Equal((12, "HubSpot"), (Definition.All.Length, Definition.All[0].Name));

    [Fact]
    public void A_definition_is_found_in_any_case() => Assert.Same(Definition.SendGrid, Definition.Find("sendgrid"));

    [Fact]
    public void An_automation_click_implies_no_open_even_where_it_counts()
    {
        var report = Tracked(Some.Delivered(), Some.Clicked(actor: Actor.Automation)).Report(Definition.CustomerIo);
        Assert.Equal((0, 1), (report.Engagement.UniqueOpens, report.Engagement.UniqueClicks));
    }

    [Fact]
    public void Clickers_per_opener_may_exceed_one_and_are_a_ratio()
    {
        var rate = Some.Ledger(
            Some.Delivered(to: "a"), Some.Opened(to: "a"), Some.Clicked(to: "a"), Some.Delivered(to: "b"), Some.Clicked(to: "b"))
            .Report(Definition.Klaviyo).Rates.ClickThrough;
        Assert.Equal(2, rate.Value);
        Assert.Null(rate.Rate);
    }

    [Fact]
    public void Total_rates_count_events()
    {
        var rate = Mixed().Report(Definition.SendGrid).Rates.TotalOpen!.Ratio;
        Assert.Equal((4, 6), (rate.Numerator, rate.Denominator));
    }

    [Fact]
    public void A_rate_that_a_product_does_not_have_says_so() =>
        Assert.Equal("not measured (not defined by this product)", Mixed().Report(Definition.SparkPost).Rates.ClickThrough.ToString());

    [Fact]
    public void Mailchimp_counts_unsubscribes_among_openers()
    {
        var rate = Some.Ledger(Some.Delivered(), Some.Opened(), Some.Unsubscribed(), Some.Delivered(to: "b"), Some.Opened(to: "b"))
            .Report(Definition.Mailchimp).Rates.Unsubscribe;
        Assert.Equal((1, 2), (rate.Ratio.Numerator, rate.Ratio.Denominator));
    }

    [Fact]
    public void A_message_with_any_privacy_open_leaves_the_trackable_cohort_whatever_else_it_did()
    {
        var privacy = Some.Ledger(Some.Delivered(), Some.Opened(actor: Actor.PrivacyProxy));
        Assert.Equal(NotMeasured.NothingToCount, privacy.Report(Definition.Reliable).Rates.Open.Ratio.NotMeasured);
        privacy.Apply(Some.Clicked());
        privacy.Apply(Some.Opened(900));
        Assert.Equal(NotMeasured.NothingToCount, privacy.Report(Definition.Reliable).Rates.Open.Ratio.NotMeasured);
    }

    [Fact]
    public void A_formula_is_a_rate_only_when_its_numerator_is_a_part_of_its_denominator()
    {
        Assert.True(new RateFormula(Metric.OpenedAndClicked, Metric.Opened).IsRate);
        Assert.True(new RateFormula(Metric.HardBounced, Metric.Sent).IsRate);
        Assert.False(new RateFormula(Metric.Clicked, Metric.Opened).IsRate);
        Assert.False(new RateFormula(Metric.TotalOpens, Metric.Delivered).IsRate);
    }

    [Fact]
    public void Everyone_may_make_a_definition()
    {
        var mine = Definition.Pipedrive with { Name = "Mine", ExcludedRoles = [LinkRole.Content] };
        Assert.Equal(2, Mixed().Report(mine).Engagement.UniqueClicks);
    }

    [Theory]
    [InlineData(MachinePolicy.Estimated), InlineData(MachinePolicy.TrackableCohort)]
    public void What_programs_do_counts_or_does_not(MachinePolicy policy) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Definition { Name = "own", AutomationOpens = policy });

    [Fact]
    public void A_definition_s_text_that_says_otherwise_is_refused_with_its_place()
    {
        var refused = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Definition>("""{"name":"own","automationClicks":"estimated"}"""));
        Assert.Contains("$.automationClicks: 'include' or 'exclude' is expected", refused.Message, StringComparison.Ordinal);
    }
}
