using System.Text.RegularExpressions;
using CampaignMetrics.TrackedMail;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/tracking.md and of the package's page, run.</summary>
public sealed class TrackingPageTests
{
    private const string Html = "<p>{{unsubscribeUrl}}</p><a href=\"https://shop.example/\">Shop</a>", Agent = "Thunderbird/128.0";

    private static readonly DateTimeOffset At = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_package_does_all_of_it()
    {
        var (secret, html, text, now) = (TrackingKey.NewSecret(), Html, "Shop: https://shop.example/", At);
        using var ledger = new MessageLedger();
        var hit = new TrackingHit { Token = "none", Method = "GET", At = At };
        // snippet
        var keys = new TrackingKeys(new TrackingKey(1, secret));              // once: TrackingKey.NewSecret()
        var options = new TrackingOptions { BaseUrl = "https://t.example/t/", Opens = true, Clicks = true };

        var template = EmailTemplate.Parse(html, text, options);              // once an email
        var email = template.ForSending(keys, new Sending
        {
            Ledger = "main", Email = "spring-sale", At = now, Headers = new SenderHeaders { BounceMailbox = "bounces@b.example" },
        });
        var message = email.For(new MessageRecipient("ann@example.com"));     // once a contact: a copy, nothing is parsed

        var endpoint = new TrackingEndpoint(keys, new EndpointOptions { BaseUrl = options.BaseUrl });
        TrackingAnswer answer = endpoint.Answer(hit);                         // once a request
        foreach (EmailEvent happened in answer.Events) ledger.Apply(happened);
        // end
        Assert.Equal("bounces+ann=example.com@b.example", message.ReturnPath);
        Assert.Equal(404, answer.StatusCode);
    }

    [Fact]
    public void A_message_is_prepared_sent_and_clicked()
    {
        var (secret, html, text, now, agent) = (TrackingKey.NewSecret(), Html, "Shop: https://shop.example/", At, Agent);
        using var ledger = new MessageLedger();
        PlaceLookup places = ip => ip == "192.0.2.77" ? new Place("NL", null, null) : default;
        // snippet
        var keys = new TrackingKeys(new TrackingKey(1, secret));
        var options = new TrackingOptions { BaseUrl = "https://t.example/t/", Opens = true, Clicks = true };
        var template = EmailTemplate.Parse(html, text, options);
        foreach (var skipped in template.Skipped)
            Console.WriteLine($"{skipped.Part} {skipped.Index}: {skipped.Url} is not tracked: {skipped.Reason}");

        var email = template.ForSending(keys, new Sending { Ledger = "main", Email = "spring-sale", At = now });
        var message = email.For(new MessageRecipient("ann@example.com"));
        // end
        var token = Regex.Match(message.Html!, "https://t.example/t/([\\w-]+)").Groups[1].Value;
        // snippet
        var endpoint = new TrackingEndpoint(keys, new EndpointOptions
        {
            BaseUrl = options.BaseUrl, Places = places, Addresses = AddressKeeping.Truncated,
        });
        var answer = endpoint.Answer(new TrackingHit
        {
            Token = token, Method = "GET", At = now, Ip = "192.0.2.77", UserAgent = agent, SecPurpose = null,
        });
        foreach (var happened in answer.Events) ledger.Apply(happened);
        Console.WriteLine($"{answer.StatusCode} {answer.Location}");
        // end
        var clicked = Assert.IsType<Clicked>(Assert.Single(answer.Events));
        Assert.Equal((302, "https://shop.example/"), (answer.StatusCode, answer.Location));
        Assert.Equal(("192.0.2.0", "NL"), (clicked.Request.Ip, clicked.Request.Place.Country));
    }

    [Fact]
    public void The_catalog_learns_of_links_and_tracking()
    {
        var email = Prepared();
        // snippet
        Email entry = email.Describe(new Email { Id = "spring-sale", Name = "Spring sale" });
        // end
        Assert.Equal(("https://shop.example/", Tracking.From(At)), (entry.Links[0].Url, entry.Tracking));
    }

    [Fact]
    public void Who_denied_tracking_gets_the_links_as_they_are()
    {
        var email = Prepared();
        // snippet
        var untracked = email.For(new MessageRecipient("ann@example.com") { MayTrack = false });
        // end
        Assert.Equal(Html, untracked.Html);
    }

    [Fact]
    public void Header_fields_are_stated_with_the_sending()
    {
        var (keys, recipient) = (new TrackingKeys(new TrackingKey(1, TrackingKey.NewSecret())), new MessageRecipient("ann@example.com"));
        var (template, sending) = (Template(), new Sending { Ledger = "main", Email = "spring-sale", At = At });
        // snippet
        var headers = new SenderHeaders
        {
            UnsubscribeMailbox = "leave@shop.example",
            FeedbackId = new FeedbackId(Sender: "shopmail", First: "spring-sale", Third: "newsletter"),
            ComplaintMailbox = "fbl@shop.example",
            BounceMailbox = "bounces@b.shop.example",
        };
        foreach (var field in template.ForSending(keys, sending with { Headers = headers }).For(recipient).Headers)
            Console.WriteLine(field);
        // end
        Assert.Equal("spring-sale::newsletter:shopmail", headers.FeedbackId.ToString());
    }

    [Fact]
    public void Keys_change()
    {
        var (secret, newSecret) = (TrackingKey.NewSecret(), TrackingKey.NewSecret());
        // snippet
        var rotated = new TrackingKeys(new TrackingKey(2, newSecret), new TrackingKey(1, secret));
        // end
        Assert.Equal("tracking keys 1, 2", rotated.ToString());
    }

    private static EmailTemplate Template() =>
        EmailTemplate.Parse(Html, null, new TrackingOptions { BaseUrl = "https://t.example/t/", Opens = true, Clicks = true });

    private static PreparedEmail Prepared() => Template().ForSending(
        new TrackingKeys(new TrackingKey(1, TrackingKey.NewSecret())), new Sending { Ledger = "main", Email = "spring-sale", At = At });
}
