using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CampaignMetrics.Contacts.Consents;

namespace CampaignMetrics.Contacts.Tests.Consents;

/// <summary>After erasure old reports say the same, and nothing says who.</summary>
public sealed class ErasureTests
{
    private static readonly EmailEvent[] Story =
    [
        Some.Sent(0), Some.Delivered(1), Some.Opened(10, ip: "192.0.2.7"), Some.Opened(30, ip: "192.0.2.8"),
        Some.Clicked(11, ip: "192.0.2.7", url: "https://shop.example/?to=ann%40example.com&x=1"),
        Some.Sent(100, "summer"), Some.Bounced("550 5.1.1 <Ann@Example.com>: User unknown", 101, "summer"),
        Some.Sent(0, to: "bob@example.com"), Some.Delivered(2, to: "bob@example.com"), Some.Clicked(20, to: "bob@example.com"),
        new Converted { At = Some.At(40), Recipient = Some.Contact, Goal = "order", Amount = new Money(49.95m, "EUR"), Order = "A-1" },
        new Converted { At = Some.At(41), Recipient = Some.Contact, Email = Some.Email, Goal = "order", Amount = new Money(10, "EUR") },
        Some.Unsubscribed(50), Some.Unsubscribed(60, "all", "summer"),
    ];

    [Fact]
    public void Totals_uniques_and_revenue_of_old_reports_stay() => Assert.Equal(Numbers(Story), Numbers(Erased(Story)));

