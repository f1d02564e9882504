using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests;

/// <summary>Events that say no more than a test needs.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly ContactId Contact = "ann@example.com";

    public static readonly EmailId Email = "spring-sale";

    public const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";

    public static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    public static SubscriptionEvent Event(
        Trigger trigger, double at = 0, SubscriptionType? type = null, string? id = null, EmailId? email = null) =>
        new()
    {
        At = At(at), Trigger = trigger, Type = type, Id = id ?? default(EventId), Email = email,
        Proof = trigger == Trigger.SubscribedWithProof ? "form 7" : null,
    };

    public static Sent Sent(double at = 0, EmailId? email = null, ContactId? to = null) =>
        new() { At = At(at), Email = email ?? Email, Recipient = to ?? Contact };

    public static Delivered Delivered(double at = 1, EmailId? email = null, ContactId? to = null) =>
        new() { At = At(at), Email = email ?? Email, Recipient = to ?? Contact };

    public static Bounced Bounced(string smtp, double at = 1, EmailId? email = null, ContactId? to = null, string? stated = null) => new()
    {
        At = At(at), Email = email ?? Email, Recipient = to ?? Contact, Response = new ServerResponse { Smtp = smtp, BounceClass = stated },
    };

    public static Opened Opened(double at = 10, EmailId? email = null, ContactId? to = null, Actor? actor = null, string? ip = null) =>
        new()
    {
        At = At(at), Email = email ?? Email, Recipient = to ?? Contact, Actor = actor,
        Request = new WebRequest { UserAgent = Browser, Ip = ip },
    };

    public static Clicked Clicked(
        double at = 11, EmailId? email = null, ContactId? to = null, Actor? actor = null, string url = "https://shop.example/a",
        string? ip = null) =>
        new()
    {
        At = At(at), Email = email ?? Email, Recipient = to ?? Contact, Actor = actor, Url = url,
        Request = new WebRequest { UserAgent = Browser, Ip = ip },
    };

    public static Unsubscribed Unsubscribed(double at = 20, string? scope = null, EmailId? email = null, ContactId? to = null) =>
        new() { At = At(at), Email = email ?? Email, Recipient = to ?? Contact, Scope = scope };

    public static Resubscribed Resubscribed(double at = 30, string? scope = null) =>
        new() { At = At(at), Recipient = Contact, Scope = scope };

    public static SpamReported SpamReported(double at = 20, ContactId? to = null) =>
        new() { At = At(at), Email = Email, Recipient = to ?? Contact };

    public static Unbounced Unbounced(double at = 40) => new() { At = At(at), Recipient = Contact };
}
