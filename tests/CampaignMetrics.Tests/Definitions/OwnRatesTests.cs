using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Definitions;

/// <summary>Rates and amounts that a user adds to a definition stand beside those that the field knows.</summary>
public sealed class OwnRatesTests
{
    private static Definition Shop { get; } = Definition.HubSpot with
    {
        Name = "Shop",
        Rates = RateFormulas.Standard.Add("conversion", new(Metric.Converted, Metric.Delivered))
            .Add("order", new(Metric.Converted, Metric.Clicked))
            .AddAmount("revenuePerRecipient", new(Metric.Delivered)),
    };

    private static MessageLedger Sold() => Some.Ledger(
        Some.Delivered(), Some.Clicked(), Some.Converted(25m), Some.Converted(5.10m, "USD"), Some.Delivered(to: "b"),
        Some.Delivered(to: "c"), Some.Delivered(to: "d"));

    [Fact]
    public void A_rate_stands_behind_the_known_ones_with_its_exact_pair()
    {
        var rate = Sold().Report(Shop).Rates["conversion"];
        Assert.Equal((1L, 4L), (rate.Ratio.Numerator, rate.Ratio.Denominator));
        Assert.NotNull(rate.Rate);
        Assert.Equal(["notSent", "conversion", "order"], Sold().Report(Shop).Rates.Select(each => each.Name).Skip(12));
    }

    [Fact]
    public void A_rate_whose_numerator_is_no_part_of_its_denominator_is_a_ratio() =>
        Assert.Null(Sold().Report(Shop).Rates["order"].Rate);

    [Fact]
    public void Every_email_has_them_too()
    {
        var email = Sold().Report(Shop).Emails.Single();
        Assert.Equal(0.25, email.Rates["conversion"].Value);
        Assert.Equal(6.25m, email.Amounts["revenuePerRecipient"].ByCurrency[0].Value);
    }

    [Fact]
    public void An_amount_is_the_exact_revenue_of_each_currency_and_a_count()
    {
        var amount = Sold().Report(Shop).Amounts.Single();
        Assert.Equal([new MoneyRatio(new Money(25m, "EUR"), 4), new MoneyRatio(new Money(5.1m, "USD"), 4)], amount.ByCurrency);
        Assert.Equal("6.25 EUR (25.00 EUR of 4), 1.28 USD (5.10 USD of 4)", amount.ToString());
    }

    [Fact]
    public void An_amount_of_nothing_says_why_it_is_not_measured()
    {
        var amount = Some.Ledger(Some.Converted(25m)).Report(Shop).Amounts["revenuePerRecipient"];
        Assert.Equal(NotMeasured.NothingToCount, amount.NotMeasured);
        Assert.Null(amount.ByCurrency.Single().Value);
        Assert.Equal("not measured (nothing to count)", amount.ToString());
    }

