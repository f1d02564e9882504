namespace CampaignMetrics.Tests.Messages;

public sealed class RecipientQueryTests
{
    private static readonly LedgerOptions Shop = new()
    {
        Catalog = new EmailCatalog(
        [
            new Email
            {
                Id = Some.Email, Campaign = "spring", Tracking = Tracking.On,
                Links =
                [
                    new EmailLink { Id = "hero", Url = "https://shop.example/a", Label = "All tulips" },
                    new EmailLink { Id = "foot", Url = "https://shop.example/a", Label = "See more" },
                    new EmailLink { Url = "https://shop.example/p/{{id}}", Label = "Your page" },
                ],
            },
        ]),
    };

    private static RecipientPage List(RecipientQuery query, params IEnumerable<EmailEvent> events) =>
        Some.Ledger(Shop, events).Recipients(query).Page!;

    private static Recipient Only(RecipientKind kind, params IEnumerable<EmailEvent> events) =>
        Assert.Single(List(new RecipientQuery { Kind = kind }, events).Recipients);

    private static EmailEvent[] To(params ReadOnlySpan<string> contacts)
    {
        var events = new List<EmailEvent>();
        foreach (var contact in contacts) events.AddRange([Some.Sent(to: contact), Some.Delivered(to: contact)]);
        return [.. events];
    }

    [Fact]
    public void An_opener_comes_with_the_first_open()
    {
        var row = Only(
            Metric.Opened,
            [.. To("a"), Some.Opened(900, to: "a"), Some.Opened(300, to: "a", place: new Place("NL", null, "Utrecht"))]);
        Assert.Equal((Some.At(300), EventType.Opened, "Utrecht"), (row.AskedAt, row.Asked!.Type, row.Asked.Place.City));
        Assert.Equal((Actor.Human, ActorRule.Default), (row.Asked.Label!.Value.Actor, row.Asked.Label.Value.Rule));
    }

    [Fact]
    public void An_opener_by_implication_comes_with_the_click()
    {
        var row = Only(Metric.Opened, [.. To("a"), Some.Clicked(300, to: "a")]);
        Assert.Equal((Some.At(300), EventType.Clicked), (row.AskedAt, row.Asked!.Type));
    }

    [Fact]
    public void A_clicker_comes_with_the_link_its_text_and_its_role()
    {
        var link = Only(Metric.Clicked, [.. To("a"), Some.Clicked(300, "HTTPS://Shop.Example/a", to: "a", link: "foot")]).Asked!.Link!;
        Assert.Equal(
            ("https://shop.example/a", "See more", LinkRole.Content, 2, "foot"),
            (link.Url, link.Label, link.Role, link.Position!.Value, link.Occurrence));
    }

    [Fact]
    public void Who_unsubscribed_comes_with_the_method_and_the_reason()
    {
        var row = Only(
            Metric.Unsubscribed,
            [
                .. To("a"),
                Some.Unsubscribed() with
                {
                    Recipient = "a", Reason = "oneClick", Scope = "all", Request = new WebRequest { Method = "POST" },
                },
            ]);
        var told = Assert.IsType<Unsubscribed>(row.Asked!.Event);
        Assert.Equal((Some.At(800), "POST", "oneClick", "all"), (row.AskedAt, told.Request.Method, told.Reason, told.Scope));
    }

    [Fact]
    public void A_bounce_comes_with_class_code_and_the_servers_words()
    {
        var row = Only(Metric.Bounced, Some.Sent(), Some.Bounced(7, "hard", "userUnknown", "550 5.1.1 no such user"));
        Assert.Equal(
            (Some.At(7), BounceClass.Hard, "550 5.1.1 no such user"),
            (row.AskedAt, row.Bounce!.Value.Class, ((Bounced)row.Asked!.Event).Response.Smtp));
    }

    [Fact]
    public void A_delivery_comes_with_its_latest_event() =>
        Assert.Equal(Some.At(9), Only(Metric.Delivered, Some.Sent(), Some.Delivered(5), Some.Delivered(9)).Asked!.At);

    [Fact]
    public void A_delivery_that_nobody_told_comes_with_what_proves_it() =>
        Assert.Equal(EventType.Opened, Only(Metric.Delivered, Some.Sent(), Some.Opened(300)).Asked!.Type);

