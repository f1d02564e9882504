namespace CampaignMetrics.Tests.Laws;

/// <summary>Lists, groups and comparisons of emails are sums of the same messages.</summary>
public sealed class PortfolioLaws
{
    private static readonly Metric[] Additive = [Metric.Selected, Metric.Sent, Metric.Delivered, Metric.Bounced, Metric.Unsubscribed];

    [Fact]
    public void The_emails_of_a_list_add_up_to_the_report() => Law.Holds(Worlds.Any, world =>
    {
        var scope = world.Scope with { Viewer = Viewer.OfAll };
        var ledger = world.Ledger();
        var list = ledger.Emails(new EmailQuery { Limit = EmailQuery.MaxLimit }, world.Definition, scope);
        return Agree(list.Emails.Select(email => email.Report.Counts), ledger.Report(world.Definition, scope).Counts);
    }, 150);

    [Fact]
    public void A_campaign_is_the_sum_of_its_emails() => Law.Holds(Worlds.Any, world =>
    {
        var scope = world.Scope with { Viewer = Viewer.OfAll };
        var ledger = world.Ledger();
        var emails = ledger.Report(world.Definition, scope).Emails;
        return ledger.Breakdown(Dimension.Campaign, world.Definition, scope).Rows
            .All(row => Agree(emails.Where(email => email.Campaign == row.Key).Select(email => email.Counts), row.Counts));
    }, 150);

    [Fact]
    public void Units_and_types_partition_the_messages() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        return ledger.Breakdowns([Dimension.BusinessUnit, Dimension.EmailType, Dimension.Email], world.Definition, world.Scope)
            .All(breakdown => Agree(breakdown.Rows.Select(row => row.Counts), breakdown.Total.Counts));
    }, 150);

    [Fact]
    public void Pages_are_parts_of_the_whole_list() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        var query = new EmailQuery { SortBy = Measure.Rate("open"), Limit = EmailQuery.MaxLimit };
        var whole = ledger.Emails(query, world.Definition, world.Scope).Emails;
        var pages = Enumerable.Range(0, whole.Length)
            .SelectMany(offset => ledger.Emails(query with { Offset = offset, Limit = 1 }, world.Definition, world.Scope).Emails);
        return whole.SequenceEqual(pages);
    }, 100);

    [Fact]
    public void A_report_compared_with_itself_has_not_changed() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        var overview = new Overview(report, report);
        return new[] { overview.Engagement, overview.Delivery }.All(section =>
            section.Counts.All(count => count.Change.Relative is null or 0)
            && section.Rates.All(rate => rate.PercentagePoints is null or 0));
    }, 150);

    [Fact]
    public void More_openers_of_as_many_never_rank_lower() => Law.Holds(Worlds.Any, world =>
    {
        var ranking = world.Ledger().Ranking(rate: "open", definition: Definition.HubSpot);
        return ranking.Emails.All(one => ranking.Emails.All(other =>
            one.Rate.Ratio.Denominator != other.Rate.Ratio.Denominator || one.Rate.Ratio.Numerator <= other.Rate.Ratio.Numerator
            || one.Rank < other.Rank));
    }, 150);

    private static bool Agree(IEnumerable<MetricCounts> parts, MetricCounts whole)
    {
        var all = parts.ToList();
        return Additive.All(metric => all.Sum(counts => counts[metric]) == whole[metric]);
    }
}
