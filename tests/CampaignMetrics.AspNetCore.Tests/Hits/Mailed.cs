using System.Text.RegularExpressions;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.TrackedMail;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.AspNetCore.Tests.Hits;

/// <summary>A mail as it was sent to a contact, and a host that answers the requests of its reader.</summary>
internal sealed class Mailed
{
    public const string Contact = "ann@example.com", Email = "spring", Target = "https://shop.example/offers?a=1";

    public static readonly string Secret = TrackingKey.NewSecret();

    private const string BaseUrl = "https://t.example/t/";

    public static readonly TrackingKeys Keys = new(new TrackingKey(1, Secret));

    private static readonly EmailTemplate Template = EmailTemplate.Parse(
        $$$"""<html><body><a href="{{{Target}}}">Offers</a> <a href="{{unsubscribeUrl}}">Leave</a></body></html>""", null,
        new TrackingOptions { BaseUrl = BaseUrl, Opens = true, Clicks = true });

    public Mailed(string contact = Contact, string ledger = Served.Ledger)
    {
        var sending = new Sending { Ledger = ledger, Email = Email, At = DateTimeOffset.UtcNow, Headers = new SenderHeaders() };
        var message = Template.ForSending(Keys, sending).For(new MessageRecipient(contact));
        Pixel = Found(message.Html!, "<img[^>]*src=\"([^\"]+)\"");
        Link = Found(message.Html!, "href=\"([^\"]+)\">Offers");
        Leave = Found(message.Html!, "href=\"([^\"]+)\">Leave");
        OneClick = Found(message.Headers.First(field => field.Name == "List-Unsubscribe").Value, "<(https[^>]+)>");
    }

    public string Pixel { get; }

    public string Link { get; }

    public string Leave { get; }

    public string OneClick { get; }

    /// <summary>The token of a contact who views.</summary>
    public static string View(DateTimeOffset opened, int step = 1) => "/t/" + Keys.Write(new TrackingToken
    {
        Kind = TokenKind.View, Ledger = Served.Ledger, Email = Email, Contact = Contact, Step = step, OpenedAt = opened,
    });

    public static Task<Served> StartAsync(
        IEventLog? log = null, string? file = null, Action<CampaignTrackingOptions>? configure = null, ViewingOptions? viewing = null) =>
        Served.StartAsync(
            campaigns =>
            {
                if (file is not null) campaigns.UseSqlite(file);
                campaigns.AddTracking(_ => Keys, new EndpointOptions { BaseUrl = BaseUrl, Viewing = viewing ?? new() }, configure);
            },
            app => app.MapCampaignTracking("/t"), log,
            // The framework's own log of requests, and the scope around each, have their paths; a host turns them off, as the guide says.
            builder => builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
                .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None));

    private static string Found(string text, string pattern) => Regex.Match(text, pattern).Groups[1].Value
        .Replace(BaseUrl, "/t/", StringComparison.Ordinal);
}
