using System.Collections.Immutable;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Messages;
using CampaignMetrics.Tests.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Random small worlds; a failing one shrinks to the events that it needs.</summary>
internal static class Worlds
{
    /// <summary>Any scope, under a product's definition or one that a user made.</summary>
    public static Arbitrary<World> Any { get; } = Of(Scopes, Gen.OneOf(Gen.Elements<Definition>(Definition.All), OwnDefinitions));

    /// <summary>The same, also with periods that select by each event's own date.</summary>
    public static Arbitrary<World> AnyByDate { get; } =
        Of(Scopes, OwnDefinitions.Select(definition => definition with { DateBasis = DateBasis.EventDate }));

    /// <summary>Everything in scope.</summary>
    public static Arbitrary<World> Whole { get; } = Of(Gen.Constant(ReportScope.All), Gen.Elements<Definition>(Definition.All));

    public static Arbitrary<World> Of(Gen<ReportScope> scopes, Gen<Definition> definitions) => Arb.From(
        from events in Gen.OneOf(Crowded, Scattered)
        from catalog in Catalogs
        from definition in definitions
        from scope in scopes
        select new World(events, catalog, definition, scope), Shrink);

    /// <summary>Many events of few messages: bursts, traps and ties.</summary>
    private static Gen<EmailEvent[]> Crowded =>
        from emails in Gen.Choose(1, 2)
        from contacts in Gen.Choose(1, 2)
        from count in Gen.Choose(3, 25)
        from events in WorldEvents.Event(emails, contacts, aboutDelivery: 2).ArrayOf(count)
        select events;

    /// <summary>Few events of many messages, or none at all: every place where a message may stand.</summary>
    private static Gen<EmailEvent[]> Scattered =>
        from emails in Gen.Choose(1, 3)
        from contacts in Gen.Choose(1, 4)
        from count in Gen.Choose(0, 15)
        from events in WorldEvents.Event(emails, contacts, aboutDelivery: 12).ArrayOf(count)
        select events;

    private static IEnumerable<World> Shrink(World world)
    {
        foreach (var size in new[] { world.Events.Count / 2, world.Events.Count / 4, 1 }.Where(size => size > 0).Distinct())
            for (var start = 0; start < world.Events.Count; start += size)
                yield return world with { Events = [.. world.Events.Take(start), .. world.Events.Skip(start + size)] };
        if (world.Catalog.Emails.Any()) yield return world with { Catalog = EmailCatalog.Empty };
        if (!world.Scope.Equals(ReportScope.All)) yield return world with { Scope = ReportScope.All };
    }

    private static Gen<EmailCatalog> Catalogs => Gen.SubListOf(WorldEvents.Emails)
        .SelectMany(ids => Gen.CollectToList(ids, Entry)).Select(emails => new EmailCatalog(emails));

    private static Gen<Email> Entry(string id) =>
        from tracking in Gen.Frequency(
            (4, Gen.Constant<Tracking?>(Tracking.On)), (2, Gen.Constant<Tracking?>(null)), (1, Gen.Constant<Tracking?>(Tracking.Off)),
            (2, Gen.Choose(0, 6).Select(step => (Tracking?)Tracking.From(WorldEvents.Start.AddSeconds(step * 5)))))
        from connected in Gen.Elements<bool?>(true, null, false)
        from deliveries in Gen.Elements<Deliveries?>(null, Deliveries.Reported, Deliveries.Presumed)
        from repeats in Gen.Elements<bool?>(null, null, false, true)
        from campaign in Gen.Elements<string?>(null, "c1", "c2")
        from workflow in Gen.Elements<string?>(null, "w1", "w2")
        from team in Gen.Elements<string?>(null, "t1", "t2")
        from unit in Gen.Elements<string?>(null, "b1")
        from type in Gen.Elements<string?>(null, "regular", "blog", "automated")
        from sentAt in Gen.Elements(default(DateTimeOffset?), WorldEvents.Start.AddMinutes(-5))
        select new Email
        {
            Id = id, Name = $"The {id} letter", Tracking = tracking, ConnectedInbox = connected,
            Campaign = campaign is null ? default(CampaignId?) : new CampaignId(campaign),
            Workflow = workflow, Team = team, BusinessUnit = unit, Type = type, SentAt = sentAt,
            Deliveries = deliveries, Repeats = repeats,
            Links =
            [
                new EmailLink { Url = "https://x/off", Role = LinkRole.Unsubscribe },
                new EmailLink { Url = "https://x/trap", Role = LinkRole.Honeypot },
            ],
        };

