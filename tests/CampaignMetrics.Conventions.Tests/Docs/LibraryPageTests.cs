using System.Security.Cryptography;
using CampaignMetrics.Bounces;
using CampaignMetrics.Contacts.Consents;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/library.md and docs/guide/definitions.md, run.</summary>
public sealed class LibraryPageTests
{
    private static FileStream Sample() => File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));

    private static MessageLedger Ledger()
    {
        var ledger = new MessageLedger();
        using var stream = Sample();
        ledger.ReadLines(stream);
        return ledger;
    }

    [Fact]
    public void Lines_are_read_in_one_call()
    {
        using var stream = Sample();
        // snippet
        var ledger = new MessageLedger();
        ledger.ReadLines(stream, rejection => Console.Error.WriteLine($"line {rejection.Line}: {rejection.Reason}"));
        // end
        Assert.Equal(2, ledger.Report().Input.RejectedCount);
    }

    [Fact]
    public void Events_of_ones_own_are_applied()
    {
        var ledger = new MessageLedger();
        var at = DateTimeOffset.UnixEpoch;
        // snippet
        ledger.Apply(new Bounced
        {
            Id = "evt-812", At = at, Email = "spring-sale", Recipient = "bob@example.com",
            Response = new ServerResponse { Smtp = "550 5.1.1 No such user", Status = "5.1.1", BounceClass = "hard" },
        });
        // end
        Assert.Equal(1, ledger.Report().Counts[Metric.HardBounced]);
    }

    [Fact]
    public void Bounce_mails_become_events()
    {
        var ledger = new MessageLedger();
        var receivedAt = DateTimeOffset.UnixEpoch;
        var bytes = "From: MAILER-DAEMON@mx.example.com\r\nTo: shop@example.com\r\nSubject: Hello\r\n\r\nNo bounce.\r\n"u8.ToArray();
        // snippet
        foreach (var told in BounceEvents.From(BounceMail.Read(bytes), "spring-sale", receivedAt))
            ledger.Apply(told);
        // end
        Assert.Equal(0, ledger.EventCount);
    }

    [Fact]
    public void What_is_known_besides_a_reply_is_its_context()
    {
        // snippet
        var reply = SmtpReply.Parse("550 message rejected: quota");
        var verdict = BounceClassifier.Default.Classify(reply, new BounceContext { RecipientDomain = "icloud.com" });
        // end
        Assert.Equal("apple-full", verdict.Rule);
    }

    [Fact]
    public void A_scope_says_which_messages_are_meant()
    {
        var ledger = Ledger();
        // snippet
        var scope = new ReportScope
        {
            Campaigns = ["spring"],
            From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1),   // sent in March, in the zone
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"),
            Every = Frequency.Hour,
        };
        Report report = ledger.Report(Definition.HubSpot, scope);
        // end
        Assert.Equal(scope, report.Scope);
    }

    [Fact]
    public void Counts_add_up_and_have_rates()
    {
        var ledger = Ledger();
        // snippet
        MetricCounts counts = ledger.Breakdown(Dimension.Email).Rows.Select(row => row.Counts).Aggregate((sum, next) => sum + next);
        Ratio open = counts.RatioOf(new RateFormula(Metric.Opened, Metric.Delivered));
        Console.WriteLine($"{open.Numerator} of {open.Denominator} opened; click rate {counts.RatesOf(Definition.HubSpot).Click}");
        // end
        Assert.Equal(ledger.Report().Rates.Open.Ratio, open);
    }

    [Fact]
    public void What_the_ledger_knows_is_given_once()
    {
        using var stream = Sample();
        // snippet
        var ledger = new MessageLedger(new LedgerOptions
        {
            Catalog =
                new EmailCatalog([new Email { Id = "spring-sale", Name = "Spring sale", Campaign = "spring", Tracking = Tracking.On }]),
            Enrichment = new Enrichment
            {
                Agents = userAgent => userAgent.Contains("HouseMail", StringComparison.Ordinal)
                    ? new AgentDescription("House Mail", "desktop", AgentRole.Reader)
                    : Enrichment.Default.Agents(userAgent),
                Places = ip => ip.StartsWith("192.0.2.", StringComparison.Ordinal) ? new Place("NL", null, "Utrecht") : default,
                Bounces = response => response.RemoteMta == "mx.house.example"
                    ? new BounceVerdict(
                        BounceClass.Soft, BounceReason.MailboxFull, Rule: "house", Evidence: response.Smtp, Source: "our own server")
                    : Enrichment.Default.Bounces!(response),
                PrivacyRelay = ip => ip.StartsWith("198.51.100.", StringComparison.Ordinal),
                Thresholds = new ActorThresholds { BurstLinks = 4 },
            },
        });
        // end
        ledger.ReadLines(stream);
        Assert.Equal("Spring sale", ledger.Report().Emails.Single().Name);
    }

    [Fact]
    public void A_catalog_is_read_from_its_bytes()
    {
        using var ledger = Ledger();
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """[{ "email": "spring-sale", "name": "Spring sale" }]""");
        // snippet
        if (EmailCatalogFile.TryRead(File.ReadAllBytes(path), out EmailCatalog? catalog, out string? error)) ledger.Catalog = catalog;
        else Console.Error.WriteLine(error);
        // end
        File.Delete(path);
        Assert.Equal("Spring sale", ledger.Report().Emails.Single().Name);
    }

    [Fact]
    public void Lists_stand_behind_numbers()
    {
        var ledger = Ledger();
        // snippet
        foreach (Recipient recipient in ledger.Recipients(Metric.Bounced))
            Console.WriteLine(
                $"{recipient.Contact}: {recipient.Bounce?.Class}, {recipient.Bounce?.Explanation} {recipient.Response?.Smtp}");

        foreach (HistoryItem item in ledger.History("spring-sale", "ann@example.com"))
            Console.WriteLine($"{item.At:u} {item.Type} {item.Detail} {item.Label?.Actor} by rule {item.Label?.Rule}");
        // end
        Assert.Equal(ledger.Report().Counts[Metric.Bounced], ledger.Recipients(Metric.Bounced).Count());
    }

    [Fact]
    public void Parts_merge_to_the_byte()
    {
        var events = Read();
        // snippet
        var parts = new[] { new MessageLedger(), new MessageLedger() };
        foreach (var read in events)                                    // all events of a contact go to one part
            parts[read.Recipient.Value[0] % parts.Length].Apply(read);

        Report whole = Report.Merge(parts.Select(part => part.Report()));
        // end
        var atOnce = new MessageLedger();
        foreach (var read in events) atOnce.Apply(read);
        Assert.Equal(atOnce.Report().ToJson(), whole.ToJson());
    }

    [Fact]
    public void Many_events_are_applied_in_one_call()
    {
        using var ledger = Ledger();
        using var stream = Sample();
        EmailEvent[] batch = [.. EventLines.Read(stream).Select(read => read.Event).OfType<EmailEvent>()];
        // snippet
        AppliedEvents applied = ledger.Apply(batch);
        Console.WriteLine($"{applied.New} new, {applied.Duplicates} known");
        foreach (var (number, reason) in applied.Rejected) Console.Error.WriteLine($"event {number}: {reason}");
        // end
        Assert.Equal((0, batch.Length), (applied.New, applied.Duplicates));
    }

    [Fact]
    public void A_part_travels_as_bytes()
    {
        using var ledger = Ledger();
        var (definition, scope, options, reports) = (Definition.HubSpot, ReportScope.All, LedgerOptions.Default, new List<Report>());
        // snippet
        byte[] part = ReportPart.Write(ledger.Report(definition, scope));

        if (ReportPart.TryRead(part, definition, scope, options, out var read, out var problem)) reports.Add(read);
        else Console.Error.WriteLine(problem);
        Report whole = Report.Merge(reports);
        // end
        Assert.Equal(ledger.Report().ToJson(), whole.ToJson());
    }

    [Fact]
    public void A_contact_is_forgotten()
    {
        using var ledger = Ledger();
        ContactId contact = ledger.Recipients(Metric.Sent).First().Contact;
        var before = ledger.Report().Counts[Metric.Sent];
        // snippet
        ForgottenContact forgotten = ledger.Forget(contact, own => Erasure.Erase(contact, own, RandomNumberGenerator.Fill));
        Console.WriteLine($"{forgotten.Events} events of {forgotten.Messages} messages");
        // end
        Assert.Empty(ledger.History(contact).Items);
        Assert.Equal(before, ledger.Report().Counts[Metric.Sent]);
    }

    [Fact]
    public void A_definition_of_ones_own_is_a_copy_with_changes()
    {
        var ledger = Ledger();
        // snippet
        var ours = Definition.HubSpot with
        {
            Name = "Ours",
            Notes = "As HubSpot's, but privacy opens are left out and complaints are counted against sent.",
            PrivacyOpens = MachinePolicy.Exclude,
            Rates = Definition.HubSpot.Rates with { Spam = new(Metric.SpamReported, Metric.Sent) },
        };
        foreach (var definition in (Definition[])[Definition.HubSpot, ours])
            Console.WriteLine(ledger.Report(definition).Rates.Open.Explain());
        // end
        Assert.True(ledger.Report(ours).Rates.Open.Value < ledger.Report().Rates.Open.Value);
    }

    [Fact]
    public void A_reason_can_be_given_another_class()
    {
        // snippet
        var strict = Definition.Reliable with
        {
            Name = "Strict",
            BounceClasses = Definition.Reliable.BounceClasses.Add("mailboxFull", BounceClass.Hard),
            ExcludedRoles = [LinkRole.Unsubscribe, LinkRole.Preferences, LinkRole.ViewInBrowser],
            DateBasis = DateBasis.EventDate,
            AttributionWindow = TimeSpan.FromDays(30),
        };
        // end
        Assert.Equal(BounceClass.Hard, strict.BounceClasses["mailboxFull"]);
    }

    private static List<EmailEvent> Read()
    {
        using var stream = Sample();
        return [.. EventLines.Read(stream).Select(read => read.Event).OfType<EmailEvent>()];
    }
}
