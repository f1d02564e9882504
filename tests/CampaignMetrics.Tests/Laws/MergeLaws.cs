using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Reports over disjoint contacts add up to the report over all, to the byte of its JSON.</summary>
public sealed class MergeLaws
{
    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(WithoutCampaigns(Worlds.Any), (world, random) =>
        Law.AreSame(world.Report(), Report.Merge(Parts(world, random))));

    [Fact]
    public void Any_partition_of_the_contacts_by_event_date_adds_up_to_the_whole() =>
        Law.Holds(WithoutCampaigns(Worlds.AnyByDate), (world, random) =>
        Law.AreSame(world.Report(), Report.Merge(Parts(world, random))));

    [Fact]
    public void What_was_read_of_a_part_without_a_sign_of_tracking_is_not_lost()
    {
        using var seen = Some.Ledger(Some.Sent(to: "ann"), Some.Opened(to: "ann"));
        using var unseen = Some.Ledger(Some.Sent(to: "bob"), Some.Opened(to: "bob", actor: Actor.Automation));
        unseen.ReadLines(new MemoryStream("bad line\n"u8.ToArray()));
        var input = Report.Merge(seen.Report(), unseen.Report()).Input;
        Assert.Equal((1, 1), (input.Lines, input.RejectedCount));
    }

    [Fact]
    public void Parts_that_know_different_campaigns_of_an_email_are_not_merged_under_a_filter_of_campaigns()
    {
        EmailEvent[] events = [Some.Sent(0, "a") with { Segments = new Segments { Campaign = "spring" } }, Some.Sent(1, "b")];
        var scope = new ReportScope { Campaigns = ["spring"] };
        var parts = events.Select(happened => Some.Ledger(happened).Report(scope: scope)).ToList();
        Assert.Contains("catalog", Assert.Throws<ArgumentException>(() => Report.Merge(parts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_know_the_same_campaign_are_merged_under_a_filter_of_campaigns()
    {
        EmailEvent[] events =
        [
            Some.Sent(0, "a") with { Segments = new Segments { Campaign = "spring" } },
            Some.Sent(1, "b") with { Segments = new Segments { Campaign = "spring" } },
        ];
        var scope = new ReportScope { Campaigns = ["spring"] };
        Assert.Equal(2, Report.Merge(events.Select(happened => Some.Ledger(happened).Report(scope: scope))).Delivery.Selected);
    }

    [Fact]
    public void Parts_add_up_in_any_order_and_grouping() => Law.Holds(WithoutCampaigns(Worlds.Any), (world, random) =>
    {
        var parts = Parts(world, random);
        var split = random.Next(1, parts.Length);
        return Law.AreSame(Report.Merge(parts), Report.Merge(Report.Merge(parts[split..]), Report.Merge(parts[..split])));
    }, 300);

    [Fact]
    public void One_part_is_the_whole() =>
        Law.Holds(WithoutCampaigns(Worlds.Any), world => Law.AreSame(world.Report(), Report.Merge(world.Report())), 300);

    [Fact]
    public void A_part_without_events_adds_nothing() =>
        Law.Holds(WithoutCampaigns(Worlds.Any), world => Law.AreSame(world.Report(), Report.Merge(world.Report([]), world.Report())), 300);

    [Fact]
    public void Parts_are_not_changed_by_adding_them_up() => Law.Holds(WithoutCampaigns(Worlds.Any), (world, random) =>
    {
        var parts = Parts(world, random);
        var before = parts.Select(part => part.ToJson()).ToList();
        Report.Merge(parts);
        return parts.Zip(before).All(pair => pair.First.ToJson().AsSpan().SequenceEqual(pair.Second));
    }, 300);

    /// <summary>A filter by campaign has a case of its own.</summary>
    private static Arbitrary<World> WithoutCampaigns(Arbitrary<World> worlds) => Arb.From(
        worlds.Generator.Select(world => world with { Scope = world.Scope with { Campaigns = [] } }), worlds.Shrinker);

    /// <summary>Reports over four parts of the contacts.</summary>
    private static Report[] Parts(World world, Random random)
    {
        var partOf = world.Events.Select(happened => happened.Recipient).Distinct().ToDictionary(contact => contact, _ => random.Next(4));
        return [
            .. Enumerable.Range(0, 4).Select(part => world.Report(world.Events.Where(happened => partOf[happened.Recipient] == part)))];
    }
}
