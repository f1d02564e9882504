namespace CampaignMetrics.Tests.Laws;

/// <summary>A report whose sums were kept and renewed is the report that counts everything.</summary>
public sealed class KeptReportLaws
{
    [Fact]
    public void A_renewed_report_is_the_report_of_all_events() => Law.Holds(Worlds.Any, Renew, 300);

    [Fact]
    public void A_renewed_report_by_event_date_is_the_report_of_all_events() => Law.Holds(Worlds.AnyByDate, Renew, 300);

    [Fact]
    public void Reports_of_single_emails_are_renewed_beside_that_of_all() => Law.Holds(Worlds.Any, (world, random) =>
    {
        ReportScope[] scopes = [world.Scope, .. WorldEvents.Emails.Select(email => world.Scope with { Email = email })];
        using var ledger = Keeping(world);
        var events = new List<EmailEvent>();
        foreach (var happened in world.Events)
        {
            events.Add(happened);
            ledger.Apply(happened);
            var scope = scopes[random.Next(scopes.Length)];
            Law.AreSame(world.Ledger(events).Report(world.Definition, scope), ledger.Report(world.Definition, scope));
        }
        return true;
    }, 200);

    [Fact]
    public void Most_reports_of_growing_ledgers_are_renewed()
    {
        var (renewals, reports) = (0L, 0);
        Law.Holds(Worlds.Any, world =>
        {
            using var ledger = Keeping(world);
            foreach (var happened in world.Events)
            {
                ledger.Apply(happened);
                ledger.Report(world.Definition, world.Scope);
                reports++;
            }
            renewals += ledger.Kept.Renewals;
            return true;
        }, 300);
        Assert.InRange(renewals, reports / 4, reports);
    }

    private static bool Renew(World world, Random random)
    {
        using var ledger = Keeping(world);
        for (var from = 0; from < world.Events.Count;)
        {
            var count = random.Next(1, 4);
            foreach (var happened in world.Events.Skip(from).Take(count)) ledger.Apply(happened);
            from = Math.Min(from + count, world.Events.Count);
            Law.AreSame(
                world.Ledger(world.Events.Take(from)).Report(world.Definition, world.Scope),
                ledger.Report(world.Definition, world.Scope));
        }
        return true;
    }

    private static MessageLedger Keeping(World world) => new(world.Options with { LeastMessagesToKeepReports = 0 });
}
