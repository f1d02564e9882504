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

    [Theory]
    [InlineData(DateBasis.SendCohort)]
    [InlineData(DateBasis.EventDate)]
    public void What_states_Automation_changes_no_human_number(DateBasis basis) =>
        Law.Holds(Worlds.Of(Worlds.Scopes, FsCheck.Fluent.Gen.Elements(LeaveMachinesOut(basis))), (world, random) =>
    {
        var machines = world.Distinct.Select((happened, number) => Machine(happened, number, random));
        var (before, after) = (Law.Json(world.Report()).AsObject(), Law.Json(world.Report([.. world.Events, .. machines])).AsObject());
        foreach (var part in (string[])["excluded", "input", "caveats"]) _ = before.Remove(part) && after.Remove(part);
        return JsonDifference.Of(before, after) is not { } difference ? true : throw new InvalidOperationException(difference);
    });

    [Fact]
    public void Buckets_add_up_to_the_totals_and_first_opens_to_the_unique_ones() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        var (buckets, engagement) = (report.Timeline.Buckets, report.Engagement);
        if (buckets.Zip(buckets.Skip(1)).Any(pair => pair.First.Start >= pair.Second.Start)) return false;
        // A range that is given leaves out what came later.
        return world.Scope is not { From: null, To: null }
            || (buckets.Sum(bucket => bucket.Opens) == (engagement.TotalOpens ?? 0)
                && buckets.Sum(bucket => bucket.FirstOpens) == (engagement.UniqueOpens ?? 0)
                && buckets.Sum(bucket => bucket.Clicks) == (engagement.TotalClicks ?? 0)
                && buckets.Sum(bucket => bucket.FirstClicks) == (engagement.UniqueClicks ?? 0));
    });

    [Fact]
    public void Every_break_down_adds_up_to_the_totals() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        var (opens, uniqueOpens) = (report.Engagement.TotalOpens ?? 0, report.Engagement.UniqueOpens ?? 0);
        var (clicks, uniqueClicks) = (report.Engagement.TotalClicks ?? 0, report.Engagement.UniqueClicks ?? 0);
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
        // Of a message that was sent, whose opens and clicks are measured.
        var events = world.Distinct.Where(happened => happened is Sent or Opened or Clicked).ToList();
        var report = world.Report(events);
        return report.Engagement is { TotalOpens: { } opens, ImpliedOpens: { } implied, TotalClicks: { } clicks }
            ? opens - implied + clicks + report.Excluded.Rules.Sum(rule => rule.Events)
                == events.Count(happened => happened is Opened or Clicked)
            : report.Excluded.Rules.Sum(rule => rule.Events) == events.Count(happened => happened is Opened or Clicked);
    });

    [Fact]
    public void Revenue_is_negative_only_where_refunds_are_told() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        return report.Revenue.All(row => row.Amount.Amount >= 0 || row.Refunds > 0);
    });

    [Fact]
    public void Uniques_never_exceed_totals() => Law.Holds(Worlds.Any, world =>
    {
        var engagement = world.Report().Engagement;
        return engagement.UniqueOpens is null
            ? engagement is { TotalOpens: null, ImpliedOpens: null, TotalClicks: null, UniqueClicks: null }
            : engagement.UniqueOpens <= engagement.TotalOpens
                && engagement.UniqueClicks <= engagement.TotalClicks
                && engagement.ImpliedOpens <= engagement.UniqueOpens;
    });

    [Fact]
    public void Numbers_and_lists_agree() => Law.Holds(Worlds.Any, AgreesWithLists, 300);

    [Fact]
    public void Numbers_and_lists_agree_where_unsubscriptions_go_to_clicks() => Law.Holds(
        Worlds.Any,
        world => AgreesWithLists(world with { Definition = world.Definition with { UnsubscribeWindow = TimeSpan.FromHours(1) } }),
        300);

    private static bool AgreesWithLists(World world)
    {
        var ledger = world.Ledger();
        var report = ledger.Report(world.Definition, world.Scope);
        return Enum.GetValues<Metric>()
            .Where(IsOfMessages)
            .All(metric => ledger.Recipients(metric, world.Definition, world.Scope).Count() == report.Counts[metric]);
    }

    private static Definition[] LeaveMachinesOut(DateBasis basis) =>
        [
            .. Definition.All
                .Where(definition =>
                    definition is { AutomationOpens: MachinePolicy.Exclude, AutomationClicks: MachinePolicy.Exclude })
                .Select(definition => definition with { DateBasis = basis }),
        ];

    private static bool IsOfMessages(Metric metric) => metric is not (Metric.TotalOpens or Metric.TotalClicks
        or Metric.AllOpens or Metric.AllClicks or Metric.AutoReplies
        or Metric.AutomationOpens or Metric.AutomationClicks or Metric.PrivacyOpens or Metric.RoleClicks);

    /// <summary>An event of any type that knows actors, which states a program, at about the time of another.</summary>
    private static EmailEvent Machine(EmailEvent beside, int number, Random random)
    {
        var request = new WebRequest { UserAgent = "Thunderbird", Ip = "192.0.2.1", Place = new Place("US", null, null) };
        EmailEvent made = random.Next(8) switch
        {
            0 => new Opened { At = beside.At, Recipient = beside.Recipient, Request = request },
            1 => new Clicked
            {
                At = beside.At, Recipient = beside.Recipient, Request = request,
                Url = WorldEvents.Urls[random.Next(WorldEvents.Urls.Length)],
            },
            2 => new Viewed { At = beside.At, Recipient = beside.Recipient, Request = request, Duration = TimeSpan.FromSeconds(99) },
            3 => new Replied { At = beside.At, Recipient = beside.Recipient },
            4 => new Forwarded { At = beside.At, Recipient = beside.Recipient },
            5 => new Unsubscribed { At = beside.At, Recipient = beside.Recipient, Request = request },
            6 => new SpamReported { At = beside.At, Recipient = beside.Recipient },
            _ => new Converted
            {
                At = beside.At, Recipient = beside.Recipient, Goal = "visit", Order = "A-1", Amount = new Money(7, "EUR"),
            },
        };
        return made with
        {
            Id = $"machine-{number}",
            // Mostly beside the other event, at times in another period.
            At = beside.At.AddSeconds(random.Next(-100, 100)).AddDays(random.Next(4) == 0 ? random.Next(-3, 8) : 0),
            Email = beside.Email ?? new EmailId(WorldEvents.Emails[0]),
            Actor = Actor.Automation,
        };
    }

    private static long Sum(ReadOnlySpan<long> hours)
    {
        var sum = 0L;
        foreach (var count in hours) sum += count;
        return sum;
    }
}
