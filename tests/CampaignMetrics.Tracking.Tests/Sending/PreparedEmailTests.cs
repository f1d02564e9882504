namespace CampaignMetrics.TrackedMail.Tests.Preparing;

/// <summary>An email at the moment of its sending.</summary>
public sealed class PreparedEmailTests
{
    private const string Html = "<body><a href='https://shop.example/'>Shop</a></body>";

    private static readonly Email Entry = new() { Id = "spring-sale", Name = "Spring sale" };

    [Fact]
    public void Nothing_is_tracked_unless_it_is_turned_on()
    {
        var message = Some.Message(Html, "https://shop.example/", new TrackingOptions { BaseUrl = Some.BaseUrl });
        Assert.Equal((Html, "https://shop.example/", false), (message.Html, message.Text, message.IsTracked));
        Assert.Empty(message.Headers);
        Assert.Null(message.ReturnPath);
    }

    [Fact]
    public void The_catalog_learns_from_when_it_is_tracked()
    {
        var entry = Prepared(Some.Clicks).Describe(Entry);
        Assert.Equal((Tracking.From(Some.Start), Some.Start, "Spring sale"), (entry.Tracking, entry.SentAt, entry.Name));
        Assert.Equal(["https://shop.example/"], entry.Links.Select(link => link.Url));
    }

    [Fact]
    public void An_email_without_tracking_says_so() =>
        Assert.Equal(Tracking.Off, Prepared(new TrackingOptions { BaseUrl = Some.BaseUrl }).Describe(Entry).Tracking);

    [Fact]
    public void The_hidden_link_is_in_the_catalog() =>
        Assert.Equal(LinkRole.Honeypot, Prepared(Some.Everything).Describe(Entry).Links[^1].Role);

    [Fact]
    public void Another_emails_entry_is_refused() =>
        Assert.Throws<ArgumentException>("entry", () => Prepared(Some.Clicks).Describe(Entry with { Id = "other" }));

    [Fact]
    public void Who_denied_tracking_gets_the_email_as_it_is()
    {
        var message = Prepared(Some.Everything).For(Some.Ann with { MayTrack = false });
        Assert.Equal((Html, false), (message.Html, message.IsTracked));
    }

    [Fact]
    public void Each_message_names_its_contact()
    {
        var email = Prepared(Some.Everything);
        foreach (var contact in new ContactId[] { "ann@example.com", "customer-17", "é\U0001F600" })
            Assert.All(Some.TokensIn(email.For(new MessageRecipient(contact)).Html), token => Assert.Equal(contact, token.Contact));
    }

    [Fact]
    public void A_contact_that_no_token_can_hold_is_refused()
    {
        var contact = new MessageRecipient(new string('x', 321));
        Assert.Throws<ArgumentException>("recipient", () => Prepared(Some.Clicks).For(contact));
    }

    [Fact]
    public void The_unsubscribe_page_is_linked_also_where_nothing_is_tracked()
    {
        var message = Some.Message("<a href='{{unsubscribeUrl}}'>x</a>", null, new TrackingOptions { BaseUrl = Some.BaseUrl });
        Assert.Equal((TokenKind.Unsubscribe, null), (Some.TokensIn(message.Html)[0].Kind, Some.TokensIn(message.Html)[0].Link));
    }

    [Fact]
    public void With_tracked_clicks_the_unsubscribe_page_is_a_link_of_the_catalog()
    {
        var template = EmailTemplate.Parse("<a href='{{unsubscribeUrl}}'>x</a>", null, Some.Clicks);
        var token = Some.TokensIn(template.ForSending(Some.Keys, Some.Sending).For(Some.Ann).Html)[0];
        Assert.Equal(("h1", LinkRole.Unsubscribe), (token.Link, token.Role));
        Assert.Equal(("h1", LinkRole.Unsubscribe), (template.Links[0].Id, template.Links[0].Role));
    }

    /// <summary>A click on every link is a click on its occurrence in the report.</summary>
    [Fact]
    public void Clicks_stand_at_their_places_on_the_click_map()
    {
        const string html = "<a href='https://shop.example/'>a</a><a href='https://shop.example/'>b</a><a href='{{unsubscribeUrl}}'>c</a>";
        var email = EmailTemplate.Parse(html, null, Some.Clicks).ForSending(Some.Keys, Some.Sending);
        var ledger = new MessageLedger(new LedgerOptions { Catalog = new EmailCatalog([email.Describe(Entry)]) });
        ledger.Apply(new Delivered { At = Some.Start, Email = "spring-sale", Recipient = "ann@example.com" });
        var endpoint = new TrackingEndpoint(Some.Keys, new EndpointOptions { BaseUrl = Some.BaseUrl });
        foreach (var (token, minute) in Some.TokensIn(email.For(Some.Ann).Html).Select((token, index) => (token, index)))
        {
            var answer = endpoint.Answer(Some.Hit(token) with { At = Some.Start.AddMinutes(30 + minute) });
            foreach (var click in answer.Events) ledger.Apply(click);
        }
        var map = ledger.Report(Definition.Pipedrive).ClickMap.Occurrences;
        Assert.Equal(
            [("h1", 1, 1L), ("h2", 2, 1L), ("h3", 3, 1L)],
            map.OrderBy(place => place.Position).Select(place => (place.Link, place.Position ?? 0, place.Clicks.Total)));
    }

    private static PreparedEmail Prepared(TrackingOptions options) =>
        EmailTemplate.Parse(Html, null, options).ForSending(Some.Keys, Some.Sending);
}
