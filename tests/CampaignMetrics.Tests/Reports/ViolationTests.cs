namespace CampaignMetrics.Tests.Reports;

/// <summary>Mail that was sent against an unsubscription.</summary>
public sealed class ViolationTests
{
    private const double Hour = 3600, Late = 1000 + (48 * Hour) + 0.001;

    [Theory]
    [InlineData((48 * Hour) - 1, 0), InlineData(48 * Hour, 0), InlineData((48 * Hour) + 0.001, 1), InlineData(9999 * Hour, 1)]
    public void Mail_may_be_sent_for_48_hours_and_no_longer(double after, long violations) =>
        Assert.Equal(violations, Of(Some.Sent(), Ended(), Sent("next", 1000 + after)).Messages);

    [Fact]
    public void A_violation_says_who_got_what_when_and_against_what()
    {
        var ledger = Some.Ledger(Some.Sent(), Ended() with { Reason = "link", Scope = "all" }, Sent("next", Late) with { Send = "run-2" });
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
        var violation = ledger.Unsubscriptions(scope: new ReportScope { Zone = zone }).Violations.Rows.Single();
        Assert.Equal(
            new Violation(Some.Contact, "next", "run-2", Some.At(1000), Some.At(Late), "link", "all"), violation);
        Assert.Equal(TimeSpan.FromHours(1), violation.SentAt.Offset);
    }

    [Fact]
    public void Mail_before_an_unsubscription_is_none() => Assert.Equal(0, Of(Some.Sent(), Ended(), Sent("other", 999)).Messages);

    [Fact]
    public void Contacts_are_counted_once() => Assert.Equal(
        (3, 2),
        Counts(Of(
            Ended(), Sent("a", Late), Sent("b", Late), Ended() with { Recipient = "bob" }, Sent("a", Late) with { Recipient = "bob" })));

    [Fact]
    public void An_unsubscription_that_names_no_email_covers_all_mail() =>
        Assert.Equal(1, Of(Ended() with { Email = default(EmailId?) }, Sent("next", Late)).Messages);

    [Theory]
    [InlineData(999, 1), InlineData(1000, 0), InlineData(5000, 0), InlineData(Late, 0), InlineData(Late + 1, 1)]
    public void Who_subscribes_again_in_between_gets_mail(double at, long violations) =>
        Assert.Equal(violations, Of(Ended(), Taken(at), Sent("next", Late)).Messages);

    [Fact]
    public void The_earliest_that_was_not_taken_back_is_told() => Assert.Equal(
        Some.At(3000), Of(Ended(), Taken(2000), Ended(4000), Ended(3000), Sent("next", Late + 5000)).Rows.Single().UnsubscribedAt);

    [Fact]
    public void What_a_program_did_is_no_unsubscription() => Assert.Equal(0, Of(
        Some.Sent(), Ended() with { Actor = Actor.Automation }, Sent("next", Late),
        Ended() with { Email = default(EmailId?), Request = new WebRequest { UserAgent = "curl/8.5.0" } }).Messages);

    [Fact]
    public void A_program_subscribes_nobody() =>
        Assert.Equal(1, Of(Ended(), Taken(2000) with { Actor = Actor.Automation }, Sent("next", Late)).Messages);

    [Fact]
    public void A_spam_report_is_no_unsubscription() =>
        Assert.Equal(0, Of(Some.Sent(), Some.SpamReported(), Sent("next", Late)).Messages);

    [Fact]
    public void Who_was_not_sent_to_was_not_mailed() =>
        Assert.Equal(0, Of(Ended(), new NotSent { Id = "n", At = Some.At(Late), Email = "next", Recipient = Some.Contact }).Messages);

    [Theory]
    [InlineData("a", 1, 0), InlineData("b", 0, 0), InlineData(null, 0, 1)]
    public void A_list_covers_mail_to_it(string? list, long violations, long undecided)
    {
        var found = Of(On(Some.Sent(), "a"), Ended() with { Scope = "list" }, On(Sent("next", Late), list));
        Assert.Equal((violations, undecided), (found.Messages, found.Undecided.Sum(row => row.Messages)));
        Assert.All(found.Undecided, row => Assert.Equal(UndecidedReason.ListsNotKnown, row.Reason));
    }