    [Fact]
    public void Of_viewing_times_the_longest_is_told() =>
        Assert.Equal(
            TimeSpan.FromSeconds(9),
            ((Viewed)Only(
                Metric.Read,
                Some.Sent(), Some.Delivered(), Some.Opened(), Some.Viewed(1, 601), Some.Viewed(9, 700)).Asked!.Event).Duration);

    [Fact]
    public void A_row_has_all_marks()
    {
        var row = Only(
            Metric.Sent,
            Some.Sent(), Some.Delivered(), Some.Opened(), Some.Clicked(), Some.Replied(), Some.Unsubscribed(), Some.SpamReported(),
            Some.Converted(9));
        Assert.True(row is { IsReplied: true, IsUnsubscribed: true, IsSpamReported: true, IsConverted: true, IsForwarded: false });
        Assert.Equal((1L, 1L), (row.Opens, row.Clicks));
    }

    [Fact]
    public void A_row_has_campaign_lists_and_tags_of_all_its_events()
    {
        var sent = Some.Sent() with { Segments = new Segments { Lists = ["b", "a"], Tags = Segments.None.Tags.Add("colour", "red") } };
        var opened = Some.Opened() with { Segments = new Segments { Tags = Segments.None.Tags.Add("colour", "blue") } };
        var segments = Only(Metric.Opened, sent, Some.Delivered(), opened).Segments;
        Assert.Equal("spring", segments.Campaign?.Value);
        Assert.Equal(["a", "b"], segments.Lists);
        Assert.Equal(["colour=blue", "colour=red"], segments.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
    }

    [Fact]
    public void A_repeating_email_has_a_row_a_sending_with_its_key_and_time()
    {
        var rows = List(
            new RecipientQuery { Kind = Metric.Sent },
            Some.Sent() with { Send = "june" }, Some.Sent(90_000) with { Send = "july" }).Recipients;
        Assert.Equal([("june", Some.At(0)), ("july", Some.At(90_000))], rows.Select(row => (row.Send!, row.SentAt!.Value)));
    }

    [Theory]
    [InlineData("https://shop.example/a"), InlineData("HTTPS://SHOP.example:443/a?mc_eid=1")]
    public void Who_clicked_a_link_is_asked_in_any_spelling_of_it(string url)
    {
        var query = new RecipientQuery { Kind = Metric.Clicked, Link = url };
        var page = List(
            query, [.. To("a", "b"), Some.Clicked(url: "https://shop.example/a", to: "a"), Some.Clicked(url: "https://x/", to: "b")]);
        Assert.Equal("a", Assert.Single(page.Recipients).Contact.Value);
    }

    [Theory]
    [InlineData("https://shop.example/p/{{id}}"), InlineData("https://shop.example/p/7")]
    public void A_link_with_placeholders_is_one_however_it_is_asked_for(string url)
    {
        var query = new RecipientQuery { Kind = Metric.Clicked, Link = url };
        var page = List(
            query,
            [
                .. To("a", "b"), Some.Clicked(url: "https://shop.example/p/7", to: "a"),
                Some.Clicked(url: "https://shop.example/p/8", to: "b"),
            ]);
        Assert.Equal(2, page.Messages);
    }

    [Theory]
    [InlineData("https://shop.example/p/{{id}}", "a"), InlineData("https://SHOP.example/p/{{name}}", "b")]
    public void A_placeholder_of_one_email_is_no_value_of_anothers(string url, string contact)
    {
        var other = new Email { Id = "other", Links = [new EmailLink { Url = "https://shop.example/p/{{name}}" }] };
        var options = Shop with { Catalog = new EmailCatalog([.. Shop.Catalog.Emails, other]) };
        var ledger = Some.Ledger(options, [
            Some.Delivered(to: "a"), Some.Clicked(url: "https://shop.example/p/7", to: "a"),
            Some.Delivered(email: "other", to: "b"), Some.Clicked(url: "https://shop.example/p/7", to: "b") with { Email = "other" },
        ]);
        var page = ledger.Recipients(new RecipientQuery { Kind = Metric.Clicked, Link = url }).Page!;
        Assert.Equal(contact, Assert.Single(page.Recipients).Contact.Value);
    }

    [Fact]
    public void Of_who_clicked_a_link_the_click_on_it_is_told()
    {
        var query = new RecipientQuery { Kind = Metric.Clicked, Link = "https://shop.example/a" };
        var page = List(
            query, [.. To("a"), Some.Clicked(300, "https://x/", to: "a"), Some.Clicked(700, "https://shop.example/a", to: "a")]);
        Assert.Equal(Some.At(700), Assert.Single(page.Recipients).AskedAt);
    }

    [Fact]
    public void Who_did_not_open_was_delivered_and_not_heard_of()
    {
        var row = Only(RecipientKind.NotOpened, [.. To("a", "b"), Some.Opened(to: "a")]);
        Assert.Equal(("b", EventType.Delivered), (row.Contact.Value, row.Asked!.Type));
    }

    [Fact]
    public void Who_did_not_click_a_link_may_have_clicked_another()
    {
        var query = new RecipientQuery { Kind = RecipientKind.NotClicked, Link = "https://shop.example/a" };
        var page = List(
            query, [.. To("a", "b"), Some.Clicked(url: "https://x/", to: "a"), Some.Clicked(url: "https://shop.example/a", to: "b")]);
        Assert.Equal("a", Assert.Single(page.Recipients).Contact.Value);
    }

    [Fact]
    public void Of_untracked_emails_nobody_knows_who_did_not_open()
    {
        var untracked = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]) };
        var page = Some.Ledger(untracked, To("a", "b")).Recipients(new RecipientQuery { Kind = RecipientKind.NotOpened }).Page!;
        Assert.Empty(page.Recipients);
        Assert.Equal([new UnknownMessages(NotMeasured.TrackingOff, 2)], page.Unknown);
    }

    [Fact]
    public void Where_nothing_was_ever_opened_nobody_knows_who_did_not()
    {
        var page = Some.Ledger(To("a")).Recipients(new RecipientQuery { Kind = RecipientKind.NotOpened }).Page!;
        Assert.Equal([new UnknownMessages(NotMeasured.NoSignOfTracking, 1)], page.Unknown);
    }

    [Fact]
    public void Where_nobody_tells_deliveries_silence_is_not_known_to_be_a_message_unopened()
    {
        var page = List(
            new RecipientQuery { Kind = RecipientKind.NotOpened },
            Some.Sent(to: "a"), Some.Sent(to: "b"), Some.Sent(to: "c"), Some.Opened(to: "a"));
        Assert.Empty(page.Recipients);
        Assert.Equal([new UnknownMessages(NotMeasured.DeliveriesNotReported, 2)], page.Unknown);
    }

    [Fact]
    public void Whose_replies_are_not_seen_is_not_known_to_have_not_replied()
    {
        var page = List(new RecipientQuery { Kind = Metric.Replied }, To("a"));
        Assert.Equal([new UnknownMessages(NotMeasured.NoSignOfInbox, 1)], page.Unknown);
    }

    [Fact]
    public void A_page_has_as_many_rows_as_asked_for_and_knows_of_the_others()
    {
        var ledger = Some.Ledger(To("a", "b", "c"));
        var query = new RecipientQuery { Kind = Metric.Sent, PageSize = 2 };
        var first = ledger.Recipients(query).Page!;
        var second = ledger.Recipients(query with { After = first.Next }).Page!;
        Assert.Equal(["a", "b"], first.Recipients.Select(row => row.Contact.Value));
        Assert.Equal(["c"], second.Recipients.Select(row => row.Contact.Value));
        Assert.Equal((3L, 3L, null), (first.Messages, second.Messages, second.Next));
    }

    [Fact]
    public void A_row_that_comes_before_the_cursor_meanwhile_moves_no_page()
    {
        var ledger = Some.Ledger(To("b", "c", "d"));
        var query = new RecipientQuery { Kind = Metric.Sent, PageSize = 2 };
        var first = ledger.Recipients(query).Page!;
        foreach (var happened in To("a")) ledger.Apply(happened);
        Assert.Equal("d", Assert.Single(ledger.Recipients(query with { After = first.Next }).Page!.Recipients).Contact.Value);
    }

    [Theory]
    [InlineData(0), InlineData(-1)]
    public void A_page_without_rows_is_a_mistake(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecipientQuery { Kind = Metric.Sent, PageSize = size });
}
