using static CampaignMetrics.Tests.Portfolio.Variants.TestOfTwo;

namespace CampaignMetrics.Tests.Portfolio.Variants;

/// <summary>Conversions and revenue of variants.</summary>
public sealed class VariantRevenueTests
{
    [Fact]
    public void An_order_goes_to_the_variant_of_the_last_click()
    {
        var order = Some.Converted(10m, named: false) with { Recipient = "ann" };
        var rows = Compare(TwoEmails, [.. Message("a", "ann"), .. Message("b", "bob"), Click("a", "ann"), order]).Together.Variants;
        Assert.Equal([new Rate(1, 1), new Rate(0, 1)], rows.Select(row => row.Conversion));
        Assert.Equal([10m, 0m], rows.Select(row => row.Revenue.Single().Amount.Amount));
    }

    [Fact]
    public void An_order_after_a_click_in_another_email_is_no_variant_s()
    {
        var order = Some.Converted(10m, named: false) with { Recipient = "ann" };
        var rows = Compare(
            TwoEmails,
            [.. Message("a", "ann"), .. Message("other", "ann"), Click("a", "ann"), Click("other", "ann", 700), order]).Together.Variants;
        Assert.Equal(new Rate(0, 1), rows[0].Conversion);
        Assert.Empty(rows[0].Revenue);
    }

    [Fact]
    public void Refunds_are_taken_off()
    {
        Converted Order(decimal amount) => Some.Converted(amount) with { Email = "a", Recipient = "ann", Order = "1" };
        var rows = Compare(TwoEmails, [.. Message("a", "ann"), .. Message("a", "bob"), Order(10), Order(-4)]).Together.Variants;
        Assert.Equal(3m, rows[0].Revenue.Single().Value);
    }

    [Fact]
    public void Only_conversions_with_the_goal_count()
    {
        var visit = new Converted { Id = Some.NewId(), At = Some.At(900), Email = "a", Recipient = "ann", Goal = "visit" };
        EmailEvent[] events = [.. Message("a", "ann"), visit];
        Assert.Equal(new Rate(1, 1), Compare(TwoEmails, events).Together.Variants[0].Conversion);
        Assert.Equal(new Rate(0, 1), Compare(TwoEmails with { Goal = "order" }, events).Together.Variants[0].Conversion);
        Assert.Equal(new Rate(1, 1), Compare(TwoEmails with { Goal = "visit" }, events).Together.Variants[0].Conversion);
    }

    [Fact]
    public void Revenue_of_few_is_not_enough_data()
    {
        var query = TwoEmails with { Measures = [VariantMeasure.Revenue] };
        var row = Compare(query, [.. Buyers("a", 40, 29), .. Buyers("b", 40, 40)]).Together.Differences.Single();
        Assert.Equal((DifferenceFinding.NotEnoughData, NotDecided.FewWithRevenue), (row.Finding, row.Reason));
        Assert.Null(row.PValue);
    }

    /// <summary>By mpmath 1.3.0 with 50 digits, by Welch's formulas: amounts 1 to 30 among 40, and 1 to 36 among 40.</summary>
    [Fact]
    public void Revenue_is_compared_by_welch()
    {
        var query = TwoEmails with { Measures = [VariantMeasure.Revenue] };
        var row = Compare(query, [.. Buyers("a", 40, 30), .. Buyers("b", 40, 36)]).Together.Differences.Single();
        Assert.Equal(("EUR", DifferenceTest.Welch), (row.Currency, row.Test));
        Assert.Equal(5.025, row.Difference!.Value, 10);
        Assert.Equal(0.198085544611662, row.Low!.Value, 10);
        Assert.Equal(9.85191445538834, row.High!.Value, 10);
        Assert.Equal(0.0415207101558416, row.PValue!.Value, 10);
    }

    [Fact]
    public void Currencies_are_never_mixed()
    {
        var dollars = Some.Converted(5m, "USD") with { Email = "b", Recipient = "bob" };
        var euros = Some.Converted(7m) with { Email = "a", Recipient = "ann" };
        var together = Compare(TwoEmails, [.. Message("a", "ann"), .. Message("b", "bob"), dollars, euros]).Together;
        Assert.Equal(["EUR", "USD"], together.Variants[0].Revenue.Select(amount => amount.Amount.Currency));
        Assert.Equal(["EUR", "USD"], together.Differences.Select(row => row.Currency).OfType<string>());
    }
}