    [Fact]
    public void The_list_that_an_unsubscription_names_itself_counts_before_its_messages() => Assert.Equal(
        1, Of(On(Some.Sent(), "a"), On(Ended() with { Scope = "list" }, "b"), On(Sent("1", Late), "a"), On(Sent("2", Late), "b")).Messages);

    [Fact]
    public void Unsubscriptions_that_name_no_email_keep_their_own_lists() => Assert.Equal(
        "1",
        Of(
            On(Ended() with { Scope = "list", Email = default(EmailId?) }, "a"),
            On(Ended(9000) with { Scope = "list", Email = default(EmailId?) }, "b"),
            On(Sent("1", Late), "a"), On(Sent("2", Late), "b")).Rows.Single().Email.Value);

    [Fact]
    public void What_was_left_may_be_a_list_by_its_name() => Assert.Equal(
        "1",
        Of(On(Ended() with { Scope = "a" }, "a"), On(Sent("1", Late), "a"), On(Sent("2", Late), "b")).Rows.Single().Email.Value);

    [Fact]
    public void A_list_that_nobody_names_may_be_any() => Assert.Equal(
        [new UndecidedMessages(UndecidedReason.ListNotNamed, 1)],
        Of(Some.Sent(), Ended() with { Scope = "list" }, On(Sent("next", Late), "a")).Undecided);

