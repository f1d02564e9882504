using CampaignMetrics.Cli.Generate;

namespace CampaignMetrics.Tests.Generate;

/// <summary>Each kind of thing that happens in real files happens in a generated one.</summary>
public sealed class GeneratedKindsTests(GeneratedFile file)
{
    [Fact]
    public void The_default_file_has_every_kind_that_there_is()
    {
        var events = new MemoryStream();
        var truth = new MemoryStream();
        SyntheticEvents.Write(
            new GenerateOptions { Recipients = 1000 }, events, truth, cancellationToken: TestContext.Current.CancellationToken);
        var kinds = GeneratedTruth.Of(truth.ToArray()).Select(told => (told.By, told.What)).ToHashSet();
        Assert.Empty(file.Truth.Select(told => (told.By, told.What)).Distinct().Except(kinds));
        Assert.True(kinds.Count >= 35, $"{kinds.Count} kinds");
    }

    [Fact]
    public void An_email_that_repeats_says_so_and_states_its_sends()
    {
        var statement = file.Distinct.Where(read => read.Email?.Value == "email-06").ToList();
        Assert.All(statement.Where(read => read is not Converted), read => Assert.NotNull(read.Send));
        Assert.True(file.Catalog["email-06"]!.Repeats);
    }

    [Fact]
    public void The_next_email_that_repeats_leaves_it_to_the_times()
    {
        var options = new GenerateOptions { Recipients = 20, Emails = 12 };
        var second = EventLines.Read(new MemoryStream(GeneratedFile.BytesOf(options)))
            .Select(read => read.Event)
            .Where(read => read?.Email?.Value == "email-12")
            .ToList();
        Assert.Equal(60, second.Where(read => read is Sent or NotSent).Distinct().Count());
        Assert.All(second, read => Assert.Null(read!.Send));
    }

    [Fact]
    public void Gateways_follow_links_before_their_server_takes_or_refuses_the_mail()
    {
        var held = IdsOf(file.Truth.Where(told => told.By == "gateway"));
        var decided = file.Distinct.Where(read => read is Delivered or Bounced).ToLookup(KeyOf);
        var followed = file.Distinct.OfType<Clicked>().Where(clicked => held.Contains(IdOf(clicked))).ToList();
        Assert.NotEmpty(followed);
        Assert.All(followed, clicked => Assert.DoesNotContain(decided[KeyOf(clicked)], outcome => outcome.At < clicked.At));
        Assert.Contains(followed, clicked => decided[KeyOf(clicked)].Any(outcome => outcome is Bounced));
    }

    [Fact]
    public void Scanners_come_when_they_were_measured_to_come()
    {
        var scans = IdsOf(file.Truth.Where(told => told.By == "scanner" && told.Type == "clicked"));
        var sent = file.Distinct.OfType<Delivered>().ToLookup(KeyOf, read => read.At);
        var delays = file.Distinct.OfType<Clicked>()
            .Where(clicked => scans.Contains(IdOf(clicked)) && sent[KeyOf(clicked)].Any())
            .GroupBy(KeyOf, clicked => clicked.At)
            .Select(clicks => (clicks.Min() - sent[clicks.Key].Last()).TotalSeconds)
            .Order()
            .ToList();
        Assert.InRange(delays[delays.Count / 2], 30, 60);
        Assert.InRange(delays.Count(delay => delay <= 300) / (double)delays.Count, 0.9, 1);
    }

    [Fact]
    public void Scanners_unsubscribe_where_a_visit_is_enough()
    {
        var scanners = IdsOf(file.Truth.Where(told => told is { By: "scanner", Type: "unsubscribed" }));
        var unsubscribed = file.Distinct.OfType<Unsubscribed>().Where(read => scanners.Contains(IdOf(read))).ToList();
        Assert.NotEmpty(unsubscribed);
        Assert.All(unsubscribed, read => Assert.Equal(("email-03", "GET"), (read.Email!.Value.Value, read.Request.Method)));
    }

    [Fact]
    public void People_unsubscribe_in_every_way_and_say_which()
    {
        var reasons = file.Distinct.OfType<Unsubscribed>().Select(read => read.Reason).Distinct().ToList();
        Assert.Empty(((string[])["oneClick", "link", "mailto", "complaint", "preferences", "manual"]).Except(reasons));
        Assert.All(
            file.Distinct.OfType<Unsubscribed>().Where(read => read.Reason == "oneClick"),
            read => Assert.Equal("POST", read.Request.Method));
    }

