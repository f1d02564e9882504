namespace CampaignMetrics.Tests.Portfolio;

public sealed class EmailListTests
{
    private static readonly DateOnly First = new(2026, 3, 1), Next = new(2026, 4, 1);

    private static MessageLedger Ledger(params Email[] emails) => Some.Ledger(
        new LedgerOptions { Catalog = new EmailCatalog(emails) },
        Some.Sent(email: "a"), Some.Delivered(email: "a"), Some.Opened() with { Email = "a" },
        Some.Sent(60, email: "b"), Some.Delivered(61, email: "b"), Some.Sent(60, "b@x.example", "b"),
        Some.Delivered(61, "b@x.example", "b"));

    private static string Keys(EmailList list) => string.Join(" ", list.Emails.Select(email => email.Report.Email.Value));

    private static string StatusOf(Email entry, ReportScope? scope = null) =>
        Ledger(entry).Emails(scope: scope).Emails.Single(email => email.Report.Email == entry.Id).Status;

    [Fact]
    public void Emails_without_events_are_listed_with_counts_of_0_and_no_rates()
    {
        var draft = Ledger(new Email { Id = "draft" }).Emails().Emails.Single(email => email.Report.Email.Value == "draft");
        Assert.Equal((0, NotMeasured.NothingToCount), (draft.Report.Delivery.Sent, draft.Report.Rates.Open.Ratio.NotMeasured));
    }

    [Fact]
    public void What_the_catalog_knows_is_listed()
    {
        var entry = new Email { Id = "a", Subject = "Sale", From = "x@y.example", SentBy = "eve", Type = "regular", Workflow = "w" };
        var listed = Ledger(entry).Emails().Emails.Single(email => email.Report.Email.Value == "a");
        Assert.Equal(
            ("Sale", "x@y.example", "eve", "regular", "w"),
            (listed.Subject, listed.From, listed.SentBy, listed.Type, listed.Workflow));
    }

    [Theory]
    [InlineData("a", null, "sent")]
    [InlineData("a", "draft", "sent")]
    [InlineData("a", "scheduled", "sent")]
    [InlineData("a", "sending", "sending")]
    [InlineData("a", "archived", "archived")]
    [InlineData("a", "paused", "paused")]
    [InlineData("new", null, "draft")]
    [InlineData("new", "scheduled", "scheduled")]
    [InlineData("new", "sent", "sent")]
    public void A_status_is_the_catalogs_unless_events_tell_more(string email, string? status, string expected) =>
        Assert.Equal(expected, StatusOf(new Email { Id = email, Status = status }));

    [Fact]
    public void An_automated_email_is_automated_unless_it_is_a_draft() => Assert.Equal(
        ("automated", "automated", "draft"),
        (
            StatusOf(new Email { Id = "a", Type = "automated", Status = "sent" }), StatusOf(new Email { Id = "new", Type = "automated" }),
            StatusOf(new Email { Id = "new", Type = "automated", Status = "draft" })));

    [Fact]
    public void An_email_without_messages_but_a_time_of_sending_is_scheduled() =>
        Assert.Equal("scheduled", StatusOf(new Email { Id = "new", SentAt = Some.At(90_000) }));

    [Fact]
    public void An_email_whose_messages_are_all_left_out_was_sent_all_the_same() =>
        Assert.Equal("sent", StatusOf(new Email { Id = "a" }, new ReportScope { Exclude = [Some.Contact.Value] }));

    [Fact]
    public void The_latest_comes_first_and_what_was_not_sent_last() =>
        Assert.Equal("b a draft", Keys(Ledger(new Email { Id = "draft" }).Emails()));

    [Fact]
    public void Ascending_turns_the_order_round_but_what_is_not_known_stays_last() =>
        Assert.Equal("a b draft", Keys(Ledger(new Email { Id = "draft" }).Emails(new EmailQuery { Ascending = true })));

