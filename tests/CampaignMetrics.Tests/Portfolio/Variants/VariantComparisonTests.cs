using CampaignMetrics.Tests.Json;
using static CampaignMetrics.Tests.Portfolio.Variants.TestOfTwo;

namespace CampaignMetrics.Tests.Portfolio.Variants;

public sealed class VariantComparisonTests
{
    /// <summary>Newcombe's (1998) first contrast, whose interval by method 10 is often quoted; the p-value by mpmath 1.3.0 from the formula
    /// of R's <c>prop.test(c(56, 48), c(70, 80), correct = FALSE)</c>.</summary>
    [Fact]
    public void Rates_differ_by_what_the_literature_says()
    {
        var row = Compare(Clicks, [.. Group("a", 80, 48), .. Group("b", 70, 56)]).Together.Differences.Single();
        Assert.Equal((0.2, 0.0524, 0.3339), (Round(row.Difference), Round(row.Low), Round(row.High)));
        Assert.Equal((DifferenceTest.Score, DifferenceFinding.Different), (row.Test, row.Finding));
        Assert.Equal(0.00804508136819659, row.PValue!.Value, 12);
        Assert.Equal(row.PValue, row.AdjustedPValue);
    }

    /// <summary>Newcombe's second contrast; the p-value by exact fractions in Python: 83/4199.</summary>
    [Fact]
    public void Where_few_are_expected_the_test_is_exact()
    {
        var row = Compare(Clicks, [.. Group("a", 10, 3), .. Group("b", 10, 9)]).Together.Differences.Single();
        Assert.Equal(DifferenceTest.FisherExact, row.Test);
        Assert.Equal(0.019766611097880447, row.PValue!.Value, 12);
        Assert.Equal((0.1705, 0.8090), (Round(row.Low), Round(row.High)));
    }

    [Fact]
    public void A_difference_that_may_be_chance_is_not_enough_data()
    {
        var row = Compare(Clicks, [.. Group("a", 100, 20), .. Group("b", 100, 25)]).Together.Differences.Single();
        Assert.Equal((DifferenceFinding.NotEnoughData, NotDecided.MayBeChance), (row.Finding, row.Reason));
        // 1093.739 by mpmath 1.3.0 from the formula of R's power.prop.test(p1 = 0.20, p2 = 0.25, power = 0.8).
        Assert.Equal(1094, row.Needed);
    }

    [Fact]
    public void Without_any_difference_no_number_is_needed()
    {
        var row = Compare(Clicks, [.. Group("a", 50, 20), .. Group("b", 50, 20)]).Together.Differences.Single();
        Assert.Equal((DifferenceFinding.NotEnoughData, 0.0, null), (row.Finding, row.Difference, row.Needed));
    }

    /// <summary>293.15 by mpmath 1.3.0 from the formula of R's <c>power.prop.test(p1 = 0.2, p2 = 0.3, power = 0.8)</c>.</summary>
    [Fact]
    public void It_says_how_many_the_smallest_difference_needs()
    {
        var query = Clicks with { SmallestDifference = 0.1 };
        Assert.Equal(294, Compare(query, [.. Group("a", 50, 10), .. Group("b", 50, 10)]).Together.Differences.Single().NeededForSmallest);
    }

    [Theory]
    [InlineData(0.3, true), InlineData(0.6, true), InlineData(0.7, false)]
    public void Beyond_everybody_and_nobody_there_is_no_difference(double smallest, bool isNeeded)
    {
        var query = Clicks with { SmallestDifference = smallest };
        var row = Compare(query, [.. Group("a", 50, 30), .. Group("b", 50, 30)]).Together.Differences.Single();
        Assert.Equal(isNeeded, row.NeededForSmallest is not null);
    }

    [Fact]
    public void What_is_surely_smaller_than_matters_is_alike()
    {
        var query = Clicks with { SmallestDifference = 0.3 };
        var row = Compare(query, [.. Group("a", 100, 20), .. Group("b", 100, 21)]).Together.Differences.Single();
        Assert.Equal((DifferenceFinding.Alike, null), (row.Finding, row.Reason));
    }

    [Fact]
    public void What_nobody_did_is_not_tested_and_makes_no_other_test_stricter()
    {
        var query = TwoEmails with { Measures = [VariantMeasure.Click, VariantMeasure.Conversion] };
        var rows = Compare(query, [.. Group("a", 80, 48), .. Group("b", 70, 56)]).Together.Differences;
        Assert.Equal((DifferenceFinding.NotEnoughData, NotDecided.NobodyOrEverybody), (rows[1].Finding, rows[1].Reason));
        Assert.Equal((null, rows[0].PValue), (rows[1].PValue, rows[0].AdjustedPValue));
    }

    [Fact]
    public void Several_comparisons_are_adjusted_for_each_other()
    {
        var query = Clicks with { Variants = [.. Clicks.Variants, new Variant("C", "c")] };
        var rows = Compare(query, [.. Group("a", 80, 48), .. Group("b", 70, 56), .. Group("c", 80, 48)]).Together.Differences;
        Assert.Equal(["B", "C"], rows.Select(row => row.Variant));
        Assert.Equal(2 * rows[0].PValue!.Value, rows[0].AdjustedPValue!.Value, 12);
        Assert.Equal(1, rows[1].AdjustedPValue);
    }

    [Fact]
    public void Who_opened_either_of_two_emails_opened_the_variant_once()
    {
        var query = TwoEmails with { Variants = [new Variant("A", "a", "again"), new Variant("B", "b")] };
        var row = Compare(
            query,
            [
                .. Message("a", "ann"), .. Message("a", "bob"), .. Message("again", "ann"), .. Message("again", "bob"),
                Open("a", "ann"), Open("again", "bob"), Open("again", "ann"), .. Message("b", "eve"),
            ]).Together.Variants[0];
        Assert.Equal((2, 2, new Rate(2, 2)), (row.Sent, row.Delivered, row.Open));
    }