    [Fact]
    public void Links_of_some_emails_tell_who_follows_them_and_the_catalog_has_a_place_for_it()
    {
        var clicks = file.Distinct.OfType<Clicked>()
            .Where(clicked => clicked.Link == "hero")
            .ToLookup(clicked => clicked.Email!.Value.Value);
        Assert.Equal(["https://shop.example/spring-sale/sale"], clicks["spring-sale"].Select(clicked => clicked.Url!).Distinct());
        Assert.All(clicks["email-02"], clicked => Assert.Contains("?mc_eid=", clicked.Url, StringComparison.Ordinal));
        Assert.True(clicks["email-02"].Select(clicked => clicked.Url).Distinct().Count() > 20);
        Assert.All(clicks["email-05"], clicked => Assert.Contains("?customer=", clicked.Url, StringComparison.Ordinal));
        Assert.Contains(file.Catalog["email-05"]!.Links, link => link.Url == "https://shop.example/email-05/sale?customer={{customer}}");
    }

    [Fact]
    public void With_the_catalog_a_personal_link_is_one_row()
    {
        using var ledger = new MessageLedger(new LedgerOptions { Catalog = file.Catalog });
        ledger.ReadLines(new MemoryStream(file.Bytes), cancellationToken: TestContext.Current.CancellationToken);
        var report = ledger.Report(cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(report.Links.Count(), 20, 10 * GeneratedFile.Options.Emails);
        Assert.Equal(GeneratedFile.Options.Rejects, report.Input.RejectedCount);
    }

    [Fact]
    public void Some_addresses_have_letters_beyond_ASCII_and_are_one_contact_in_both_spellings()
    {
        var lines = System.Text.Encoding.UTF8.GetString(file.Bytes);
        Assert.Contains("@bücher.example\"", lines, StringComparison.Ordinal);
        Assert.Contains("@xn--bcher-kva.example\"", lines, StringComparison.Ordinal);
        Assert.Contains("@grüße.example\"", lines, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Distinct, read => read.Recipient.Value.EndsWith("@grüße.example", StringComparison.Ordinal));
        Assert.Contains("@Gmail.com\"", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_change_and_come_back()
    {
        var orders = file.Distinct.OfType<Converted>().Where(converted => converted.Order is not null)
            .GroupBy(converted => (converted.Recipient, converted.Order))
            .ToList();
        Assert.Contains(orders, order => order.Count(state => state.Amount!.Value.Amount > 0) > 1);
        Assert.Contains(orders, order => order.Any(state => state.Amount!.Value.Amount < 0));
    }

    [Fact]
    public void Nothing_is_seen_of_contacts_who_deny_tracking()
    {
        var denied = file.Distinct.OfType<Sent>()
            .Where(sent => sent.Segments.Tags.GetValueOrDefault("consent") == "denied")
            .Select(sent => sent.Recipient)
            .ToHashSet();
        Assert.InRange(denied.Count / (double)GeneratedFile.Options.Recipients, 0.02, 0.04);
        Assert.DoesNotContain(file.Distinct, read => read is Opened or Clicked or Viewed && denied.Contains(read.Recipient));
    }

    [Fact]
    public void A_mails_own_id_stands_on_several_types()
    {
        var ids = file.Distinct.Where(read => read is Sent or Delivered && read.Email?.Value == "email-06").GroupBy(read => read.Id);
        Assert.Contains(ids, same => same.Select(read => read.Type).Distinct().Count() == 2);
    }

    [Fact]
    public void Hardly_anybody_gets_mail_after_leaving()
    {
        var left = file.Distinct.OfType<Unsubscribed>().Where(read => read.Reason is not null && read.Request.Method != "GET").ToList();
        Assert.NotEmpty(left);
        var after = left.Count(gone => file.Distinct.OfType<Sent>().Any(
            sent => sent.Recipient == gone.Recipient && sent.Send is null && sent.At > gone.At.AddDays(14)));
        Assert.InRange(after / (double)left.Count, 0, 0.25);
    }

    [Fact]
    public void Without_scanners_no_company_has_one()
    {
        var truth = new MemoryStream();
        SyntheticEvents.Write(
            new GenerateOptions { Recipients = 1000, Scanned = 0 }, Stream.Null, truth,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(
            GeneratedTruth.Of(truth.ToArray()),
            told => told.By is "gateway" or "scanner" or "head checker" or "slow sandbox" or "single-link scanner" or "click checker");
    }

    private static HashSet<(string, string)> IdsOf(IEnumerable<GeneratedTruth> told) => [.. told.Select(line => (line.Id, line.Type))];

    private static (string, string) IdOf(EmailEvent read) =>
        (read.IdOrDerived.Value, char.ToLowerInvariant(read.Type.ToString()[0]) + read.Type.ToString()[1..]);

    private static (EmailId?, ContactId, string?) KeyOf(EmailEvent read) => (read.Email, read.Recipient, read.Send);
}
