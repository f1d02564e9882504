using CampaignMetrics.Time;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Laws 1 and 2 of the definitions, and sums that must agree.</summary>
public sealed class CountLaws
{
    [Fact]
    public void Every_message_stands_in_exactly_one_place() => Law.Holds(Worlds.Any, world =>
    {
        var delivery = world.Report().Delivery;
        return delivery.Selected == delivery.Sent + delivery.NotSent
            && delivery.Sent == delivery.Delivered + delivery.Bounced + delivery.Deferred + delivery.Pending
            && delivery.Bounced == Enum.GetValues<BounceClass>().Sum(delivery.BouncedAs)
            && delivery.Bounced == delivery.BounceReasons.Sum(reason => reason.Count)
            && delivery.NotSent == delivery.NotSentReasons.Sum(reason => reason.Count);
    });

    [Fact]
    public void Machines_change_no_human_number() =>
        Law.Holds(Worlds.Of(Worlds.Scopes, FsCheck.Fluent.Gen.Elements(LeaveMachinesOut)), (world, random) =>
    {
        // Of a message that was sent, at times of its own events: evidence of sending and the range of time stay as they were.
        var machines = world.Distinct.Where(happened => happened is Sent or Delivered or Opened)
            .Select((happened, number) => Machine(happened, number, random));
        var (before, after) = (Law.Json(world.Report()).AsObject(), Law.Json(world.Report([.. world.Events, .. machines])).AsObject());
        foreach (var part in (string[])["excluded", "input"]) _ = before.Remove(part) && after.Remove(part);
        return JsonDifference.Of(before, after) is not { } difference ? true : throw new InvalidOperationException(difference);
    });

    [Fact]
    public void Buckets_add_up_to_the_totals_and_first_opens_to_the_unique_ones() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        var (buckets, engagement) = (report.Timeline.Buckets, report.Engagement);
        return buckets.Sum(bucket => bucket.Opens) == engagement.TotalOpens
            && buckets.Sum(bucket => bucket.FirstOpens) == engagement.UniqueOpens
            && buckets.Sum(bucket => bucket.Clicks) == engagement.TotalClicks
            && buckets.Sum(bucket => bucket.FirstClicks) == engagement.UniqueClicks
            && buckets.Zip(buckets.Skip(1)).All(pair => pair.First.Start < pair.Second.Start);
    });

    [Fact]
    public void Every_break_down_adds_up_to_the_totals() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        var (opens, uniqueOpens) = (report.Engagement.TotalOpens, report.Engagement.UniqueOpens);
        var (clicks, uniqueClicks) = (report.Engagement.TotalClicks, report.Engagement.UniqueClicks);
        return report.Clients.Sum(row => row.Opens.Total) == opens && report.Clients.Sum(row => row.Opens.Unique) == uniqueOpens
            && report.Devices.Sum(row => row.Clicks.Total) == clicks && report.Devices.Sum(row => row.Clicks.Unique) == uniqueClicks
            && report.Links.Sum(row => row.Combined.Total) == clicks
            && report.Links.All(row => row.Html.Total + row.Text.Total == row.Combined.Total)
            && report.Contacts.ByOpens.Sum(row => row.Opens) == opens && report.Contacts.ByClicks.Sum(row => row.Clicks) == clicks
            && report.Domains.Sum(row => row.Opens) == opens && report.Domains.Sum(row => row.Sent) == report.Delivery.Sent
            && report.Emails.Sum(row => row.Engagement.TotalOpens) == opens
            && report.Emails.Sum(row => row.Delivery.Selected) == report.Delivery.Selected
            && Enumerable.Range(0, 7).Sum(day => Sum(report.WeekHours.OpensOfDay(day))) == opens
            && Enumerable.Range(0, 7).Sum(day => Sum(report.WeekHours.ClicksOfDay(day))) == clicks;
    });

    [Fact]
    public void Every_open_and_click_is_counted_or_left_out_for_one_reason() => Law.Holds(Worlds.Whole, world =>
    {
        var events = world.Distinct.Where(happened => happened is not Viewed).ToList();
        var report = world.Report(events);
        return report.Engagement.TotalOpens - report.Engagement.ImpliedOpens + report.Engagement.TotalClicks
            + report.Excluded.Rules.Sum(rule => rule.Events)
            == events.Count(happened => happened is Opened or Clicked);
    });

    [Fact]
    public void Uniques_never_exceed_totals() => Law.Holds(Worlds.Any, world =>
    {
        var engagement = world.Report().Engagement;
        return engagement.UniqueOpens <= engagement.TotalOpens
            && engagement.UniqueClicks <= engagement.TotalClicks
            && engagement.ImpliedOpens <= engagement.UniqueOpens;
    });

    [Fact]
    public void Numbers_and_lists_agree() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        var report = ledger.Report(world.Definition, world.Scope);
        return Enum.GetValues<Metric>()
            .Where(IsOfMessages)
            .All(metric => ledger.Recipients(metric, world.Definition, world.Scope).Count() == report.Counts[metric]);
    }, 300);

    private static Definition[] LeaveMachinesOut =>
        [
            .. Definition.All.Where(definition =>
                definition is { AutomationOpens: MachinePolicy.Exclude, AutomationClicks: MachinePolicy.Exclude }),
        ];

    private static bool IsOfMessages(Metric metric) => metric is not (Metric.TotalOpens or Metric.TotalClicks
        or Metric.AutomationOpens or Metric.AutomationClicks or Metric.PrivacyOpens or Metric.RoleClicks);

    private static EmailEvent Machine(EmailEvent beside, int number, Random random)
    {
        var request = random.Next(3) switch
        {
            0 => new WebRequest { UserAgent = "scanner/1.0" },
            1 => new WebRequest { UserAgent = "Thunderbird", Method = "HEAD", Ip = "192.0.2.1" },
            _ => new WebRequest { UserAgent = "" },
        };
        return random.Next(3) switch
        {
            0 =>
                new Opened
                {
                    Id = $"machine-{number}", At = beside.At, Email = beside.Email, Recipient = beside.Recipient, Request = request,
                },
            1 =>
                new Clicked
                {
                    Id = $"machine-{number}", At = beside.At, Email = beside.Email, Recipient = beside.Recipient, Request = request,
                    Url = WorldEvents.Urls[random.Next(3)],
                },
            _ =>
                new Viewed
                {
                    Id = $"machine-{number}", At = beside.At, Email = beside.Email, Recipient = beside.Recipient, Request = request,
                    Duration = TimeSpan.FromSeconds(99), Actor = Actor.Automation,
                },
        };
    }

    private static long Sum(ReadOnlySpan<long> hours)
    {
        var sum = 0L;
        foreach (var count in hours) sum += count;
        return sum;
    }
}