    [Fact]
    public void An_amount_per_click_of_untracked_emails_is_not_measured()
    {
        var catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]);
        var ledger = Some.Ledger(new LedgerOptions { Catalog = catalog }, Some.Delivered(), Some.Clicked(), Some.Converted(25m));
        var perClick = Shop with { Rates = Shop.Rates.AddAmount("revenuePerClicker", new(Metric.Clicked)) };
        Assert.Equal(NotMeasured.TrackingOff, ledger.Report(perClick).Amounts["revenuePerClicker"].NotMeasured);
    }

    [Fact]
    public void Revenue_that_a_click_earned_belongs_to_the_click_s_email()
    {
        var ledger = Some.Ledger(
            Some.Delivered(email: "x"), Some.Delivered(), Some.Clicked(), Some.Converted(25m, at: 1000, named: false));
        var report = ledger.Report(Shop);
        var byEmail = report.Emails.ToDictionary(row => row.Email, row => row.Amounts["revenuePerRecipient"].ByCurrency);
        Assert.Equal(25m, byEmail[Some.Email].Single().Amount.Amount);
        Assert.Empty(byEmail["x"]);
        Assert.Equal(12.5m, report.Amounts.Single().ByCurrency.Single().Value);
    }

    [Fact]
    public void The_JSON_has_them_and_is_silent_where_there_are_none()
    {
        var json = JsonNode.Parse(Sold().Report(Shop).ToJson())!;
        Assert.Equal(1, (long)json["rates"]!["conversion"]!["numerator"]!);
        Assert.Equal(6.25m, (decimal)json["amounts"]!["revenuePerRecipient"]!["byCurrency"]![0]!["value"]!);
        Assert.Equal(6.25m, (decimal)json["emails"]![0]!["amounts"]!["revenuePerRecipient"]!["byCurrency"]![0]!["value"]!);
        Assert.Null(JsonNode.Parse(Sold().Report().ToJson())!["amounts"]);
    }

    [Fact]
    public void They_explain_themselves()
    {
        var report = Sold().Report(Shop);
        Assert.Equal(
            "conversion, as Shop defines it: 25.0 % (1 of 4)\n  converted, divided by delivered", report.Rates["conversion"].Explain());
        Assert.StartsWith(
            "revenuePerRecipient, as Shop defines it: 6.25 EUR (25.00 EUR of 4), 1.28 USD (5.10 USD of 4)\n"
                + "  revenue, divided by delivered\n",
            report.Amounts.Single().Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_tells_the_windows_of_its_definition()
    {
        var shop = Shop with { AttributionWindow = TimeSpan.FromHours(36), ViewThroughWindow = TimeSpan.FromDays(1) };
        Assert.EndsWith(
            "  others for their contact's last counted click, at most 1.12:00:00 before them\n"
                + "  where there is none, for the last open by a person, at most 1 day before them",
            Sold().Report(shop).Amounts.Single().Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_over_emails_and_a_comparison_know_them()
    {
        var report = Sold().Report(Shop);
        Assert.Equal(0.25, report.MeanOverEmails(rates => rates["conversion"]));
        Assert.Contains(new ReportComparison(report, report).Rates, change => change.Current.Name == "conversion");
    }

    [Fact]
    public void A_rate_that_is_not_there_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => Sold().Report().Rates["conversion"]);

    [Theory]
    [InlineData("")]
    [InlineData("Conversion")]
    [InlineData("con version")]
    [InlineData("con\"version")]
    [InlineData("konversiön")]
    [InlineData("1st")]
    [InlineData("conversionRate")]
    [InlineData("rate")]
    [InlineData("errorrate")]
    [InlineData("open")]
    [InlineData("clickthrough")]
    [InlineData("totalOpen")]
    [InlineData("taken")]
    [InlineData("tAKEN")]
    [InlineData("takenAmount")]
    public void A_name_that_is_none_or_taken_is_refused(string name)
    {
        var rates = RateFormulas.Standard.Add("taken", new(Metric.Converted, Metric.Sent)).AddAmount("takenAmount", new(Metric.Sent));
        Assert.Throws<ArgumentException>(() => rates.Add(name, new(Metric.Converted, Metric.Delivered)));
        Assert.Throws<ArgumentException>(() => rates.AddAmount(name, new(Metric.Delivered)));
    }

    [Fact]
    public void A_name_has_at_most_64_characters()
    {
        Assert.Equal(64, RateFormulas.Standard.Add(new string('a', 64), new(Metric.Converted, Metric.Sent))[13].Name.Length);
        Assert.Throws<ArgumentException>(() => RateFormulas.Standard.Add(new string('a', 65), new(Metric.Converted, Metric.Sent)));
    }

    [Theory]
    [InlineData(RateMethod.TrackableCohort)]
    [InlineData(RateMethod.Estimated)]
    public void A_cohort_is_known_of_opens_only(RateMethod method)
    {
        var formula = new RateFormula(Metric.Clicked, Metric.Delivered) { Method = method };
        Assert.Throws<ArgumentException>(() => RateFormulas.Standard.Add("own", formula));
        Assert.Throws<ArgumentException>(() => RateFormulas.Standard with { Click = formula });
    }

    [Fact]
    public void Equal_formulas_are_equal_by_content_and_order()
    {
        RateFormula converted = new(Metric.Converted, Metric.Sent), replied = new(Metric.Replied, Metric.Sent);
        RateFormulas Own() =>
            RateFormulas.Standard.Add("a", converted with { }).Add("b", replied with { }).AddAmount("c", new(Metric.Sent));
        Assert.True(Own() == (Own() with { }));
        Assert.Equal(Own().GetHashCode(), Own().GetHashCode());
        Assert.False(Own() == RateFormulas.Standard.Add("b", replied).Add("a", converted).AddAmount("c", new(Metric.Sent)));
        Assert.False(Own() == RateFormulas.Standard.Add("a", converted).Add("b", replied));
        Assert.False(Own() == (Own() with { Open = null }));
    }

    [Fact]
    public void The_meaning_is_in_the_formula_and_not_in_the_name()
    {
        var privacy = Some.Ledger(
            Some.Delivered(), Some.Opened(actor: Actor.PrivacyProxy), Some.Delivered(to: "b"), Some.Opened(to: "b"),
            Some.Delivered(to: "c"));
        RateFormula Open(RateMethod method) => new(Metric.Opened, Metric.Delivered) { Method = method };
        var definition = Definition.HubSpot with
        {
            PrivacyOpens = MachinePolicy.TrackableCohort,
            Rates = (RateFormulas.Standard with { Open = Open(RateMethod.AsCounted) })
                .Add("asDefined", Open(RateMethod.AsDefined))
                .Add("cohort", Open(RateMethod.TrackableCohort))
                .Add("estimate", Open(RateMethod.Estimated)),
        };
        var rates = privacy.Report(definition).Rates;
        Assert.Equal(
            ["1 of 3", "1 of 2", "1 of 2", "2 of 3"],
            new[] { rates.Open, rates["asDefined"], rates["cohort"], rates["estimate"] }
                .Select(rate => $"{rate.Ratio.Numerator} of {rate.Ratio.Denominator}"));
        Assert.Null(rates["estimate"].Rate);
        Assert.Contains("taken for all", rates["estimate"].Explain(), StringComparison.Ordinal);
        Assert.DoesNotContain("no other open", rates.Open.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_conversion_that_names_no_email_makes_no_message_converted()
    {
        var report = Some.Ledger(Some.Delivered(), Some.Clicked(), Some.Converted(25m, named: false)).Report(Shop);
        Assert.Equal((0, 1), (report.Counts[Metric.Converted], report.Revenue.Length));
    }
}
