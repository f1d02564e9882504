namespace CampaignMetrics.Tests.Events;

public sealed class EventLinePropertyTests
{
    [Theory]
    [InlineData("sent", typeof(Sent))]
    [InlineData("notSent", typeof(NotSent))]
    [InlineData("deferred", typeof(Deferred))]
    [InlineData("delivered", typeof(Delivered))]
    [InlineData("bounced", typeof(Bounced))]
    [InlineData("opened", typeof(Opened))]
    [InlineData("clicked", typeof(Clicked))]
    [InlineData("viewed", typeof(Viewed))]
    [InlineData("replied", typeof(Replied))]
    [InlineData("forwarded", typeof(Forwarded))]
    [InlineData("unsubscribed", typeof(Unsubscribed))]
    [InlineData("resubscribed", typeof(Resubscribed))]
    [InlineData("spamReported", typeof(SpamReported))]
    [InlineData("unbounced", typeof(Unbounced))]
    [InlineData("converted", typeof(Converted))]
    public void Every_type_is_a_record_of_its_own(string type, Type record) => Assert.IsType(record, Lines.Event(Lines.Of(type)));

    [Fact]
    public void What_all_events_have_is_read() => Assert.Equal(
        new Sent
        {
            Id = "i", At = new DateTimeOffset(2026, 3, 29, 0, 30, 0, 123, TimeSpan.Zero), Email = "spring", Recipient = "ann@example.org",
            Segments = new Segments { Campaign = "c", Workflow = "w", Lists = ["l"], Tags = Segments.None.Tags.Add("colour", "red") },
        },
        Lines.Event(
            """{"tags":{"colour":"red"},"workflow":"w","list":"l","campaign":"c","recipient":"Ann@Example.org","email":"spring","at":"2026-03-29T02:30:00.1239+02:00","type":"sent","id":"i"}"""));

    [Fact]
    public void A_list_may_be_an_array() =>
        Assert.Equal(["a", "b"], Lines.Event(Lines.Of("sent", """ "list":["a","b"] """)).Segments.Lists);

    [Fact]
    public void A_click_tells_its_link()
    {
        var click = Assert.IsType<Clicked>(
            Lines.Event(Lines.Of("clicked", """ "url":"https://x/?a=1","link":"3","part":"text","role":"preferences","variant":"b" """)));
        Assert.Equal(
            ("https://x/?a=1", "3", EmailPart.Text, LinkRole.Preferences, "b"),
            (click.Url, click.Link, click.Part, click.Role, click.Variant));
    }

    [Fact]
    public void A_click_without_a_part_is_html_and_without_a_role_open() =>
        Assert.Equal(
            (EmailPart.Html, null),
            Assert.IsType<Clicked>(Lines.Event(Lines.Of("clicked"))) is var click ? (click.Part, click.Role) : default);

    [Theory]
    [InlineData("content", LinkRole.Content)]
    [InlineData("unsubscribe", LinkRole.Unsubscribe)]
    [InlineData("preferences", LinkRole.Preferences)]
    [InlineData("viewInBrowser", LinkRole.ViewInBrowser)]
    [InlineData("honeypot", LinkRole.Honeypot)]
    public void Every_role_is_read(string name, LinkRole role) =>
        Assert.Equal(role, Assert.IsType<Clicked>(Lines.Event(Lines.Of("clicked", $"\"role\":\"{name}\""))).Role);

    [Theory]
    [InlineData("opened")]
    [InlineData("clicked")]
    [InlineData("viewed")]
    public void Engagement_tells_its_request(string type)
    {
        var engagement = Lines.Event(
            Lines.Of(
                type,
                """ "userAgent":"UA","ip":"192.0.2.1","method":"HEAD","purpose":"prefetch","country":"NL","region":"NH","city":"Haarlem" """));
        Assert.Equal(
            new WebRequest
            {
                UserAgent = "UA", Ip = "192.0.2.1", Method = "HEAD", Purpose = "prefetch", Place = new Place("NL", "NH", "Haarlem"),
            },
            engagement switch
            {
                Opened open => open.Request,
                Clicked click => click.Request,
                _ => ((Viewed)engagement).Request,
            });
    }

    [Fact]
    public void An_empty_user_agent_is_not_a_missing_one()
    {
        Assert.Equal("", Assert.IsType<Opened>(Lines.Event(Lines.Of("opened", "\"userAgent\":\"\""))).Request.UserAgent);
        Assert.Null(Assert.IsType<Opened>(Lines.Event(Lines.Of("opened"))).Request.UserAgent);
        Assert.Null(Assert.IsType<Opened>(Lines.Event(Lines.Of("opened", "\"userAgent\":null"))).Request.UserAgent);
    }

