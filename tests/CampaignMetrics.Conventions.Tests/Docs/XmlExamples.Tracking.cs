using CampaignMetrics.TrackedMail;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The examples of <c>CampaignMetrics.Tracking</c>.</summary>
internal static partial class XmlExamples
{
    public static void OfTrackingOptions()
    {
        var options = new TrackingOptions { BaseUrl = "https://t.example/t/", Opens = true, Clicks = true };
    }

    public static void OfEmailTemplate(string html, string text)
    {
        var template = EmailTemplate.Parse(html, text, new TrackingOptions { BaseUrl = "https://t.example/t/", Clicks = true });
        foreach (SkippedLink link in template.Skipped) Console.Error.WriteLine($"{link.Url}: {link.Reason}");
    }

    public static void OfPreparedEmail(EmailTemplate template, TrackingKeys keys, DateTimeOffset now)
    {
        PreparedEmail email = template.ForSending(keys, new Sending { Ledger = "main", Email = "spring-sale", At = now });
        PreparedMessage message = email.For(new MessageRecipient("ann@example.com"));
        Email entry = email.Describe(new Email { Id = "spring-sale", Name = "Spring sale" });
    }

    public static void OfTrackingKey(string currentSecret, string olderSecret)
    {
        var keys = new TrackingKeys(new TrackingKey(2, currentSecret), new TrackingKey(1, olderSecret));
    }

    public static void OfTrackingHit(DateTimeOffset now)
    {
        var hit = new TrackingHit { Token = "AQE…", Method = "GET", At = now, Ip = "192.0.2.1", UserAgent = "Mozilla/5.0" };
    }

    public static void OfTrackingEndpoint(TrackingKeys keys, TrackingHit hit, MessageLedger ledger)
    {
        var endpoint = new TrackingEndpoint(keys, new EndpointOptions { BaseUrl = "https://t.example/t/" });
        TrackingAnswer answer = endpoint.Answer(hit);
        foreach (EmailEvent happened in answer.Events) ledger.Apply(happened);
    }
}