    [Fact]
    public void People_count_where_any_variant_has_several_emails()
    {
        Assert.Equal(VariantUnit.Messages, TwoEmails.Unit);
        Assert.Equal(VariantUnit.People, (TwoEmails with { Variants = [new Variant("A", "a", "again"), new Variant("B", "b")] }).Unit);
    }

    [Fact]
    public void A_variant_is_not_measured_where_one_of_its_emails_is_not()
    {
        var query = TwoEmails with { Variants = [new Variant("A", "a", "again"), new Variant("B", "b")] };
        var catalog = new EmailCatalog(
        [
            new Email { Id = "a", Tracking = Tracking.On }, new Email { Id = "again", Tracking = Tracking.Off },
            new Email { Id = "b", Tracking = Tracking.On },
        ]);
        using var ledger = Some.Ledger(
            new LedgerOptions { Catalog = catalog }, [.. Message("a", "ann"), .. Message("again", "ann"), .. Message("b", "eve")]);
        var together = ledger.CompareVariants(query).Together;
        Assert.Equal(Rate.Unmeasured(NotMeasured.TrackingOff), together.Variants[0].Open);
        Assert.Equal(
            (DifferenceFinding.NotMeasured, NotMeasured.TrackingOff), (together.Differences[0].Finding, together.Differences[0].Reason));
    }

    [Fact]
    public void Who_got_several_variants_is_counted() => Assert.Equal(
        1, Compare(TwoEmails, [.. Message("a", "ann"), .. Message("b", "ann"), .. Message("b", "bob")]).Together.Overlap);

    [Fact]
    public void The_test_ends_at_an_instant()
    {
        var query = TwoEmails with { Test = TestPhase.SentBefore(Some.At(100)) };
        var test = Compare(query, [.. Message("a", "ann", 99.999), .. Message("a", "bob", 100), .. Message("b", "eve", 100)]);
        Assert.Equal([1, 0], test.Test!.Variants.Select(row => row.Sent));
        Assert.Equal([1, 1], test.Rest!.Variants.Select(row => row.Sent));
        Assert.Equal([2, 1], test.Together.Variants.Select(row => row.Sent));
    }

    [Fact]
    public void A_tag_tells_the_test()
    {
        var query = TwoEmails with { Test = TestPhase.Tagged("phase", "test") };
        var tagged = Segments.None with { Tags = Segments.None.Tags.Add("phase", "test") };
        var test = Compare(
            query, [.. Message("a", "ann").Select(happened => happened with { Segments = tagged }), .. Message("a", "bob")]);
        Assert.Equal((1, 1), (test.Test!.Variants[0].Sent, test.Rest!.Variants[0].Sent));
    }

    [Fact]
    public void A_person_of_both_phases_counts_once_together()
    {
        var query = TwoEmails with
        {
            Variants = [new Variant("A", "a", "again"), new Variant("B", "b")], Test = TestPhase.SentBefore(Some.At(100)),
        };
        var test = Compare(query, [.. Message("a", "ann"), .. Message("again", "ann", 200)]);
        Assert.Equal((1, 1, 1), (test.Test!.Variants[0].Sent, test.Rest!.Variants[0].Sent, test.Together.Variants[0].Sent));
    }

    [Fact]
    public void A_variant_that_nobody_got_is_not_measured()
    {
        var row = Compare(Clicks, [.. Message("a", "ann")]).Together.Differences.Single();
        Assert.Equal((DifferenceFinding.NotMeasured, NotMeasured.NothingToCount), (row.Finding, row.Reason));
    }

    [Fact]
    public void An_exchange_of_the_variants_changes_the_sign_alone()
    {
        EmailEvent[] events = [.. Group("a", 80, 48), .. Group("b", 70, 56)];
        var row = Compare(Clicks, events).Together.Differences.Single();
        var other = Compare(Clicks with { Variants = [Clicks.Variants[1], Clicks.Variants[0]] }, events).Together.Differences.Single();
        Assert.Equal((-row.Difference, row.PValue), (other.Difference, other.PValue));
        Assert.Equal(-row.Low!.Value, other.High!.Value, 15);
    }

    [Fact]
    public void Events_of_a_period_are_not_compared() => Assert.Throws<ArgumentException>(() =>
        Some.Ledger().CompareVariants(TwoEmails, Definition.HubSpot with { DateBasis = DateBasis.EventDate }));

    [Fact]
    public void A_scope_with_emails_is_refused() => Assert.Throws<ArgumentException>(() =>
        Some.Ledger().CompareVariants(TwoEmails, scope: new ReportScope { Email = "a" }));

    [Fact]
    public void One_variant_is_no_test() =>
        Assert.Throws<ArgumentException>(() => new VariantQuery { Variants = [new Variant("A", "a")] });

    [Fact]
    public void No_email_is_of_two_variants() =>
        Assert.Throws<ArgumentException>(() => new VariantQuery { Variants = [new Variant("A", "a"), new Variant("B", "b", "a")] });

    [Fact]
    public void No_two_variants_have_one_name() =>
        Assert.Throws<ArgumentException>(() => new VariantQuery { Variants = [new Variant("A", "a"), new Variant("A", "b")] });

    [Fact]
    public void What_was_read_from_json_is_the_same()
    {
        var test = Compare(
            TwoEmails with { Test = TestPhase.SentBefore(Some.At(100)), SmallestDifference = 0.05, Goal = "order" },
            [.. Group("a", 80, 48), .. Group("b", 70, 56), .. Buyers("b", 3, 2)]);
        Assert.Equal(test.ToString(), Text.Back(test).ToString());
    }
}
