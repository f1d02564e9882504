using CampaignMetrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Portfolio;

/// <summary>Watch reports agree with the other documents, and a score never rises by what is bad.</summary>
public sealed class WatchLaws
{
    private static readonly string[] Domains = ["gmail.com", "yahoo.com", "gmx.de", "example.org"];

    private static readonly Gen<(int Domain, int Delivered, int Hard, int Blocked, int Complaints)> AnyMail =
        from domain in Gen.Choose(0, Domains.Length - 1)
        from delivered in Gen.Choose(0, 1500)
        from hard in Gen.Frequency((3, Gen.Choose(0, 20)), (1, Gen.Choose(0, 400)))
        from blocked in Gen.Choose(0, 20)
        from complaints in Gen.Frequency((3, Gen.Choose(0, 5)), (1, Gen.Choose(0, 100)))
        select (domain, delivered, hard, blocked, complaints);

    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var stated = world with { Scope = world.Scope with { Campaigns = [] } };
        var partOf = world.Events.Select(happened => happened.Recipient).Distinct().ToDictionary(contact => contact, _ => random.Next(3));
        var parts = Enumerable.Range(0, 3)
            .Select(part => Of(stated with { Events = [.. world.Events.Where(happened => partOf[happened.Recipient] == part)] }));
        return Of(stated).ToString() == WatchReport.Merge(parts).ToString();
    }, 300);

    [Fact]
    public void Neither_order_nor_copies_change_a_byte() => Law.Holds(Worlds.Any, world =>
        Of(world).ToString() == Of(world with { Events = [.. world.Events.Reverse(), .. world.Events] }).ToString(), 200);

    [Fact]
    public void Providers_and_days_are_those_of_a_breakdown_and_add_up_to_the_report() => Law.Holds(Worlds.Any, world =>
    {
        var (watch, report) = (Of(world), world.Report());
        var breakdown = world.Ledger().Breakdown(Dimension.MailboxProvider, world.Definition, world.Scope);
        return watch.Providers.Sum(row => row.Delivery.Sent) == report.Delivery.Sent
            && watch.Days.Sum(row => row.Delivery.Bounced) == report.Delivery.Bounced
            && watch.Providers.Select(row => (row.Provider, row.Delivery))
                .SequenceEqual(breakdown.Rows.Select(row => (row.Key, row.Delivery)));
    }, 300);

    [Fact]
    public void Violations_are_those_of_the_unsubscriptions() => Law.Holds(Worlds.Any, world =>
        Of(world).Violations.Equals(world.Ledger().Unsubscriptions(world.Definition, world.Scope).Violations), 200);

    [Fact]
    public void More_bounces_never_raise_the_score() => NeverRaised(mail => mail with { Hard = mail.Hard + 7 });

    [Fact]
    public void Nor_do_bounces_of_any_other_class() => NeverRaised(mail => mail with { Blocked = mail.Blocked + 1 });

    [Fact]
    public void More_complaints_never_raise_the_score() =>
        NeverRaised(mail => mail.Delivered == 0 ? mail : mail with { Delivered = mail.Delivered - 1, Complaints = mail.Complaints + 1 });

    /// <summary>Neither the score of all, nor that of the provider.</summary>
    private static void NeverRaised(
        Func<(int Domain, int Delivered, int Hard, int Blocked, int Complaints),
            (int Domain, int Delivered, int Hard, int Blocked, int Complaints)> worse) =>
        Prop.ForAll(AnyMail.ArrayOf(3).ToArbitrary(), mail =>
        {
            var before = Of(mail);
            for (var i = 0; i < mail.Length; i++)
            {
                var after = Of([.. mail.Select((part, place) => place == i ? worse(part) : part)]);
                if (after.Health.Points > before.Health.Points) return false;
                foreach (var row in after.Providers)
                    if (row.Health.Points > PointsOf(before, row.Provider)) return false;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    private static double? PointsOf(WatchReport watch, string? provider) =>
        watch.Providers.FirstOrDefault(row => row.Provider == provider)?.Health.Points;

    private static WatchReport Of((int Domain, int Delivered, int Hard, int Blocked, int Complaints)[] mail) => WatchTests.Watch(
        [.. mail.Select((part, day) =>
            WatchTests.Mail(Domains[part.Domain], day, part.Delivered, part.Hard, part.Blocked, part.Complaints))]);

    private static WatchReport Of(World world) => world.Ledger().Watch(definition: world.Definition, scope: world.Scope);
}