    public static Gen<ReportScope> Scopes =>
        from emails in Sometimes(WorldEvents.Emails)
        from campaigns in Sometimes("c1", "c2")
        from lists in Sometimes("l1", "l2")
        from workflows in Sometimes("w1", "w2")
        from tags in Sometimes("red")
        from filter in Gen.Frequency(
            (12, Gen.Constant("")), (1, Gen.Constant("team")), (1, Gen.Constant("unit")), (1, Gen.Constant("type")))
        from period in Gen.Frequency(
            (3, Gen.Constant((From: 0, Days: 0))),
            (1, Gen.Zip(Gen.Choose(-2, 2), Gen.Choose(1, 4)).Select(days => (From: days.Item1, Days: days.Item2))))
        from zone in Gen.Elements("UTC", "Europe/Amsterdam", "Asia/Kathmandu", "Australia/Lord_Howe")
        from every in Gen.Elements(Frequency.Hour, Frequency.Day, Frequency.Week, Frequency.Month, Frequency.QuarterHour)
        from firstDay in Gen.Elements(Enum.GetValues<DayOfWeek>())
        from exclude in Sometimes("@example.org", "cy")
        from asOf in Gen.Elements<DateTimeOffset?>(null, WorldEvents.Start.AddDays(4))
        select new ReportScope
        {
            Emails = [.. emails.Select(email => new EmailId(email))],
            Campaigns = [.. campaigns.Select(campaign => new CampaignId(campaign))],
            Lists = lists,
            Workflows = workflows,
            Tags = ImmutableDictionary<string, string>.Empty.AddRange(tags.Select(tag => KeyValuePair.Create("colour", tag))),
            Team = filter == "team" ? "t1" : null,
            BusinessUnit = filter == "unit" ? "b1" : null,
            EmailType = filter == "type" ? "blog" : null,
            From = period.Days > 0 ? new DateOnly(2026, 3, 29).AddDays(period.From) : null,
            To = period.Days > 1 ? new DateOnly(2026, 3, 29).AddDays(period.From + period.Days) : null,
            Zone = Zones.Zone(zone),
            Every = every,
            FirstDayOfWeek = firstDay,
            Exclude = exclude,
            AsOf = asOf,
        };

    private static Gen<Definition> OwnDefinitions =>
        from product in Gen.Elements<Definition>(Definition.All)
        from impliesOpens in Gen.Elements(true, false)
        from automationOpens in Gen.Elements(MachinePolicy.Include, MachinePolicy.Exclude)
        from automationClicks in Gen.Elements(MachinePolicy.Include, MachinePolicy.Exclude)
        from privacyOpens in Gen.Elements(Enum.GetValues<MachinePolicy>())
        from privacyClicks in Gen.Elements(MachinePolicy.Include, MachinePolicy.Exclude)
        from roles in Gen.SubListOf(Enum.GetValues<LinkRole>())
        from hours in Gen.Elements(0, 1, 24, 7 * 24)
        from unsubscribeHours in Gen.Elements<double?>(null, 1, 24)
        from fullIsHard in Gen.Elements(true, false)
        from rates in OwnRates(product.Rates)
        select product with
        {
            Name = "Own",
            ImpliedOpens = impliesOpens,
            AutomationOpens = automationOpens,
            AutomationClicks = automationClicks,
            PrivacyOpens = privacyOpens,
            PrivacyClicks = privacyClicks,
            ExcludedRoles = [.. roles],
            AttributionWindow = TimeSpan.FromHours(hours),
            UnsubscribeWindow = unsubscribeHours is { } window ? TimeSpan.FromHours(window) : null,
            Rates = rates,
            BounceClasses = fullIsHard ? ImmutableDictionary<string,
            BounceClass>.Empty.Add("mailbox-full", BounceClass.Hard) : ImmutableDictionary<string, BounceClass>.Empty,
        };

    /// <summary>Mostly a product's own; sometimes with rates and amounts that a user added.</summary>
    private static Gen<RateFormulas> OwnRates(RateFormulas rates) => Gen.Frequency(
        (3, Gen.Constant(rates)),
        (2,
            from formulas in Gen.SubListOf(OwnFormulas)
            from amounts in Gen.SubListOf(Metric.Sent, Metric.Delivered, Metric.Clicked, Metric.Converted)
            select amounts.Aggregate(
                formulas.Aggregate(rates, (all, own) => all.Add($"own{all.Count}", own)),
                (all, metric) => all.AddAmount($"per{metric}", new(metric)))));

    private static readonly RateFormula[] OwnFormulas =
    [
        new(Metric.Converted, Metric.Delivered),
        new(Metric.Converted, Metric.Clicked),
        new(Metric.TotalClicks, Metric.Opened),
        new(Metric.Forwarded, Metric.Sent),
        new(Metric.TrackableOpened, Metric.TrackableDelivered) { Method = RateMethod.Estimated },
        .. Enum.GetValues<RateMethod>().Select(method => new RateFormula(Metric.Opened, Metric.Sent) { Method = method }),
        .. Enum.GetValues<RateMethod>().Select(method => new RateFormula(Metric.Opened, Metric.Delivered) { Method = method }),
    ];

    private static Gen<ImmutableArray<string>> Sometimes(params string[] values) => Gen.Frequency(
        (5, Gen.Constant(ImmutableArray<string>.Empty)), (1, Gen.SubListOf(values).Select(chosen => chosen.ToImmutableArray())));
}