    [Fact]
    public void No_line_holds_the_address()
    {
        var lines = Lines(Erased(Story));
        Assert.DoesNotContain("ann@", lines, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ann%40", lines, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_line_holds_an_ip_address() => Assert.DoesNotContain("192.0.2.", Lines(Erased(Story)), StringComparison.Ordinal);

    [Fact]
    public void An_order_number_is_replaced_by_one_word_wherever_it_stands()
    {
        var order = new Converted { At = Some.At(40), Recipient = Some.Contact, Order = "A-1001" };
        var orders = Erased([order, order with { At = Some.At(41) }]).Cast<Converted>().Select(converted => converted.Order);
        Assert.StartsWith("erased-", Assert.Single(orders.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_contacts_stay_as_they_are() =>
        Assert.Equal(
            Story.Where(told => told.Recipient == "bob@example.com"), Erased(Story).Where(told => told.Recipient == "bob@example.com"));

    [Fact]
    public void The_contact_stays_one_contact() =>
        Assert.Single(Erased(Story).Where(told => told.Recipient != "bob@example.com").Select(told => told.Recipient).Distinct());

    [Fact]
    public void The_random_source_decides_the_key()
    {
        var erased = Erasure.Erase(Some.Contact, [Some.Sent()], static bytes => bytes.Fill(0xAB));
        Assert.Equal("abababababababababababababababab", Assert.Single(erased).Recipient.Value);
    }

    [Fact]
    public void A_kept_domain_keeps_reports_by_domain()
    {
        var erased = Erased(Story, new ErasureOptions { KeptDomains = ["example.com"] });
        Assert.Equal(Report(Story)["domains"]!.ToJsonString(), Report(erased)["domains"]!.ToJsonString());
        Assert.DoesNotContain("ann@", Lines(erased), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_place_of_an_address_is_kept_when_it_can_be_told()
    {
        var erased = Erased([Some.Opened(ip: "192.0.2.7")], new ErasureOptions { Places = static _ => new Place("NL", null, "Utrecht") });
        Assert.Equal(new Place("NL", null, "Utrecht"), ((Opened)erased[0]).Request.Place);
    }

    [Fact]
    public void Other_names_of_the_contact_are_taken_out_too()
    {
        var told = new Clicked
        {
            At = Some.At(1), Email = Some.Email, Recipient = "crm-42", Url = "https://shop.example/?who=ann%40example.com", Id = "crm-42/1",
        };
        var erased =
            (Clicked)Erasure.Erase("crm-42", [told], Dice(), new ErasureOptions { AlsoKnownAs = ["ann@example.com", "crm-42"] })[0];
        Assert.StartsWith("https://shop.example/?who=erased-", erased.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("42/1", erased.Id.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_known_for_a_program_by_its_ip_address_still_is()
    {
        EmailEvent[] events =
        [
            Some.Sent(), Some.Delivered(),
            .. Enumerable.Range(0, 3).Select(i => Some.Clicked(2 + i * 0.01, url: $"https://shop.example/{i}", ip: "192.0.2.7")),
            new Opened
            {
                At = Some.At(7), Email = Some.Email, Recipient = Some.Contact,
                Request = new WebRequest { UserAgent = "Thunderbird/115.0", Ip = "192.0.2.7" },
            },
        ];
        Assert.Equal(1, Report(events)["excluded"]!["automationOpens"]!.GetValue<int>());
        Assert.Equal(Numbers(events), Numbers(Erased(events)));
    }

    [Fact]
    public void Copies_stay_copies() =>
        Assert.Equal(
            1,
            Report(
                Erased(
                    [
                        Some.Sent() with { Id = "ann@example.com/1" }, Some.Sent() with { Id = "ann@example.com/1" },
                    ]))["input"]!["duplicates"]!.GetValue<int>());

    /// <summary>At one instant the copy counts whose line comes first, and the name's stand-in comes elsewhere than the name.</summary>
    [Fact]
    public void Of_copies_that_differ_the_same_one_counts_afterwards()
    {
        var reader = new Clicked
        {
            At = Some.At(1), Email = Some.Email, Recipient = Some.Contact, Id = "7",
            Url = Some.Contact.Value, Request = new WebRequest { UserAgent = "Thunderbird/115.0" },
        };
        var program = reader with { Url = "b", Request = new WebRequest { UserAgent = "curl/8.0" } };
        EmailEvent[] events = [Some.Sent(), reader, program];
        Assert.Equal(Numbers(events), Numbers(Erased(events)));
    }

    [Theory]
    [InlineData("john.doe@localhost", "john.doe@localhost", "doe")]
    [InlineData("john.doe@localhost", "Mozilla/5.0 (x; john.doe@localhost)", "doe")]
    [InlineData("jürgen@example.com", "jürgen@example.com", "ü")]
    public void What_stands_for_a_name_in_a_user_agent_tells_nothing_of_the_person(string key, string userAgent, string own)
    {
        var opened =
            new Opened { At = Some.At(5), Email = Some.Email, Recipient = key, Request = new WebRequest { UserAgent = userAgent } };
        var erased = ((Opened)Erasure.Erase(key, [opened], Dice())[0]).Request.UserAgent!;
        Assert.Equal(Enrichment.Default.Agents(userAgent), Enrichment.Default.Agents(erased));
        Assert.DoesNotContain(own, erased, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_through_a_privacy_relay_still_comes_through_it()
    {
        var ledger = new LedgerOptions
        {
            Enrichment = new Enrichment { PrivacyRelay = static ip => ip.StartsWith("198.51.100.", StringComparison.Ordinal) },
        };
        var opened = new Opened
        {
            At = Some.At(5), Email = Some.Email, Recipient = Some.Contact,
            Request = new WebRequest { UserAgent = "Mozilla/5.0", Ip = "198.51.100.7" },
        };
        var erased = (Opened)Erased([opened], new ErasureOptions { Ledger = ledger })[0];
        Assert.StartsWith("198.51.100.", erased.Request.Ip, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_has_one_stand_in_whatever_its_letters()
    {
        var erased = Erased([Some.Opened(1, ip: "192.0.2.7"), Some.Opened(2, ip: "::ffff:192.0.2.7")])
            .Cast<Opened>()
            .Select(opened => opened.Request.Ip);
        Assert.Single(erased.Distinct());
    }

    [Fact]
    public void What_stands_for_an_address_is_an_address_of_nobody() =>
        Assert.StartsWith("fd", ((Opened)Erased([Some.Opened(ip: "192.0.2.7")])[0]).Request.Ip, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_told_a_programs_user_agent_leaves_a_programs()
    {
        var opened = new Opened
        {
            At = Some.At(5), Email = Some.Email, Recipient = "robot@crawler.example",
            Request = new WebRequest { UserAgent = "Mozilla/5.0 (compatible; robot@crawler.example)" },
        };
        var erased = (Opened)Erasure.Erase("robot@crawler.example", [opened], Dice())[0];
        Assert.Equal(Enrichment.Default.Agents(opened.Request.UserAgent!).Role, Enrichment.Default.Agents(erased.Request.UserAgent!).Role);
    }

    /// <summary>Addresses tell no reason; a key that is none may be one.</summary>
    [Theory]
    [InlineData("user unknown"), InlineData("mailbox full"), InlineData("mailbox-full@example.com")]
    public void A_name_that_told_the_reason_of_a_bounce_leaves_the_reason(string key)
    {
        var response = new ServerResponse { Smtp = $"550 {key}" };
        EmailEvent[] events = [new Bounced { At = Some.At(1), Email = Some.Email, Recipient = key, Response = response }];
        Assert.Equal(Numbers(events), Numbers(Erasure.Erase(key, events, Dice())));
    }

    [Fact]
    public void A_name_in_an_automatic_reply_is_erased()
    {
        EmailEvent[] events = [Some.Bounced($"{Some.Contact.Value} is out of the office")];
        Assert.Equal(Numbers(events), Numbers(Erased(events)));
        Assert.DoesNotContain(Some.Contact.Value, ((Bounced)Erased(events)[0]).Response.Smtp, StringComparison.Ordinal);
    }

    /// <summary>With the name leaves what hid the reason: the words behind it would tell one now.</summary>
    [Theory]
    [InlineData("on hold", "550 on hold unknown"), InlineData("unknown reason", "550 unknown reason invalid")]
    public void A_name_that_hid_the_reason_of_a_bounce_leaves_it_undetermined(string key, string smtp)
    {
        EmailEvent[] events = [Some.Bounced(smtp, to: key)];
        Assert.Equal(Numbers(events), Numbers(Erasure.Erase(key, events, Dice())));
    }

    [Fact]
    public void Events_without_an_id_keep_their_order()
    {
        EmailEvent[] events = [.. Enumerable.Range(0, 40).Select(i => Some.Clicked(1, url: $"https://x.example/{i}"))];
        var erased = Erased(events);
        Assert.Equal(
            events.Zip(erased).OrderBy(pair => pair.First.IdOrDerived.Value, StringComparer.Ordinal).Select(pair => pair.Second),
            events.Zip(erased).OrderBy(pair => pair.Second.Id.Value, StringComparer.Ordinal).Select(pair => pair.Second));
    }

    [Fact]
    public void A_ledger_that_forgets_is_one_of_the_erased_events()
    {
        MessageLedger ledger = new(), expected = new();
        ledger.Apply(Story);
        expected.Apply(Story.Where(told => told.Recipient != Some.Contact));
        expected.Apply(Erased(ledger.History(Some.Contact).Items.Select(item => item.Event)));
        ledger.Forget(Some.Contact, own => Erased(own));
        Assert.Equal(Exported(expected), Exported(ledger));
        Assert.Equal(expected.Report().ToJson(), ledger.Report().ToJson());
        Assert.DoesNotContain("ann@", Exported(ledger), StringComparison.OrdinalIgnoreCase);
    }

    private static string Exported(MessageLedger ledger)
    {
        using var stream = new MemoryStream();
        ledger.Export(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IReadOnlyList<EmailEvent> Erased(IEnumerable<EmailEvent> events, ErasureOptions? options = null) =>
        Erasure.Erase(Some.Contact, events, Dice(), options);

    private static RandomSource Dice()
    {
        var dice = new Random(5);
        return bytes => dice.NextBytes(bytes);
    }

    /// <summary>The report without what names contacts: their lists, their domains, the addresses in links.</summary>
    private static string Numbers(IEnumerable<EmailEvent> events, Definition? definition = null)
    {
        var report = Report(events, definition).AsObject();
        report.Remove("contacts");
        report.Remove("domains");
        report["links"] = WithoutUrls(report["links"]);
        if (report["clickMap"] is { } map) map["occurrences"] = WithoutUrls(map["occurrences"]);
        return report.ToJsonString();
    }

    /// <summary>Links with equal counts stand in the order of their addresses; null where they were not measured.</summary>
    private static JsonArray? WithoutUrls(JsonNode? rows)
    {
        if (rows is null) return null;
        foreach (var row in rows.AsArray()) row!.AsObject().Remove("url");
        var texts = rows.AsArray().Select(row => row!.ToJsonString()).Order(StringComparer.Ordinal);
        return [.. texts.Select(text => JsonNode.Parse(text))];
    }

    private static JsonNode Report(IEnumerable<EmailEvent> events, Definition? definition = null)
    {
        var ledger = new MessageLedger();
        foreach (var told in events) ledger.Apply(told);
        return JsonNode.Parse(ledger.Report(definition, new ReportScope()).ToJson())!;
    }

    private static string Lines(IEnumerable<EmailEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(buffer);
        foreach (var told in events) writer.Write(told);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