    [Theory]
    [InlineData("news", null, 1, 0), InlineData("offers", null, 0, 0), InlineData("offers", "news", 0, 0)]
    [InlineData(null, "news", 1, 0), InlineData(null, "regular", 0, 1), InlineData(null, null, 0, 1)]
    public void A_type_covers_mail_that_a_tag_or_the_catalog_says_is_of_it(string? tag, string? type, long violations, long undecided)
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = "next", Type = type }]) };
        EmailEvent next = Sent("next", Late);
        if (tag is not null)
            next = next with { Segments = new() { Tags = Segments.None.Tags.Add(UnsubscriptionReport.SubscriptionTypeTag, tag) } };
        var found = Some.Ledger(options, Some.Sent(), Ended() with { Scope = "news" }, next).Unsubscriptions().Violations;
        Assert.Equal((violations, undecided), (found.Messages, found.Undecided.Sum(row => row.Messages)));
        Assert.All(found.Undecided, row => Assert.Equal(UndecidedReason.TypeNotKnown, row.Reason));
    }

    [Fact]
    public void Who_subscribes_to_the_type_again_left_nothing()
    {
        var found = Of(Some.Sent(), Ended() with { Scope = "news" }, Taken(2000) with { Scope = "news" }, Sent("next", Late));
        Assert.Equal((0, 0), (found.Messages, found.Undecided.Length));
    }

    [Fact]
    public void Who_left_all_and_subscribes_to_one_list_gets_its_mail() => Assert.Equal(
        "2",
        Of(
            Ended() with { Scope = "all" }, On(Taken(2000) with { Scope = "list" }, "a"),
            On(Sent("1", Late), "a"), On(Sent("2", Late), "b")).Rows.Single().Email.Value);

    [Fact]
    public void What_may_have_been_taken_back_is_undecided() => Assert.Equal(
        [new UndecidedMessages(UndecidedReason.TypeNotKnown, 1)],
        Of(Ended(), Taken(2000) with { Scope = "news" }, Sent("next", Late)).Undecided);

    [Fact]
    public void Mail_of_which_only_later_events_tell_is_undecided() => Assert.Equal(
        [new UndecidedMessages(UndecidedReason.SendingNotReported, 1)],
        Of(Ended(), new Delivered { Id = "d", At = Some.At(Late), Email = "next", Recipient = Some.Contact }).Undecided);

    [Fact]
    public void Transactional_mail_needs_no_subscription()
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = "receipt", Type = "transactional" }]) };
        var found = Some.Ledger(options, Ended(), Sent("receipt", Late)).Unsubscriptions().Violations;
        Assert.Equal((0, 1), (found.Messages, found.Transactional));
    }

    [Fact]
    public void An_unsubscription_out_of_scope_is_honoured_in_scope()
    {
        var ledger = Some.Ledger(Some.Sent(), Ended(), Sent("next", Late), Sent("more", Late));
        var report = ledger.Unsubscriptions(scope: new ReportScope { Email = "next" });
        Assert.Equal((0, 1), (report.Messages, report.Violations.Messages));
    }

    [Fact]
    public void A_period_selects_the_mail_that_was_sent_in_it()
    {
        var ledger = Some.Ledger(Some.Sent(), Ended(), Sent("next", Late));
        var byDate = Definition.HubSpot with { DateBasis = DateBasis.EventDate };
        var (before, after) = (new ReportScope { To = new DateOnly(2026, 3, 4) }, new ReportScope { From = new DateOnly(2026, 3, 4) });
        Assert.Equal((0, 1), (Count(null, before), Count(null, after)));
        Assert.Equal((0, 1), (Count(byDate, before), Count(byDate, after)));

        long Count(Definition? definition, ReportScope scope) => ledger.Unsubscriptions(definition, scope).Violations.Messages;
    }

    [Fact]
    public void Who_is_left_out_has_no_violations()
    {
        var scope = new ReportScope { Exclude = ["@example.com"] };
        Assert.Equal(0, Some.Ledger(Ended(), Sent("next", Late)).Unsubscriptions(scope: scope).Violations.Messages);
    }

    [Fact]
    public void The_latest_are_named_and_the_others_counted()
    {
        var ledger = Some.Ledger([Ended(), .. Enumerable.Range(0, 50).Select(i => Sent($"email-{i}", Late + i))]);
        var found = ledger.Unsubscriptions(scope: new ReportScope { MaxRows = 2 }).Violations;
        Assert.Equal((50, 1, 48, 0), (found.Messages, found.Contacts, found.RowsLeftOut, found.Hidden));
        Assert.Equal(["email-49", "email-48"], found.Rows.Select(row => row.Email.Value));
    }

    [Fact]
    public void Whom_the_viewer_may_not_see_is_counted_and_not_named()
    {
        var ledger = Some.Ledger(
            Ended(), Sent("a", Late), Sent("b", Late), Ended() with { Recipient = "bob" }, Sent("a", Late) with { Recipient = "bob" });
        var viewer = new Viewer { MaySeeContact = contact => contact == Some.Contact, MaySeeEmail = email => email == "a" };
        var found = ledger.Unsubscriptions(scope: new ReportScope { Viewer = viewer }).Violations;
        Assert.Equal((3, 2, 2), (found.Messages, found.Contacts, found.Hidden));
        Assert.Equal(("a", Some.Contact), (found.Rows.Single().Email.Value, found.Rows.Single().Contact));
    }

    [Fact]
    public void Each_sending_of_a_repeating_email_is_mail()
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = "weekly", Repeats = true }]) };
        var found = Some.Ledger(options, Sent("weekly", 0), Ended(), Sent("weekly", Late), Sent("weekly", 2 * Late)).Unsubscriptions();
        Assert.Equal(2, found.Violations.Messages);
    }

    private static Unsubscribed Ended(double at = 1000) => Some.Unsubscribed(at);

    private static Resubscribed Taken(double at) => new() { Id = Some.NewId(), At = Some.At(at), Recipient = Some.Contact };

    private static Sent Sent(EmailId email, double at) => Some.Sent(at, email: email);

    private static EmailEvent On(EmailEvent happened, string? list) =>
        list is null ? happened : happened with { Segments = Segments.None with { Lists = [list] } };

    private static (long, long) Counts(ViolationReport found) => (found.Messages, found.Contacts);

    private static ViolationReport Of(params IEnumerable<EmailEvent> events) => Some.Ledger(events).Unsubscriptions().Violations;
}
