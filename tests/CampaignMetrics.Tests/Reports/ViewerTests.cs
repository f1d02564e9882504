using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reports;

/// <summary>What a viewer may not see, and what contacts did not agree to, counts in totals and is named nowhere.</summary>
public sealed class ViewerTests
{
    private static readonly EmailEvent[] Events =
    [
        Some.Sent(0, "ann@example.com"), Opened("ann@example.com", 60), Opened("ann@example.com", 90),
        Some.Sent(0, "bob@example.com"), Opened("bob@example.com", 60),
        Some.Sent(0, "cy@example.com", "other"), Opened("cy@example.com", 60, "other"),
    ];

    private static readonly ReportScope WithoutAnn = new()
    {
        Viewer = new Viewer { MaySeeContact = contact => contact.Value != "ann@example.com" },
    };

    private static readonly ReportScope WithoutOther = new() { Viewer = new Viewer { MaySeeEmail = email => email.Value != "other" } };

    [Fact]
    public void A_contact_who_may_not_be_seen_is_named_nowhere() =>
        Assert.DoesNotContain("ann@", Some.Ledger(Events).Report(scope: WithoutAnn).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_contact_who_may_not_be_seen_counts_in_all_totals()
    {
        var (all, seen) = (Some.Ledger(Events).Report(), Some.Ledger(Events).Report(scope: WithoutAnn));
        Assert.Equal(all.Counts, seen.Counts);
        Assert.Equal(all.People, seen.People);
        Assert.Equal(new RestReport("contacts", 1, [new("opens", 2), new("clicks", 0)]), Assert.Single(seen.Rest));
    }

    [Fact]
    public void An_email_that_may_not_be_seen_is_named_nowhere()
    {
        var report = Some.Ledger(Events).Report(scope: WithoutOther);
        Assert.DoesNotContain("other", report.Emails.Select(email => email.Email.Value));
        var rest = Assert.Single(report.Rest);
        Assert.Equal(("emails", 1, 1L, 0L), (rest.List, rest.Rows, rest.Opens, rest.Clicks));
    }

    [Fact]
    public void An_email_that_may_not_be_seen_counts_in_means() => Assert.Equal(
        Some.Ledger(Events).Report().MeanOverEmails(rates => rates.Open),
        Some.Ledger(Events).Report(scope: WithoutOther).MeanOverEmails(rates => rates.Open));

    [Fact]
    public void An_email_that_may_not_be_seen_stands_in_the_row_without_a_key() => Assert.Equal(
        [Some.Email.Value, null], Some.Ledger(Events).Breakdown(Dimension.Email, scope: WithoutOther).Rows.Select(row => row.Key));

    [Fact]
    public void An_email_that_may_not_be_seen_is_no_value_that_there_is() =>
        Assert.Equal([Some.Email.Value], Some.Ledger(Events).Dimensions(WithoutOther.Viewer)[0].Values);

    [Fact]
    public void Parts_for_different_viewers_are_not_merged()
    {
        var ledger = Some.Ledger(Events);
        Assert.Throws<ArgumentException>(() => Report.Merge(ledger.Report(), ledger.Report(scope: WithoutAnn)));
    }

    [Fact]
    public void What_may_not_be_profiled_names_nobody_and_counts()
    {
        var report = Profiled((contact, _) => contact.Value != "ann@example.com");
        Assert.DoesNotContain("ann@", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, report.Engagement.TotalOpens);
        Assert.Contains(new Caveat(CaveatCode.NotProfiled, 1, null), report.Caveats);
    }

    [Fact]
    public void Consent_is_looked_at_when_it_happened()
    {
        var report = Profiled((contact, at) => at >= Some.At(75));
        Assert.Equal([new ContactEngagement("ann@example.com", 1, 0)], report.Contacts.ByOpens);
        Assert.Contains(new Caveat(CaveatCode.NotProfiled, 3, null), report.Caveats);
    }

    [Fact]
    public void A_click_that_implies_an_open_names_nobody_for_either()
    {
        using var ledger = new MessageLedger(new LedgerOptions { MayProfile = (_, _) => false });
        foreach (var happened in new EmailEvent[] { Some.Sent(), Some.Delivered(), Some.Clicked() }) ledger.Apply(happened);
        var report = ledger.Report(Definition.HubSpot with { Name = "Own", ImpliedOpens = true });
        Assert.Equal((1, 1), (report.Engagement.TotalOpens, report.Engagement.TotalClicks));
        Assert.Empty(report.Contacts.ByOpens);
        Assert.Empty(report.Contacts.ByClicks);
    }

    [Fact]
    public void Where_all_may_be_profiled_only_the_settings_change() => Assert.Equal(
        ["settings"],
        JsonNode.Parse(Profiled((_, _) => true).ToJson())!.AsObject()
            .Where(member => !JsonNode.DeepEquals(member.Value, JsonNode.Parse(Some.Ledger(Events).Report().ToJson())![member.Key]))
            .Select(member => member.Key));

    [Theory]
    [InlineData("203.0.113.0/24", 1), InlineData("203.0.113.77/24", 1), InlineData("203.0.113.9", 1), InlineData("203.0.112.0/22", 1)]
    [InlineData("203.0.113.8/32", 2), InlineData("198.51.100.0/24", 2), InlineData("::ffff:0:0/96", 1), InlineData("0.0.0.0/0", 1)]
    public void A_message_that_was_opened_from_a_network_is_left_out(string network, long sent)
    {
        EmailEvent[] events =
        [
            Some.Sent(0, "a"), Opened("a", 60) with { Request = new WebRequest { Ip = "203.0.113.9" } },
            Some.Sent(0, "b"), Opened("b", 60) with { Request = new WebRequest { Ip = "2001:db8::1" } },
        ];
        var report = Some.Ledger(events).Report(scope: new ReportScope { Exclude = [network] });
        Assert.Equal((sent, 2 - sent), (report.Delivery.Sent, report.Excluded.Messages));
    }

    [Fact]
    public void A_message_that_is_left_out_is_in_no_list_and_no_history()
    {
        using var ledger = Some.Ledger(Some.Sent(0, "a"), Opened("a", 60) with { Request = new WebRequest { Ip = "203.0.113.9" } });
        var scope = new ReportScope { Exclude = ["203.0.113.0/24"] };
        Assert.Empty(ledger.Recipients(Metric.Sent, scope: scope));
        Assert.Empty(ledger.History("a", new EventQuery { Scope = scope }).Items);
    }

    [Fact]
    public void What_a_stated_program_did_leaves_nothing_out()
    {
        EmailEvent[] events =
        [
            Some.Sent(0, "a"),
            Opened("a", 60) with { Request = new WebRequest { Ip = "203.0.113.9" }, Actor = Actor.Automation },
        ];
        Assert.Equal(1, Some.Ledger(events).Report(scope: new ReportScope { Exclude = ["203.0.113.0/24"] }).Delivery.Sent);
    }

    [Fact]
    public void A_key_that_is_a_number_is_a_contact_s() =>
        Assert.Equal(1, Some.Ledger(Some.Sent(0, "5"), Some.Sent(0, "b")).Report(scope: new ReportScope { Exclude = ["5"] }).Delivery.Sent);

    private static Report Profiled(ProfilingTest mayProfile)
    {
        using var ledger = new MessageLedger(new LedgerOptions { MayProfile = mayProfile });
        foreach (var happened in Events) ledger.Apply(happened);
        return ledger.Report();
    }

    private static Opened Opened(string contact, double at, string? email = null) =>
        new() { Id = $"open-{contact}-{at}", At = Some.At(at), Email = email ?? Some.Email.Value, Recipient = contact };
}
