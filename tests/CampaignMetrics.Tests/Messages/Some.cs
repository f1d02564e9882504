namespace CampaignMetrics.Tests;

/// <summary>Events and ledgers that say no more than a test needs.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly EmailId Email = "spring-sale";

    public static readonly ContactId Contact = "ann@example.com";

    public const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";

    public const string OtherBrowser =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

    private static int _ids;

    public static EventId NewId() => $"event-{Interlocked.Increment(ref _ids)}";

    public static DateTimeOffset At(double seconds) => Start.AddMilliseconds(Math.Round(seconds * 1000));

    public static Sent Sent(double at = 0, ContactId? to = null, EmailId? email = null) =>
        new() { Id = NewId(), At = At(at), Email = email ?? Email, Recipient = to ?? Contact };

    public static NotSent NotSent(string? reason = null, double at = 0, ContactId? to = null) =>
        new() { Id = NewId(), At = At(at), Email = Email, Recipient = to ?? Contact, Reason = reason };

    public static Delivered Delivered(double at = 5, ContactId? to = null, EmailId? email = null) =>
        new() { Id = NewId(), At = At(at), Email = email ?? Email, Recipient = to ?? Contact };

    public static Deferred Deferred(double at = 3) => new() { Id = NewId(), At = At(at), Email = Email, Recipient = Contact };

    public static Bounced Bounced(
        double at = 5, string? stated = null, string? reason = null, string? smtp = null, ContactId? to = null, string? id = null) =>
        new()
    {
        Id = id ?? NewId(), At = At(at), Email = Email, Recipient = to ?? Contact,
        Response = new ServerResponse { BounceClass = stated, BounceReason = reason, Smtp = smtp },
    };

    public static Opened Opened(
        double at = 600, string? agent = Browser, string? ip = null, Actor? actor = null, ContactId? to = null, string? id = null,
        Place place = default, string? method = null, string? purpose = null) =>
        new()
    {
        Id = id ?? NewId(), At = At(at), Email = Email, Recipient = to ?? Contact, Actor = actor,
        Request = new WebRequest { UserAgent = agent, Ip = ip, Place = place, Method = method, Purpose = purpose },
    };

    public static Clicked Clicked(
        double at = 700, string url = "https://shop.example/a", string? agent = Browser, string? ip = null, Actor? actor = null,
        LinkRole? role = null, ContactId? to = null, EmailPart part = EmailPart.Html, string? link = null, string? variant = null) =>
        new()
    {
        Id = NewId(), At = At(at), Email = Email, Recipient = to ?? Contact, Actor = actor, Url = url, Role = role, Part = part,
        Link = link, Variant = variant,
        Request = new WebRequest { UserAgent = agent, Ip = ip },
    };

    public static Viewed Viewed(double seconds, double at = 601, string? agent = Browser, Actor? actor = null) => new()
    {
        Id = NewId(), At = At(at), Email = Email, Recipient = Contact, Actor = actor, Duration = TimeSpan.FromSeconds(seconds),
        Request = new WebRequest { UserAgent = agent },
    };

    public static Unsubscribed Unsubscribed(double at = 800) => new() { Id = NewId(), At = At(at), Email = Email, Recipient = Contact };

    public static SpamReported SpamReported(double at = 800) => new() { Id = NewId(), At = At(at), Email = Email, Recipient = Contact };

    public static Replied Replied(double at = 900, Actor? actor = null) =>
        new() { Id = NewId(), At = At(at), Email = Email, Recipient = Contact, Actor = actor };

    public static Converted Converted(decimal amount, string? currency = "EUR", double at = 1000, bool named = true) => new()
    {
        Id = NewId(), At = At(at), Email = named ? Email : default(EmailId?), Recipient = Contact, Goal = "order",
        Amount = new Money(amount, currency),
    };

    public static MessageLedger Ledger(params IEnumerable<EmailEvent> events) => Ledger(LedgerOptions.Default, events);

    public static MessageLedger Ledger(LedgerOptions options, params IEnumerable<EmailEvent> events)
    {
        var ledger = new MessageLedger(options);
        foreach (var one in events)
            if (ledger.Apply(one).Reason is { } reason)
                throw new ArgumentException(reason, nameof(events));
        return ledger;
    }

    public static Report Report(params IEnumerable<EmailEvent> events) => Ledger(events).Report();
}
