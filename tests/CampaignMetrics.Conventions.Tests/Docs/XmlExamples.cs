using CampaignMetrics.Bounces;
using CampaignMetrics.Contacts.Audiences;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using CampaignMetrics.Geolocation;
using CampaignMetrics.Geolocation.Networks;
using CampaignMetrics.MaxMind;
using CampaignMetrics.UserAgents;
using CampaignMetrics.Webhooks;
using MaxMind.GeoIP2;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>
/// The examples of the XML documentation, so that the compiler reads them: <see cref="XmlExampleTests"/> looks for each here.
/// </summary>
internal static partial class XmlExamples
{
    public static void OfMessageLedger(DateTimeOffset at)
    {
        using var messages = new MessageLedger();
        messages.Apply(new Delivered { At = at, Email = "spring-sale", Recipient = "ann@example.com" });
        Report report = messages.Report(Definition.HubSpot);
    }

    public static void OfReport(MessageLedger messages)
    {
        Report report = messages.Report(Definition.Pipedrive, new ReportScope { Email = "spring-sale" });
        Console.WriteLine(report.Rates.Open.Explain());
    }

    public static void OfRecipientKind()
    {
        var pruned = new RecipientQuery { Kind = RecipientKind.NotOpened };
    }

    public static void OfRecipientQuery()
    {
        var whoClicked = new RecipientQuery { Kind = Metric.Clicked, Link = "https://shop.example/tulips", PageSize = 50 };
    }

    public static void OfEventQuery()
    {
        var ofMay = new EventQuery { Definition = Definition.Reliable, Scope = new ReportScope { Campaigns = ["may"] } };
    }

    public static void OfBreakdown(MessageLedger messages)
    {
        foreach (BreakdownRow row in messages.Breakdown(Dimension.MailboxProvider).Rows)
            Console.WriteLine($"{row.Key}: {row.Rates.Delivery.Value:P1}");
    }

    public static void OfDimension(MessageLedger messages)
    {
        var byLanguage = messages.Breakdown(Dimension.Tag("language"));
    }

    public static void OfMeasure(MessageLedger messages)
    {
        var opens = messages.Series([Metric.Sent, Measure.Rate("open")], Dimension.Campaign);
    }

    public static void OfTimesReport(MessageLedger messages)
    {
        DurationBucket? median = messages.Times().Delivery.Quantile(0.5);
    }

    public static void OfDmarcReports(string path)
    {
        var reports = new DmarcReports();
        using (var file = File.OpenRead(path)) reports.Add(path, file);
        foreach (DmarcRow row in reports.Summary().Sources)
            Console.WriteLine($"{row.Key}: {row.Messages} messages, {row.Passed} passed");
    }

    public static void OfReceiverNumbers(MessageLedger messages, string path)
    {
        var receivers = new ReceiverNumbers();
        using (var file = File.OpenRead(path)) receivers.AddPostmaster(path, file);
        WatchReport watch = messages.Watch(receivers.Days);
    }

    public static void OfWatchReport(MessageLedger messages)
    {
        WatchReport watch = messages.Watch();
        foreach (WatchProvider provider in watch.Providers)
            Console.WriteLine($"{provider.Provider}: {provider.Health.Points} points");
    }

    public static void OfSourcesReport(MessageLedger messages)
    {
        foreach (SourceRow row in messages.Sources().Campaigns)
            Console.WriteLine($"{row.Key}: {row.Visits} visits, {row.Customers} customers");
    }

    public static void OfVariantQuery()
    {
        var query = new VariantQuery
        {
            Variants = [new Variant("A", "spring-a"), new Variant("B", "spring-b", "spring-b-resend")], Measures = [VariantMeasure.Click],
        };
    }

    public static void OfVariantComparison(MessageLedger messages)
    {
        VariantComparison test = messages.CompareVariants(
            new VariantQuery { Variants = [new Variant("A", "spring-a"), new Variant("B", "spring-b")] });
        foreach (VariantDifference row in test.Together.Differences)
            Console.WriteLine($"{row.Measure}: {row.Difference:P2} ({row.Finding})");
    }

    public static void OfOrderList(MessageLedger messages)
    {
        foreach (Order order in messages.Orders().Orders)
            Console.WriteLine($"{order.At:u} {order.Amount}: {order.Email} ({order.Credit})");
    }

    public static void OfViewer()
    {
        var viewer = new Viewer { MaySeeContact = contact => contact.Domain == "example.com" };
    }