    [Theory]
    [InlineData("sent", "b a")]
    [InlineData("open", "a b")]
    [InlineData("email", "b a")]
    [InlineData("name", "a b")]
    public void Any_column_sorts(string column, string expected) => Assert.Equal(
        expected,
        Keys(Ledger(new Email { Id = "a", Name = "Zebra" }, new Email { Id = "b", Name = "apple" })
            .Emails(new EmailQuery { SortBy = EmailColumn.Parse(column, null) })));

    [Fact]
    public void A_rate_that_the_definition_lacks_sorts_nothing() => Assert.Throws<ArgumentException>(
        () => Ledger().Emails(new EmailQuery { SortBy = Measure.Rate("none") }));

    [Fact]
    public void A_page_is_a_part_of_the_list()
    {
        var page = Ledger(new Email { Id = "draft" }).Emails(new EmailQuery { Offset = 1, Limit = 1 });
        Assert.Equal(("a", 3), (Keys(page), page.Total));
    }

    [Theory]
    [InlineData("SPRING", "a")]
    [InlineData("eve sale", "a")]
    [InlineData("eve autumn", "")]
    [InlineData("  ", "b a")]
    public void Search_finds_emails_with_all_words(string words, string expected) => Assert.Equal(
        expected, Keys(Ledger(new Email { Id = "a", Name = "Spring sale", SentBy = "eve" }).Emails(new EmailQuery { Search = words })));

    [Theory]
    [InlineData("GRÖSSE", "grösse", "a")]
    [InlineData("GRÖSSE", "Größe", "")]
    public void Search_compares_letters_one_by_one(string words, string name, string expected) => Assert.Equal(
        expected, Keys(Ledger(new Email { Id = "a", Name = name }).Emails(new EmailQuery { Search = words })));

    [Fact]
    public void In_a_period_only_emails_of_it_are_listed()
    {
        var ledger = Ledger(
            new Email { Id = "draft" }, new Email { Id = "march", SentAt = Some.Start.AddDays(5) },
            new Email { Id = "april", SentAt = Some.Start.AddDays(40) });
        Assert.Equal("march b a", Keys(ledger.Emails(scope: new ReportScope { From = First, To = Next })));
    }

    [Fact]
    public void Filters_by_what_only_messages_have_list_no_email_without() => Assert.Equal(
        "", Keys(Ledger(new Email { Id = "draft" }).Emails(scope: new ReportScope { Lists = ["news"] })));

    [Fact]
    public void Filters_of_a_page_around_hold_for_emails_without_messages() => Assert.Equal(
        "one", Keys(Ledger(new Email { Id = "one", Type = "blog", Workflow = "w" }, new Email { Id = "two", Type = "blog" })
            .Emails(scope: new ReportScope { EmailType = "blog", Within = new ReportScope { Workflows = ["w"] } })));

    [Fact]
    public void Emails_that_the_viewer_may_not_see_are_not_listed()
    {
        var scope = new ReportScope { Viewer = new Viewer { MaySeeEmail = email => email.Value is "a" or "seen" } };
        Assert.Equal("a seen", Keys(Ledger(new Email { Id = "seen" }, new Email { Id = "hidden" }).Emails(scope: scope)));
    }

    [Fact]
    public void A_list_can_be_made_of_a_report_that_went_through_JSON()
    {
        var report = System.Text.Json.JsonSerializer.Deserialize<Report>(Ledger().Report().ToJson())!;
        Assert.Equal("a b", Keys(new EmailList(report, query: new EmailQuery { SortBy = Measure.Rate("open") })));
    }

    [Fact]
    public void A_table_has_a_row_for_each_email()
    {
        var rows = new List<string>();
        Ledger().Emails().ToTable().Select(["email", "status", "sent", "openRate"])
            .Read(cells => rows.Add(string.Join(" ", cells.ToArray())));
        Assert.Equal(["b sent 2 0", "a sent 1 1"], rows);
    }
}
