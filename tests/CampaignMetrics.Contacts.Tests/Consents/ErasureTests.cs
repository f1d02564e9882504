using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Definitions;
using CampaignMetrics.Events;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Consents;

/// <summary>After erasure old reports say the same, and nothing says who.</summary>
public sealed class ErasureTests
{
    private static readonly EmailEvent[] Story =
    [
        Some.Sent(0), Some.Delivered(1), Some.Opened(10, ip: "192.0.2.7"), Some.Opened(30, ip: "192.0.2.8"), Some.Clicked(11, ip: "192.0.2.7", url: "https://shop.example/?to=ann%40example.com&x=1"),
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
    public void Other_contacts_stay_as_they_are() =>
        Assert.Equal(Story.Where(told => told.Recipient == "bob@example.com"), Erased(Story).Where(told => told.Recipient == "bob@example.com"));

    [Fact]
    public void Each_email_has_a_key_of_its_own()
    {
        var keys = Erased(Story).Where(told => told.Email is not null && told.Recipient != "bob@example.com").Select(told => (told.Email, told.Recipient)).Distinct().ToList();
        Assert.Equal(2, keys.Count);
        Assert.NotEqual(keys[0].Recipient, keys[1].Recipient);
    }

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
        var told = new Clicked { At = Some.At(1), Email = Some.Email, Recipient = "crm-42", Url = "https://shop.example/?who=ann%40example.com", Id = "crm-42/1" };
        var erased = (Clicked)Erasure.Erase("crm-42", [told], Dice(), new ErasureOptions { AlsoKnownAs = ["ann@example.com", "crm-42"] })[0];
        Assert.Equal("https://shop.example/?who=erased", erased.Url);
        Assert.DoesNotContain("42/1", erased.Id.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_known_for_a_program_by_its_ip_address_still_is()
    {
        EmailEvent[] events =
        [
            Some.Sent(), Some.Delivered(), .. Enumerable.Range(0, 3).Select(i => Some.Clicked(2 + i * 0.01, url: $"https://shop.example/{i}", ip: "192.0.2.7")),
            new Opened { At = Some.At(7), Email = Some.Email, Recipient = Some.Contact, Request = new WebRequest { UserAgent = "Thunderbird/115.0", Ip = "192.0.2.7" } },
        ];
        Assert.Equal(1, Report(events)["excluded"]!["automationOpens"]!.GetValue<int>());
        Assert.Equal(Numbers(events), Numbers(Erased(events)));
    }

    [Fact]
    public void Copies_stay_copies() => Assert.Equal(1, Report(Erased([Some.Sent() with { Id = "ann@example.com/1" }, Some.Sent() with { Id = "ann@example.com/1" }]))["input"]!["duplicates"]!.GetValue<int>());

    [Fact]
    public void Whatever_happened_the_numbers_stay() => Law.Holds(AnyWorld, events =>
    {
        var erased = Erased(events);
        var definitions = new[] { Definition.HubSpot, Definition.Pipedrive };
        return definitions.All(definition => Numbers(events, definition) == Numbers(erased, definition)) && !Lines(erased).Contains("ann@", StringComparison.OrdinalIgnoreCase);
    });

    private static Gen<List<EmailEvent>> AnyWorld =>
        (from email in Gen.Elements("spring-sale", "summer", "autumn")
         from contact in Gen.Elements("ann@example.com", "bob@example.com", "ann@example.com")
         from minute in Gen.Choose(0, 5000)
         from kind in Gen.Choose(0, 9)
         from ip in Gen.Elements("192.0.2.1", "192.0.2.2", null)
         select AnyEvent(kind, minute, email, contact, ip)).ListOf().Select(events => events.ToList());

    private static EmailEvent AnyEvent(int kind, int minute, EmailId email, ContactId contact, string? ip) => kind switch
    {
        0 => Some.Sent(minute, email, contact),
        1 or 2 => Some.Delivered(minute, email, contact),
        3 => Some.Opened(minute, email, contact, ip: ip),
        4 or 5 => Some.Clicked(minute, email, contact, url: $"https://shop.example/{minute % 3}?to={contact.Value}", ip: ip),
        6 => Some.Bounced($"550 5.1.1 <{contact.Value}> unknown", minute, email, contact),
        7 => Some.Unsubscribed(minute, null, email, contact),
        8 => new Converted { At = Some.At(minute), Recipient = contact, Goal = "order", Amount = new Money(minute, "EUR") },
        _ => new NotSent { At = Some.At(minute), Email = email, Recipient = contact, Reason = "PREVIOUSLY_BOUNCED" },
    };

    private static IReadOnlyList<EmailEvent> Erased(IEnumerable<EmailEvent> events, ErasureOptions? options = null) => Erasure.Erase(Some.Contact, events, Dice(), options);

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
        var links = report["links"]!.AsArray();
        foreach (var link in links) link!.AsObject().Remove("url");
        // Links with equal counts stand in the order of their addresses.
        report["links"] = new JsonArray([.. links.Select(link => link!.ToJsonString()).Order(StringComparer.Ordinal).Select(link => JsonNode.Parse(link))]);
        return report.ToJsonString();
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
