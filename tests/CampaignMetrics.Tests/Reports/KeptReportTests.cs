using System.Text;

namespace CampaignMetrics.Tests.Reports;

/// <summary>Reports of a ledger that is large enough to keep their sums.</summary>
public sealed class KeptReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly EmailEvent[] Many = [.. Enumerable.Range(0, 6_000).SelectMany(contact => Events(contact, contact % 3))];

    [Fact]
    public void New_events_are_in_the_next_report()
    {
        using var ledger = Ledger(Many);
        ledger.Report();
        EmailEvent[] more = [Opened(17, 2), Opened(8_000, 1), .. Events(9_000, 0)];
        ledger.Apply(more);
        AssertSame([.. Many, .. more], ledger);
        Assert.Equal(1, ledger.Kept.Renewals);
    }

    [Fact]
    public void Duplicates_are_in_the_input_of_the_next_report()
    {
        using var ledger = Ledger(Many);
        ledger.Report();
        ledger.Apply(Many.AsSpan(0, 10).ToArray());
        Assert.Equal(10, ledger.Report().Input.Duplicates);
    }

    [Fact]
    public void A_copy_that_takes_precedence_counts_in_the_next_report()
    {
        EmailEvent[] copies =
        [
            Opened(5, 1) with { Id = new EventId("x"), At = Start.AddDays(3) },
            Opened(5, 1) with { Id = new EventId("x"), At = Start.AddDays(2) },
        ];
        using var ledger = Ledger([.. Many, copies[0]]);
        ledger.Report();
        ledger.Apply(copies[1]);
        AssertSame([.. Many, .. copies], ledger);
    }

    [Fact]
    public void Another_catalog_is_used_by_the_next_report()
    {
        using var ledger = Ledger(Many);
        ledger.Report();
        ledger.Catalog = new EmailCatalog([new Email { Id = "email-1", Tracking = Tracking.Off }]);
        Assert.Equal(
            Text(Ledger(Many, new LedgerOptions { Catalog = ledger.Catalog }).Report()), Text(ledger.Report()));
    }

    [Fact]
    public void Many_contacts_who_change_are_counted_anew()
    {
        using var ledger = Ledger(Many);
        ledger.Report();
        EmailEvent[] more = [.. Enumerable.Range(0, 3_000).Select(contact => Opened(contact, contact % 3))];
        ledger.Apply(more);
        AssertSame([.. Many, .. more], ledger);
        Assert.Equal(0, ledger.Kept.Renewals);
    }

    [Fact]
    public void Reports_beside_writers_are_those_of_all_events_in_the_end()
    {
        using var ledger = Ledger(Many);
        EmailEvent[] more = [.. Enumerable.Range(0, 4_000).Select(index => Opened(index * 7 % 6_500, index % 3))];
        Parallel.ForEach(more.Chunk(20), chunk =>
        {
            ledger.Apply(chunk);
            ledger.Report();
            ledger.Report(scope: new ReportScope { Email = "email-1" });
        });
        AssertSame([.. Many, .. more], ledger);
    }

    [Fact]
    public void A_report_does_not_change_when_its_sums_are_renewed()
    {
        using var ledger = Ledger(Many);
        var first = ledger.Report();
        ledger.Apply(Opened(17, 2));
        ledger.Report();
        Assert.Equal(Text(Ledger(Many).Report()), Text(first));
    }

    [Fact]
    public void Parts_of_renewed_reports_merge_as_others_do()
    {
        using var ledger = Ledger(Many);
        ledger.Report();
        ledger.Apply(Opened(17, 2));
        EmailEvent[] others = [.. Events(10_000, 0)];
        using var other = Ledger(others);
        var merged = Report.Merge([ledger.Report(), other.Report()]);
        Assert.Equal(Text(Ledger([.. Many, Opened(17, 2), .. others]).Report()), Text(merged));
    }

    private static void AssertSame(EmailEvent[] events, MessageLedger ledger)
    {
        using var whole = Ledger(events);
        Assert.Equal(Text(whole.Report()), Text(ledger.Report()));
        var scope = new ReportScope { Email = "email-1" };
        Assert.Equal(Text(whole.Report(scope: scope)), Text(ledger.Report(scope: scope)));
    }

    private static MessageLedger Ledger(EmailEvent[] events, LedgerOptions? options = null)
    {
        var ledger = new MessageLedger(options);
        ledger.Apply(events);
        return ledger;
    }

    private static string Text(Report report) => Encoding.UTF8.GetString(report.ToJson());

    private static IEnumerable<EmailEvent> Events(int contact, int email)
    {
        yield return new Sent { At = Start.AddSeconds(contact), Email = Key(email), Recipient = Contact(contact) };
        yield return new Delivered { At = Start.AddSeconds(contact + 5), Email = Key(email), Recipient = Contact(contact) };
        if (contact % 4 == 0) yield return Opened(contact, email);
        if (contact % 50 == 0)
            yield return new Converted { At = Start.AddDays(1), Recipient = Contact(contact), Goal = "contact" };
    }

    private static Opened Opened(int contact, int email) =>
        new() { At = Start.AddHours(contact % 40 + 1), Email = Key(email), Recipient = Contact(contact) };

    private static string Key(int email) => $"email-{email}";

    private static string Contact(int contact) => $"c{contact}@{(contact % 3 == 0 ? "mail" : "post")}.example";
}
