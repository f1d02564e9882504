using System.Collections.Immutable;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Tests.Json;

/// <summary>One of everything that is data, none of it empty.</summary>
internal static class Samples
{
    private static readonly EmailCatalog Catalog = new(
    [
        new Email
        {
            Id = Some.Email, Name = "Spring sale", Subject = "\u20ac 5 off", From = "shop@example.com", SentBy = "eve", Campaign = "spring",
            Type = "regular", Team = "north", BusinessUnit = "shop", Workflow = "welcome", Step = "2", SentAt = Some.Start,
            Tracking = Tracking.From(Some.Start), ConnectedInbox = false,
            Status = "sent", Deliveries = Deliveries.Presumed, Repeats = true,
            Links =
            [
                new EmailLink
                {
                    Id = "foot", Url = "https://x/off", Role = LinkRole.Unsubscribe, Part = EmailPart.Text, Variant = "vip", Label = "Off",
                },
            ],
        },
        new Email { Id = "other", Tracking = Tracking.Off },
    ]);

    public static MessageLedger Ledger { get; } = Filled();

    public static Definition Shop { get; } = Definition.HubSpot with
    {
        Name = "Shop",
        Rates = RateFormulas.Standard.Add("conversion", new(Metric.Converted, Metric.Delivered))
            .AddAmount("revenuePerRecipient", new(Metric.Delivered)),
    };

    public static Report Report { get; } = Ledger.Report(Shop);

    public static ReportScope Scope { get; } = new()
    {
        Emails = [Some.Email], Campaigns = ["spring"], Lists = ["a", "b"], Workflows = ["w"],
        Tags = ImmutableDictionary<string, string>.Empty.Add("colour", "red").Add("size", "xl"),
        Team = "north", BusinessUnit = "shop", EmailType = "regular",
        From = new DateOnly(2026, 3, 29), To = new DateOnly(2026, 4, 1), Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"),
        Every = Frequency.QuarterHour, FirstDayOfWeek = DayOfWeek.Sunday, Exclude = ["@shop.example"], AsOf = Some.Start,
    };

    public static Definition Own { get; } = Definition.Reliable with
    {
        Name = "Own", Notes = "Ours.", PrivacyClicks = MachinePolicy.Exclude, DateBasis = DateBasis.EventDate,
        AttributionWindow = TimeSpan.FromDays(30) + TimeSpan.FromTicks(1),
        BounceClasses = ImmutableDictionary<string, BounceClass>.Empty.Add("mailboxFull", BounceClass.Hard),
        Rates = RateFormulas.Standard with { Open = new(Metric.Opened, Metric.Sent), ClickThrough = null },
    };

    public static Series Series { get; } =
        Ledger.Series([Metric.Opened, Measure.Rate("notSent"), Measure.Rate("start")], Dimension.List, Timed);

    private static OrderList Orders => new()
    {
        Definition = Own, Scope = Scope, Query = new OrderQuery { Offset = 2, Limit = 5 }, Total = 3,
        LeftOut = [new LeftOutCount(LeftOutReason.HiddenContact, 2)],
        Orders =
        [
            new Order
            {
                At = Some.Start, Id = "A-1", Contact = Some.Contact, Email = Some.Email, Credit = OrderCredit.LastClick, Source = "search",
                Goal = "purchase", Amount = new Money(12.5m, "EUR"), Refunds = [new Money(-2m, "USD")],
            },
        ],
    };

    private static SourceRow SourceRow =>
        new("spring", 3, 2, 1) { Delivered = 4, Revenue = [new RevenueReport(new Money(12.5m, "EUR"), 2, 1)] };

    private static VariantComparison Variants => Some.Ledger(
        Some.Sent(), Some.Delivered(), Some.Opened(), Some.Converted(12.5m), Some.Sent(0, "b", "other"), Some.Delivered(5, "b", "other"))
        .CompareVariants(new VariantQuery
        {
            Variants = [new Variant("A", Some.Email), new Variant("B", "other", "again")], Goal = "order", SmallestDifference = 0.01,
            Test = TestPhase.Tagged("phase", "test"), Measures = [VariantMeasure.Open, VariantMeasure.Revenue],
        });

    private static AutomatedEmails Automated { get; } =
        Ledger.AutomatedEmails(cohorts: true, Shop, ReportScope.All with { Zone = Scope.Zone, Every = Frequency.Week });

    private static UnsubscriptionReport Unsubscriptions => Some.Ledger(
        Some.Sent(), Some.Unsubscribed() with { Reason = "link", Scope = "all" },
        Some.Unsubscribed() with { Recipient = "b", Scope = "news" },
        Some.Unsubscribed() with { Actor = Actor.Automation }, Some.Sent(300_000, email: "next") with { Send = "run-2" },
        Some.Sent(300_000, "b", "next")).Unsubscriptions(scope: ReportScope.All with { Zone = Scope.Zone });

