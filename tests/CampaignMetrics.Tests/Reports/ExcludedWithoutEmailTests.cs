using CampaignMetrics.Tests.Messages;

namespace CampaignMetrics.Tests.Reports;

/// <summary>What programs did without naming an email is lost nowhere: it is left out by its rule.</summary>
public sealed class ExcludedWithoutEmailTests
{
    private static Report Report(ReportScope? scope, params EmailEvent[] events) => Some.Ledger(events).Report(scope: scope);

    private static readonly EmailEvent[] ByPrograms =
    [
        Some.Unsubscribed() with { Email = null, Actor = Actor.Automation },
        Some.SpamReported() with { Email = null, Actor = Actor.Automation },
        Some.Converted(5, named: false) with { Actor = Actor.Automation },
    ];

    [Fact]
    public void It_is_counted_by_its_rule() =>
        Assert.Equal([new ExcludedEvents("stated", 3)], Report(null, ByPrograms).Excluded.Rules);

    [Fact]
    public void It_is_no_more_unattributed() => Assert.Equal(new UnattributedReport(0, 0, 0, 0), Report(null, ByPrograms).Unattributed);

    [Fact]
    public void A_scope_of_one_email_has_no_place_for_it() =>
        Assert.Empty(Report(new ReportScope { Email = Some.Email }, ByPrograms).Excluded.Rules);

    [Fact]
    public void A_period_has_its_own() =>
        Assert.Empty(Report(new ReportScope { From = new DateOnly(2026, 3, 3) }, ByPrograms).Excluded.Rules);

    [Fact]
    public void What_a_person_did_is_not_left_out() =>
        Assert.Empty(Report(null, Some.Unsubscribed() with { Email = null }).Excluded.Rules);
}
