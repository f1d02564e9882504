namespace CampaignMetrics.TrackedMail.Tests.Hits;

/// <summary>What a request means, by method and token.</summary>
public sealed class EndpointTests
{
    private static readonly TrackingEndpoint Endpoint = new(Some.Keys, new EndpointOptions { BaseUrl = Some.BaseUrl });

    private static readonly TrackingToken Link = Some.Link("https://shop.example/?a=1&b=2");

    private static readonly Dictionary<string, string> OneClick = new() { ["List-Unsubscribe"] = "One-Click" };

    private static readonly Dictionary<string, string> Confirmed = new()
    {
        [TrackingEndpoint.ConfirmField] = TrackingEndpoint.ConfirmValue,
    };

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void A_request_for_the_pixel_is_an_open(string method)
    {
        var hit = Some.Hit(Some.Token(TokenKind.Open) with { Send = "march" }, method);
        var answer = Endpoint.Answer(hit);
        var opened = Assert.IsType<Opened>(Assert.Single(answer.Events));
        Assert.Equal((AnswerKind.Pixel, 200), (answer.Kind, answer.StatusCode));
        Assert.Equal(
            ("spring-sale", "ann@example.com", "march", hit.At),
            (opened.Email?.Value, opened.Recipient.Value, opened.Send, opened.At));
        Assert.Equal(new WebRequest { UserAgent = Some.Browser, Ip = "192.0.2.77", Method = method }, opened.Request);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void A_request_for_a_link_is_a_click_and_leads_on(string method)
    {
        var answer = Endpoint.Answer(Some.Hit(Link with { Part = EmailPart.Text, Role = LinkRole.Preferences }, method));
        var clicked = Assert.IsType<Clicked>(Assert.Single(answer.Events));
        Assert.Equal((AnswerKind.Target, 302, "https://shop.example/?a=1&b=2"), (answer.Kind, answer.StatusCode, answer.Location));
        Assert.Equal((Link.Target, "h1", EmailPart.Text, LinkRole.Preferences), (clicked.Url, clicked.Link, clicked.Part, clicked.Role));
        Assert.Equal(method, clicked.Request.Method);
    }

    [Fact]
    public void Content_is_not_stated_so_that_the_catalog_can_say_otherwise() =>
        Assert.Null(((Clicked)Endpoint.Answer(Some.Hit(Link)).Events[0]).Role);

    [Fact]
    public void The_hidden_link_leads_nowhere()
    {
        var html = EmailTemplate.Parse("<p>x</p>", null, Some.Everything).ForSending(Some.Keys, Some.Sending).For(Some.Ann).Html;
        var answer = Endpoint.Answer(Some.Hit(Some.TokensIn(html)[0]));
        Assert.Equal((AnswerKind.Nothing, 204, null), (answer.Kind, answer.StatusCode, answer.Location));
        Assert.Equal(LinkRole.Honeypot, Assert.IsType<Clicked>(Assert.Single(answer.Events)).Role);
    }

    [Theory]
    [InlineData(TokenKind.Open, "POST")]
    [InlineData(TokenKind.Open, "PUT")]
    [InlineData(TokenKind.Click, "POST")]
    [InlineData(TokenKind.Click, "OPTIONS")]
    [InlineData(TokenKind.View, "POST")]
    [InlineData(TokenKind.Unsubscribe, "PUT")]
    [InlineData(TokenKind.Unsubscribe, "DELETE")]
    [InlineData(TokenKind.Unsubscribe, "post")]
    public void Any_other_method_is_refused_and_no_event(TokenKind kind, string method)
    {
        var answer = Endpoint.Answer(Some.Hit(Some.Token(kind), method) with { Form = OneClick });
        Assert.Equal((AnswerKind.MethodNotAllowed, 405), (answer.Kind, answer.StatusCode));
        Assert.Empty(answer.Events);
        Assert.Contains("GET", answer.Allow, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("favicon.ico")]
    [InlineData("AQE")]
    [InlineData("../../etc/passwd")]
    [InlineData("https://evil.example/")]
    public void What_is_no_token_is_not_found(string text)
    {
        var answer = Endpoint.Answer(Some.Hit(Link) with { Token = text });
        Assert.Equal((AnswerKind.NotFound, 404, null, null), (answer.Kind, answer.StatusCode, answer.Location, answer.Token));
        Assert.NotNull(answer.Fault);
        Assert.Empty(answer.Events);
    }

    [Fact]
    public void The_token_of_a_complaint_is_no_address() =>
        Assert.Equal(AnswerKind.NotFound, Endpoint.Answer(Some.Hit(Some.Token(TokenKind.Complaint))).Kind);

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void A_visit_of_the_unsubscribe_page_unsubscribes_nobody(string method)
    {
        var answer = Endpoint.Answer(Some.Hit(Some.Token(TokenKind.Unsubscribe), method) with { Form = OneClick });
        Assert.Equal((AnswerKind.ConfirmPage, 200), (answer.Kind, answer.StatusCode));
        Assert.Empty(answer.Events);
    }

    [Fact]
    public void A_visit_by_a_link_of_the_email_is_a_click_on_it()
    {
        var answer = Endpoint.Answer(Some.Hit(Some.Token(TokenKind.Unsubscribe) with { Link = "h2", Role = LinkRole.Unsubscribe }));
        var clicked = Assert.IsType<Clicked>(Assert.Single(answer.Events));
        Assert.Equal((AnswerKind.ConfirmPage, "h2", LinkRole.Unsubscribe), (answer.Kind, clicked.Link, clicked.Role));
    }

    [Fact]
    public void A_one_click_post_unsubscribes() => AssertUnsubscribed(OneClick, UnsubscribeMethod.OneClick);

    [Fact]
    public void The_confirmed_page_unsubscribes() => AssertUnsubscribed(Confirmed, UnsubscribeMethod.Link);

    [Theory]
    [InlineData(null, null)]
    [InlineData("List-Unsubscribe", "Two-Click")]
    [InlineData("list", "One-Click")]
    [InlineData("confirm", "")]
    public void A_post_that_says_nothing_shows_the_page(string? name, string? value)
    {
        var form = name is null ? null : new Dictionary<string, string> { [name] = value! };
        var answer = Endpoint.Answer(Some.Hit(Some.Token(TokenKind.Unsubscribe), "POST") with { Form = form });
        Assert.Equal(AnswerKind.ConfirmPage, answer.Kind);
        Assert.Empty(answer.Events);
    }

    [Fact]
    public void A_post_that_is_fetched_ahead_unsubscribes_nobody() => Assert.Empty(
        Endpoint.Answer(Some.Hit(Some.Token(TokenKind.Unsubscribe), "POST") with { Form = OneClick, SecPurpose = "prefetch" }).Events);

    [Fact]
    public void A_post_that_is_repeated_is_the_same_event()
    {
        var hit = Some.Hit(Some.Token(TokenKind.Unsubscribe), "POST") with { Form = OneClick };
        var again = hit with { At = hit.At.AddMinutes(1), Id = "other" };
        Assert.Equal(Endpoint.Answer(hit).Events[0].Id, Endpoint.Answer(again).Events[0].Id);
    }

    [Fact]
    public void A_post_on_another_day_is_another_event()
    {
        var hit = Some.Hit(Some.Token(TokenKind.Unsubscribe), "POST") with { Form = OneClick };
        Assert.NotEqual(Endpoint.Answer(hit).Events[0].Id, Endpoint.Answer(hit with { At = hit.At.AddDays(1) }).Events[0].Id);
    }

    [Fact]
    public void Requests_with_ids_of_their_own_are_events_of_their_own()
    {
        var hit = Some.Hit(Link);
        Assert.Equal(new EventId("r1"), Endpoint.Answer(hit with { Id = "r1" }).Events[0].Id);
        Assert.Equal(default, Endpoint.Answer(hit).Events[0].Id);
    }

    [Theory]
    [InlineData("prefetch;prerender", null, null, "prefetch;prerender")]
    [InlineData(null, "prefetch", null, "prefetch")]
    [InlineData(null, null, "prefetch", "prefetch")]
    [InlineData(" ", null, "prefetch", "prefetch")]
    [InlineData(null, null, null, null)]
    public void What_announces_a_fetch_ahead_is_kept(string? secPurpose, string? purpose, string? xMoz, string? kept)
    {
        var answer = Endpoint.Answer(Some.Hit(Link) with { SecPurpose = secPurpose, Purpose = purpose, XMoz = xMoz });
        Assert.Equal(kept, ((Clicked)answer.Events[0]).Request.Purpose);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("bytes=0-", 1)]
    [InlineData("bytes=0-42", 1)]
    [InlineData("bytes=10-", 0)]
    [InlineData("bytes=-5", 0)]
    [InlineData("lines=10-", 1)]
    public void The_continuation_of_a_load_is_no_second_open(string? range, int events) =>
        Assert.Equal(events, Endpoint.Answer(Some.Hit(Some.Token(TokenKind.Open)) with { Range = range }).Events.Length);

    [Fact]
    public void The_pixel_is_a_GIF_of_42_bytes()
    {
        Assert.Equal(42, TrackingAnswer.Pixel.Length);
        Assert.Equal("GIF89a\u0001\0\u0001\0", System.Text.Encoding.Latin1.GetString([.. TrackingAnswer.Pixel[..10]]));
    }

    [Fact]
    public void A_prefetched_click_and_a_HEAD_are_programs_to_a_ledger()
    {
        var ledger = new MessageLedger();
        ledger.Apply(new Sent { At = Some.Start, Email = "spring-sale", Recipient = "ann@example.com" });
        var prefetched = Some.Hit(Link) with { SecPurpose = "prefetch" };
        foreach (var hit in new[] { Some.Hit(Link, "HEAD"), prefetched, Some.Hit(Link) with { Id = "r2" } })
            foreach (var happened in Endpoint.Answer(hit).Events) ledger.Apply(happened);
        Assert.Equal(1, ledger.Report(Definition.HubSpot).Engagement.TotalClicks);
    }

    private static void AssertUnsubscribed(Dictionary<string, string> form, UnsubscribeMethod method)
    {
        var answer = Endpoint.Answer(Some.Hit(Some.Token(TokenKind.Unsubscribe), "POST") with { Form = form });
        Assert.Equal((AnswerKind.Unsubscribed, 200), (answer.Kind, answer.StatusCode));
        Assert.Equal(method, Assert.IsType<Unsubscribed>(Assert.Single(answer.Events)).Method);
    }
}
