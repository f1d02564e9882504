using CampaignMetrics.Definitions;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Variants have the numbers of their emails' reports, and of the lists behind them.</summary>
public sealed class VariantLaws
{
    private static readonly VariantQuery
        Singles = new() { Variants = [new Variant("A", "spring"), new Variant("B", "summer")] },
        Efforts = new() { Variants = [new Variant("A", "spring", "Spring"), new Variant("B", "summer")] };

    [Fact]
    public void The_rates_of_an_email_are_those_of_its_report() => Law.Holds(Worlds.Any, given =>
    {
        var world = WithoutEmails(given);
        return Of(world, Singles).Together.Variants.Zip(["spring", "summer"]).All(pair =>
        {
            var report = (world with { Scope = world.Scope with { Emails = [pair.Second] } }).Report();
            return pair.First.Sent == report.Counts[Metric.Sent] && pair.First.Delivered == report.Counts[Metric.Delivered]
                && AreSame(pair.First.Open, report.Rates.Open, world.Definition, world.Definition.Rates.Open)
                && AreSame(pair.First.Click, report.Rates.Click, world.Definition, world.Definition.Rates.Click);
        });
    }, 300);

    [Fact]
    public void What_an_email_earned_is_what_its_report_says_where_all_was_delivered()
    {
        var earned = 0;
        Law.Holds(Worlds.Any, given =>
        {
            var world = SentOnce(WithoutEmails(given));
            var report = (world with { Scope = world.Scope with { Emails = ["spring"] } }).Report();
            // What is earned by messages that are not known to be sent, or bounced, is nobody's per recipient.
            if (report.Counts[Metric.Delivered] < Messages(world, "spring")) return true;
            var row = Of(world, Singles).Together.Variants[0];
            if (report.Revenue.Length > 0) earned++;
            return report.Revenue.All(told =>
                row.Revenue.Any(amount => amount.Amount == told.Amount) || row.Conversion.NotMeasured is not null);
        });
        Assert.True(earned > 0);
    }

    [Fact]
    public void People_are_the_distinct_contacts_of_the_lists() => Law.Holds(Worlds.Any, given =>
    {
        var world = WithoutEmails(given);
        if (world.Definition.NeedsCohort) return true;
        var row = Of(world, Efforts).Together.Variants[0];
        return row.Sent == People(world, Metric.Sent) && row.Delivered == People(world, Metric.Delivered)
            && HasPeople(row.Open, world, world.Definition.Rates.Open) && HasPeople(row.Click, world, world.Definition.Rates.Click);
    }, 300);

    [Fact]
    public void Test_and_rest_are_all_messages() => Law.Holds(Worlds.Any, given =>
    {
        var test = Of(WithoutEmails(given), Singles with { Test = TestPhase.SentBefore(WorldEvents.Start.AddSeconds(10)) });
        return test.Together.Variants.Zip(test.Test!.Variants, test.Rest!.Variants).All(row =>
            row.First.Sent == row.Second.Sent + row.Third.Sent && row.First.Delivered == row.Second.Delivered + row.Third.Delivered);
    }, 300);

    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(Worlds.Any, (given, random) =>
    {
        var world = WithoutEmails(given);
        world = world with { Scope = world.Scope with { Campaigns = [] } };
        var query = random.Next(2) == 0 ? Singles : Efforts with { Test = TestPhase.SentBefore(WorldEvents.Start.AddSeconds(10)) };
        var partOf = world.Events.Select(happened => happened.Recipient).Distinct().ToDictionary(contact => contact, _ => random.Next(3));
        var parts = Enumerable.Range(0, 3).Select(part =>
            Of(world with { Events = [.. world.Events.Where(happened => partOf[happened.Recipient] == part)] }, query));
        return Of(world, query).ToString() == VariantComparison.Merge(parts).ToString();
    }, 300);

    [Fact]
    public void Neither_order_nor_copies_change_a_byte() => Law.Holds(Worlds.Any, given =>
    {
        var world = WithoutEmails(given);
        return Of(world, Efforts).ToString()
            == Of(world with { Events = [.. world.Events.Reverse(), .. world.Events] }, Efforts).ToString();
    }, 200);

    private static World WithoutEmails(World world) => world with { Scope = world.Scope with { Emails = [] } };

    /// <summary>Each email to a contact is one message.</summary>
    private static World SentOnce(World world) => world with
    {
        Events = [.. world.Events.Select(happened => happened with { Send = null })],
        Catalog = new EmailCatalog(world.Catalog.Emails.Select(email => email with { Repeats = false })),
    };

    private static VariantComparison Of(World world, VariantQuery query) =>
        world.Ledger().CompareVariants(query, world.Definition, world.Scope);

    /// <summary>A rate that is no proportion, or is estimated, is not compared.</summary>
    private static bool AreSame(Rate rate, ReportedRate reported, Definition definition, RateFormula? formula)
    {
        if (formula is not null && definition.MethodOf(formula) == RateMethod.Estimated) return true;
        if (rate.NotMeasured == "no proportion by this definition") return reported.Rate is null;
        return (rate.Numerator, rate.Denominator, rate.NotMeasured)
            == (reported.Ratio.Numerator, reported.Ratio.Denominator, reported.Ratio.NotMeasured);
    }

    private static bool HasPeople(Rate rate, World world, RateFormula? formula) =>
        rate.NotMeasured is not (null or NotMeasured.NothingToCount)
        || (rate.Numerator, rate.Denominator) == (People(world, formula!.Numerator), People(world, Metrics.WholeOf(formula)));

    private static long People(World world, Metric metric) => world.Ledger()
        .Recipients(metric, world.Definition, world.Scope with { Emails = ["spring", "Spring"] })
        .Select(recipient => recipient.Contact).Distinct().Count();

    private static long Messages(World world, string email) =>
        world.Events.Where(happened => happened.Email == email).Select(happened => happened.Recipient).Distinct().Count();
}