    private static DmarcSummary Dmarc => Receivers.DmarcXml.Read(Receivers.DmarcXml.Report(
        Receivers.DmarcXml.Record(
            3, results: Receivers.DmarcXml.Signature("shop.example", "s1"), reasons: "<reason><type>other</type></reason>")
        + Receivers.DmarcXml.Record(4, ip: "none", dkim: "")));

    private static readonly ReceiverDay Told = new(
        "Gmail", "shop.example", new DateOnly(2026, 3, 1), [new("spamRate", 0.002), new("filterResult", null, "GREEN")]);

    private static WatchReport Watch { get; } = Portfolio.WatchTests.Ledger(
        Portfolio.WatchTests.Mail("yahoo.com", 0, delivered: 1200, complaints: 4),
        Portfolio.WatchTests.Mail("yahoo.com", 1, delivered: 100, hard: 20))
        .Watch([Told], scope: ReportScope.All with { Zone = Scope.Zone });

    private static Definition Timed => Shop with { Rates = Shop.Rates.Add("start", new(Metric.Opened, Metric.Selected)) };

    /// <summary>A value of each public type that is data.</summary>
    public static IReadOnlyList<object> All { get; } =
    [
        new SavedReport
        {
            Name = "Weekly", Kind = SavedKind.Series, Definition = Own, Selection = Scope with { From = null, To = null },
            Period = RelativePeriod.Parse("last 30 days", null), By = Dimension.Tag("colour"),
            Measures = [Metric.Sent, Measure.Rate("open")],
            Recipients = RecipientKind.NotOpened, Link = "https://x", Variants = Variants.Query, Columns = ["start"], Owner = "eve",
            Visibility = Visibility.Of("north"), SavedAt = new LedgerMoment(Some.Start, [3, 0]),
        },
        new Dashboard { Name = "Board", Owner = "eve", Visibility = Visibility.Everyone, Reports = ["Weekly", "Monthly"] },
        new LedgerMoment(Some.Start, [3, 0]), Visibility.Private, RelativePeriod.Parse("previous quarter", null),
        Report, Report.Counts, Report.Delivery, Report.Delivery.BounceReasons[0], Report.Delivery.NotSentReasons[0], Report.Engagement,
        Report.Rates, Report.Rates.Open, Report.Viewing, Report.Viewing.Read, Report.Links[0], Report.Links[0].Html, Report.ClickMap!,
        Report.ClickMap!.Occurrences[0], Report.Clients[0], Report.Devices[0], Report.Locations[0], Report.Timeline,
        Report.Timeline.Buckets[0], Report.WeekHours, Report.WeekHours.Best(1)[0], Report.Contacts, Report.Contacts.ByOpens[0],
        Report.Emails[0], Report.Domains[0], Report.Revenue[0], Report.Excluded, Report.Excluded.Rules[0], Report.Input,
        new RestReport("links", 3, [new("clicks", 6), new("textClicks", 2)]),
        Report.People, Report.Caveats[0], Report.Countries[0], Report.SinceSending[0], Report.LocalHours,
        Report.Goals[0],
        Ledger.Breakdown(Dimension.Tag("colour"), Shop), Ledger.Breakdown(Dimension.Email).Rows[0], Dimension.Campaign,
        Ledger.Dimensions()[0],
        Ledger.Sources(), SourceRow, Ledger.Times(), Ledger.Times().Delivery, Ledger.Times().Delivery.Buckets[0],
        Orders, Orders.Orders[0], Orders.Query, Variants, Variants.Query, Variants.Query.Variants[1], Variants.Query.Test!,
        TestPhase.SentBefore(Some.Start), Variants.Together, Variants.Together.Variants[0], Variants.Together.Differences[0],
        Unsubscriptions, Unsubscriptions.Methods[0], Unsubscriptions.Violations, Unsubscriptions.Violations.Rows[0],
        Unsubscriptions.Violations.Undecided[0],
        Dmarc, Dmarc.Total, Dmarc.Signatures[0], Dmarc.Overrides[0], Dmarc.Faults[0], Told, Told.Numbers[0], ComplaintLimit.All[0],
        Watch, Watch.Health, Watch.Health.Losses[0], Watch.Providers[0], Watch.Days[0], Watch.Changes[0],
        Series, Series.Total, Series.Total.Points[0], Series.Total.Points[0].Values[0], Series.Total.Points[0].Values[1],
        Ledger.Breakdown(Dimension.Campaign),
        Automated, Ledger.AutomatedEmails(), Automated.Workflows[0], Automated.Workflows[0].Steps[0],
        Automated.Workflows[0].Steps[0].Cohorts[0],
        Ledger.Emails(new EmailQuery { Search = "s", SortBy = Measure.Rate("open"), Offset = 0, Limit = 7 }, Shop),
        Ledger.Emails().Emails[0],
        new EmailQuery { Search = "a b", SortBy = EmailProperty.Name, Ascending = true, Offset = 3, Limit = 9 },
        Ledger.Overview(scope: Scope), Ledger.Overview().Delivery, Ledger.Overview().Delivery.Counts[0],
        Ledger.Scatter(), Ledger.Scatter().Points[0], Ledger.Ranking(), Ledger.Ranking().Emails[0], Benchmark, Benchmark.Rates["open"][0],
        Report.Unattributed, new PlacesSource("City", new DateOnly(2026, 3, 1)),
        Report.Input.Rejected[0], new ReportComparison(Report, Report), new MetricChange(3, 2),
        new RateChange(Report.Rates.Open, Report.Rates.Click),
        Report.Amounts, Report.Amounts[0], Report.Amounts[0].ByCurrency[0],
        Shop, Shop.Rates[0], Shop.Rates.Amounts[0], Shop.Rates.Amounts[0].Formula,
        Scope, Own, Own.Rates, Own.Rates.Open!, Catalog, Catalog.Emails.First(),
        Catalog.Emails.First(email => email.Links.Count > 0).Links[0], Tracking.From(Some.Start),
        new Segments { Campaign = "c", Lists = ["a", "b"], Workflow = "w", Tags = Segments.None.Tags.Add("colour", "red") },
        new Place("NL", null, "Utrecht"), new Money(12.50m, "EUR"), new Rate(1, 3), new Ratio(4, 3),
        new ServerResponse { Smtp = "550 5.1.1 no", Status = "5.1.1", BounceClass = "hard", BounceReason = "userUnknown" },
        new WebRequest { UserAgent = Some.Browser, Ip = "192.0.2.1", Purpose = "prefetch", Place = new Place("NL", null, null) },
        new AgentDescription("Apple Mail", "desktop", AgentRole.Reader),
        new ActorThresholds { BurstLinks = 4, Nearby = TimeSpan.FromMinutes(1) }, new SendRules { JoinWithin = TimeSpan.FromHours(2) },
        new ReportSettings
        {
            PresumesDeliveries = true, IgnoredParameters = ["who", "a"], LinkParameters = LinkParameters.All,
            Sends = new SendRules { JoinWithin = TimeSpan.FromHours(2) }, Thresholds = new ActorThresholds { BurstLinks = 4 },
            ActorRules = ["our-gateway before burst"], Functions = [HostFunction.ScannerNetworks, HostFunction.Places],
        },
        new ActorLabel(Actor.Automation, ActorRule.Burst),
        new ActorLabel(Actor.Automation, "house-bot"), new BounceFinding(BounceClass.Soft, "mailboxFull", "The mailbox is full."),
        Ledger.Recipients(Metric.Bounced).First(), Ledger.Recipients(Metric.Clicked).First(),
        Ledger.History(Some.Email, Some.Contact).First(item => item.Link is not null),
        Ledger.Recipients(new RecipientQuery { Kind = Metric.Sent, Definition = Own, Link = "u", Role = LinkRole.Content }).Page!,
        Page, Page.Kind, new LeftOutCount(LeftOutReason.HiddenEmail, 2), new UnknownMessages(NotMeasured.TrackingOff, 3),
        Ledger.History(Some.Contact),
        new HistoryLink("https://x/off", LinkRole.Unsubscribe) { Label = "Off", Position = 1, Occurrence = "foot", Variant = "vip" },
        new MessageSegments { Campaign = "c", Lists = ["a"], Workflows = ["w"], Tags = [KeyValuePair.Create("colour", "red")] },
    ];