    [Theory]
    [InlineData("\"actor\":\"human\"", Actor.Human)]
    [InlineData("\"actor\":\"privacyProxy\"", Actor.PrivacyProxy)]
    [InlineData("\"actor\":\"automation\"", Actor.Automation)]
    [InlineData("\"bot\":true", Actor.Automation)]
    [InlineData("\"bot\":true,\"actor\":\"human\"", Actor.Human)]
    public void A_stated_actor_is_read(string property, Actor actor) =>
        Assert.Equal(actor, Lines.Event(Lines.Of("opened", property)).Actor);

    [Theory]
    [InlineData("\"bot\":false")]
    [InlineData("\"bot\":null")]
    [InlineData("\"actor\":null")]
    [InlineData("\"actor\":\"unknown\"")]
    public void Bot_false_and_an_unknown_actor_state_nothing(string property) =>
        Assert.Null(Lines.Event(Lines.Of("opened", property)).Actor);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("1.9999", 1999)]
    [InlineData("8", 8000)]
    [InlineData("2e0", 2000)]
    [InlineData("1e300", 20 * 86_400_000.0)]
    [InlineData("99999999999999999999999999999999", 20 * 86_400_000.0)]
    public void A_view_tells_how_long(string seconds, double milliseconds) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(milliseconds),
            Assert.IsType<Viewed>(Lines.Event(Lines.Of("viewed", $"\"seconds\":{seconds}"))).Duration);

    [Theory]
    [InlineData("bounced")]
    [InlineData("deferred")]
    public void A_failure_tells_what_the_server_said(string type)
    {
        var failure = Lines.Event(
            Lines.Of(
                type,
                """ "smtp":"550 5.1.1 no","status":"5.1.1","bounceClass":"hard","bounceReason":"userUnknown","providerReason":"unknown user","remoteMta":"mx.example.org" """));
        Assert.Equal(
            new ServerResponse
            {
                Smtp = "550 5.1.1 no", Status = "5.1.1", BounceClass = "hard", BounceReason = "userUnknown",
                ProviderReason = "unknown user", RemoteMta = "mx.example.org",
            },
            failure is Bounced bounced ? bounced.Response : Assert.IsType<Deferred>(failure).Response);
    }

    [Fact]
    public void Not_sent_tells_its_reason() =>
        Assert.Equal("suppressed", Assert.IsType<NotSent>(Lines.Event(Lines.Of("notSent", "\"reason\":\"suppressed\""))).Reason);

    [Fact]
    public void An_unsubscription_tells_its_scope() =>
        Assert.Equal("all", Assert.IsType<Unsubscribed>(Lines.Event(Lines.Of("unsubscribed", "\"scope\":\"all\""))).Scope);

    [Fact]
    public void A_conversion_tells_goal_amount_and_order()
    {
        var conversion = Assert.IsType<Converted>(
            Lines.Event(Lines.Of("converted", """ "goal":"customer","amount":-12.50,"currency":"eur","order":"A-1" """)));
        Assert.Equal(("customer", new Money(-12.5m, "EUR"), "A-1"), (conversion.Goal, conversion.Amount, conversion.Order));
    }

    [Fact]
    public void An_amount_without_a_currency_has_none() =>
        Assert.Equal(Money.NoCurrency, Assert.IsType<Converted>(Lines.Event(Lines.Of("converted", "\"amount\":1"))).Amount?.Currency);

    [Theory]
    [InlineData("unsubscribed")]
    [InlineData("resubscribed")]
    [InlineData("spamReported")]
    [InlineData("unbounced")]
    [InlineData("converted")]
    public void What_concerns_the_contact_alone_needs_no_email(string type) =>
        Assert.Null(Lines.Event($$"""{"type":"{{type}}","at":"2026-03-01T10:00:00Z","recipient":"r"}""").Email);

    [Theory]
    [InlineData("\"Type\":\"opened\"")]
    [InlineData("\"unheardOf\":{\"deep\":[1,{\"type\":\"opened\"},null]}")]
    [InlineData("\"\":1")]
    [InlineData("\"tag\":\"x\",\"lists\":[]")]
    [InlineData("\"at2\":\"yesterday\"")]
    public void Unknown_properties_are_ignored(string property) =>
        Assert.Equal(Lines.Event(Lines.Minimal), Lines.Event(Lines.Of("sent", property)));

    [Fact]
    public void Null_is_the_same_as_missing() => Assert.Equal(
        Lines.Event(Lines.Minimal),
        Lines.Event(
            Lines.Of(
                "sent",
                """ "id":null,"campaign":null,"list":null,"tags":null,"seconds":null,"amount":null,"role":null,"part":null,"url":null """)));

    [Fact]
    public void Names_and_values_may_be_escaped() =>
        Assert.Equal(
            Lines.Event(Lines.Minimal),
            Lines.Event("""{"typ\u0065":"s\u0065nt","at":"2026-03-01T10:00:00\u005a","\u0065mail":"\u0065","recipient":"\u0072"}"""));

    [Fact]
    public void A_single_line_is_parsed_without_a_stream() =>
        Assert.Equal(Lines.Event(Lines.Minimal), EventLines.Parse(Lines.Minimal).Event);
}