    public static void OfReportScope()
    {
        var march = new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1), Campaigns = ["spring"] };
    }

    public static void OfDefinition()
    {
        var ours = Definition.HubSpot with { Name = "Ours", PrivacyOpens = MachinePolicy.Exclude };
    }

    public static void OfMetric(Report report)
    {
        Console.WriteLine(report.Counts[Metric.HardBounced]);
    }

    public static async Task OfEventLines(Stream stream, MessageLedger messages)
    {
        await foreach (var read in EventLines.ReadAsync(stream)) messages.Apply(read);
    }

    public static void OfRecipient(MessageLedger messages)
    {
        foreach (Recipient bounced in messages.Recipients(Metric.HardBounced))
            Console.WriteLine($"{bounced.Contact}: {bounced.Response?.Smtp}");
    }

    public static void OfEmailEvent(DateTimeOffset at)
    {
        EmailEvent opened = new Opened { At = at, Email = "spring-sale", Recipient = "ann@example.com" };
        string line = opened.ToString();
    }

    public static void OfEnrichment()
    {
        var options = new LedgerOptions
        {
            Enrichment = new Enrichment { Places = ip => ip == "192.0.2.1" ? new("NL", "North Holland", "Amsterdam") : default },
        };
    }

    public static void OfEmailCatalog()
    {
        var catalog = new EmailCatalog([new Email { Id = "spring-sale", Name = "Spring sale", Campaign = "spring" }]);
    }

    public static void OfUserAgent()
    {
        Console.WriteLine(UserAgent.Parse("Barracuda Sentinel (EE)").Actor);   // Automation
    }

    public static void OfGeoDatabase()
    {
        var database = GeoDatabase.Open("GeoLite2-City.mmdb");
        Console.WriteLine(database.Locate("81.2.69.160").City);
    }

    public static void OfNetworkSet()
    {
        NetworkSet relays = NetworkList.ReadFile("egress-ip-ranges.csv").Networks;
        bool isRelay = relays.Contains("172.224.226.5");
    }

    public static void OfSubscriptionLedger(DateTimeOffset at)
    {
        var subscriptions = new SubscriptionLedger();
        subscriptions.Apply(
            "ann@example.com", new SubscriptionEvent { At = at, Trigger = Trigger.SubscribedWithProof, Proof = "form of 2 March" });
        Console.WriteLine(subscriptions.StateOf("ann@example.com"));   // Subscribed
    }

    public static async Task OfDurableContacts(IEventLog log, ISnapshotStore snapshots, DateTimeOffset at, IEnumerable<EmailEvent> events)
    {
        await using var contacts = await DurableContacts.OpenAsync("newsletter", log, snapshots);
        await contacts.AppendAsync([new AddressStated("crm-42", at, "ann@example.com"), new Suppressed("@rival.example", at)]);
        await contacts.AppendAsync(events);   // the same events of emails that a DurableLedger takes
        Console.WriteLine(contacts.Subscriptions.StateOf("crm-42"));
    }

    public static void OfContactEvent(DateTimeOffset at)
    {
        ContactEvent stated = new AddressStated("crm-42", at, "ann@example.com");
        string line = stated.ToString();
        ContactEvent? read = ContactEventLines.Parse(line).Event;
    }

    public static void OfAudience(ContactDirectory contacts, SubscriptionLedger subscriptions)
    {
        var audience = Audience.Select(new AudienceRequest
        {
            Lists = [contacts.List("customers", "ann@example.com", "bob@example.com")],
            Standing = contact => subscriptions.StandingOf(contact),
        });
        Console.WriteLine(audience.Why("bob@example.com"));
    }

    public static void OfUnsubscriptionReport(MessageLedger messages)
    {
        UnsubscriptionReport report = messages.Unsubscriptions();
        Console.WriteLine($"{report.Messages} unsubscribed, {report.Violations.Messages} were mailed all the same");
    }

    public static void OfWebhookProvider(WebhookRequest request, MessageLedger messages)
    {
        WebhookResult result = WebhookProvider.SendGrid.Read(request);
        foreach (var told in result.Events) messages.Apply(told.Event);
    }

    public static void OfWebhookRequest(byte[] body, WebhookHeaders headers)
    {
        var request = new WebhookRequest(body) { Headers = headers, ReceivedAt = TimeProvider.System.GetUtcNow() };
    }

    public static void OfRateFormulas()
    {
        var rates = RateFormulas.Standard with { Open = new(Metric.Opened, Metric.Sent) };
        rates = rates.Add("conversion", new(Metric.Converted, Metric.Delivered)).AddAmount("revenuePerRecipient", new(Metric.Delivered));
    }

    public static void OfCustomActorRule()
    {
        var gateway = CustomActorRule.Before(ActorRule.Burst, "our-gateway", static (requests, verdicts) =>
        {
            for (var i = 0; i < requests.Count; i++)
                if (requests[i].Ip is { } ip && ip.StartsWith("203.0.113.", StringComparison.Ordinal)) verdicts[i] = Actor.Automation;
        });
    }

    public static void OfBounceClassifier()
    {
        Console.WriteLine(BounceClassifier.Default.Classify("552 5.2.2 Mailbox full").Class);   // Soft
    }

    public static void OfBounceMail(byte[] bytes)
    {
        foreach (var report in BounceMail.Read(bytes).Reports)
            Console.WriteLine($"{report.Recipient}: {report.Verdict.Reason}");
    }

    public static void OfMbox()
    {
        using var file = File.OpenRead("bounces.mbox");
        foreach (var mail in Mbox.Mails(file)) Console.WriteLine(BounceMail.Read(mail.Span).Kind);
    }

    public static void OfBounceClassMap()
    {
        var strict = BounceClassMap.Default.With(BounceReason.MailboxFull, BounceClass.Hard);
    }

    public static void OfMaxMindPlaces()
    {
        using var reader = new DatabaseReader("GeoLite2-City.mmdb");
        var enrichment = new Enrichment { Places = MaxMindPlaces.Of(reader) };
    }

    public static async Task OfWebServicePlaces(
        int accountId, string licenseKey, IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        using var client = new WebServiceClient(accountId, licenseKey);
        var places = new WebServicePlaces(client);
        ResolveResult result = await places.ResolveAsync(addresses, cancellationToken);
        var enrichment = new Enrichment { Places = places.Locate };
    }

    public static void OfMetricCounts(BreakdownRow autumn, BreakdownRow spring)
    {
        MetricCounts both = autumn.Counts + spring.Counts;
        Ratio open = both.RatioOf(new RateFormula(Metric.Opened, Metric.Delivered));
        Console.WriteLine($"{open.Numerator} of {open.Denominator}, click rate {both.RatesOf(Definition.HubSpot).Click}");
    }

    public static void OfReportPart(MessageLedger messages, Definition definition, ReportScope scope, LedgerOptions options)
    {
        byte[] part = ReportPart.Write(messages.Report(definition, scope));
        if (!ReportPart.TryRead(part, definition, scope, options, out Report? read, out string? problem)) Console.Error.WriteLine(problem);
    }
}