    private static Benchmark Benchmark => new(
        "retail", 120, ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>>.Empty.Add("open", [new(25, 0.1), new(75, 0.3)]));

    private static RecipientPage Page => Ledger.Recipients(new RecipientQuery
    {
        Kind = RecipientKind.NotClicked, PageSize = 1,
        Scope = new ReportScope { Viewer = new Viewer { MaySeeContact = contact => contact != Some.Contact } },
    }).Page!;

    private static MessageLedger Filled()
    {
        var ledger = new MessageLedger(new LedgerOptions { Catalog = Catalog });
        EmailEvent[] events =
        [
            Some.Sent(), Some.Delivered(), Some.Opened(place: new Place("NL", null, "Utrecht")), Some.Viewed(9), Some.Clicked(link: "top"),
            Some.Clicked(900, part: EmailPart.Text), Some.Opened(1_000, actor: Actor.Automation),
            Some.Sent(to: "b@x.example"), Some.Bounced(to: "b@x.example", smtp: "552 5.2.2 mailbox full"), Some.NotSent("noMail", to: "c"),
            new Converted
            {
                Id = "order", At = Some.At(2_000), Email = Some.Email, Recipient = Some.Contact, Amount = new Money(12.50m, "EUR"),
                Goal = "purchase", Order = "A-1",
            },
        ];
        foreach (var happened in events) ledger.Apply(happened);
        using var noEvent = new MemoryStream("no event\n"u8.ToArray());
        ledger.ReadLines(noEvent);
        return ledger;
    }
}
