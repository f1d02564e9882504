using CampaignMetrics.Events.Schema;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>
/// Events of small worlds: close in time, with few ids, addresses, user agents and links, so that everything meets everything.
/// </summary>
internal static class WorldEvents
{
    /// <summary>An hour before the clock of Amsterdam changes.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);

    public static readonly string[] Emails = ["spring", "summer", "Spring"];
    public static readonly string[] Contacts = ["ann@example.org", "Bob@Example.org", "cy", "dé@mail.example"];
    public static readonly string[] Urls = ["https://x/a", "https://x/b", "https://x/c", "https://x/off", "https://x/trap"];

    /// <summary>An event of one of so many emails and contacts; of so many in twenty, one about delivery.</summary>
    public static Gen<EmailEvent> Event(int emails, int contacts, int aboutDelivery) =>
        from bare in Gen.Frequency((aboutDelivery, Delivery), (20 - aboutDelivery, Engagement))
        from id in Gen.Frequency((1, Gen.Constant("")), (2, Gen.Choose(1, 12).Select(number => $"{number}")))
        from at in Instant
        from email in Gen.Elements(Emails[..emails])
        from recipient in Gen.Elements(Contacts[..contacts])
        from segments in Segments
        from actor in Rarely(Gen.Elements(Enum.GetValues<Actor>()))
        from namesEmail in Gen.Elements(true, false)
        from send in Gen.Frequency((11, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("s1", "s2")))
        select bare with
        {
            Id = id.Length == 0 ? default : new EventId(id),
            At = at,
            Email = namesEmail || !EventSchema.Of(bare.Type).ConcernsContact ? new EmailId(email) : default(EmailId?),
            Recipient = recipient,
            Segments = segments,
            // Who did it is no question where a server acts.
            Actor = bare is Sent or NotSent or Deferred or Delivered or Bounced or Resubscribed or Unbounced ? null : actor,
            Send = send,
        };

    private static Gen<DateTimeOffset> Instant => Gen.Frequency(
            (10, Gen.Choose(0, 8).Select(step => step * 2_500)),
            (4, Gen.Elements(1, 4_999, 5_001, 9_999, 10_001, 899_999, 900_000, 900_001, 910_000)),
            (1, Gen.Choose(0, 12).Select(step => step * 1_800_000)),
            (1, Gen.Elements(3, 7, 8).Select(days => days * 86_400_000)),
            (1, Gen.Choose(-86_400_000, 2 * 86_400_000)))
        .Select(milliseconds => Start.AddMilliseconds(milliseconds));

    private static Gen<Segments> Segments =>
        from campaign in Rarely(Gen.Elements("c1", "c2"))
        from workflow in Rarely(Gen.Elements("w1", "w2"))
        from lists in Gen.SubListOf("l1", "l2")
        from tag in Rarely(Gen.Elements("red", "blue"))
        select new Segments
        {
            Campaign = campaign is null ? default(CampaignId?) : new CampaignId(campaign),
            Workflow = workflow,
            Lists = [.. lists],
            Tags = tag is null ? CampaignMetrics.Segments.None.Tags : CampaignMetrics.Segments.None.Tags.Add("colour", tag),
        };

    private static Gen<WebRequest> Request =>
        from userAgent in Gen.Frequency((3, Gen.Elements<string?>(null, "Thunderbird", "iPhone Mail")), (2, Gen.Elements(WorldAgents.All)))
        from ip in Gen.Elements<string?>(null, null, "192.0.2.1", "192.0.2.2")
        from method in Gen.Frequency((19, Gen.Elements(null, "GET")), (1, Gen.Constant<string?>("HEAD")))
        from purpose in Gen.Frequency(
            (19, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("prefetch", "preview", "prefetch;prerender", "other")))
        from place in Gen.Elements(
            default, new Place("NL", null, "Haarlem"), new Place("NL", "NH", "Haarlem"), new Place("US", null, null),
            new Place(null, null, "Haarlem"))
        select new WebRequest { UserAgent = userAgent, Ip = ip, Method = method, Purpose = purpose, Place = place };

    private static Gen<EmailEvent> Clicked =>
        from request in Request
        from url in Gen.Frequency((9, Gen.Elements<string?>(Urls[..3])), (2, Gen.Elements<string?>(Urls)), (1, Gen.Constant<string?>(null)))
        from link in Rarely(Gen.Elements("1", "2"))
        from variant in Rarely(Gen.Constant("v"))
        from part in Gen.Elements(Enum.GetValues<EmailPart>())
        from role in Rarely(Gen.Elements(Enum.GetValues<LinkRole>()))
        select (EmailEvent)new Clicked
        {
            At = Start, Recipient = "x", Request = request, Url = url, Link = link, Variant = variant, Part = part, Role = role,
        };

    private static Gen<EmailEvent> Viewed =>
        from request in Request
        from milliseconds in Gen.Elements<int?>(null, 0, 1_999, 2_000, 7_999, 8_000, 60_000)
        select (EmailEvent)new Viewed
        {
            At = Start, Recipient = "x", Request = request, Duration = milliseconds is { } given ? TimeSpan.FromMilliseconds(given) : null,
        };

    private static Gen<EmailEvent> Engagement => Gen.Frequency((5, Opened), (7, Clicked), (2, Viewed), (2, Contact), (2, Converted));

    private static Gen<EmailEvent> Delivery =>
        from response in Response
        from reason in Rarely(Gen.Elements("suppressed", "no consent"))
        from delivery in Gen.Elements<EmailEvent>(
            new Sent { At = Start, Recipient = "x" },
            new NotSent { At = Start, Recipient = "x", Reason = reason },
            new Deferred { At = Start, Recipient = "x", Response = response },
            new Delivered { At = Start, Recipient = "x" },
            new Bounced { At = Start, Recipient = "x", Response = response },
            new Bounced { At = Start, Recipient = "x", Response = response, AutoReply = true })
        select delivery;

    private static Gen<ServerResponse> Response =>
        from bounceClass in Gen.Elements<string?>(null, "hard", "soft", "temporary", "blocked", "undetermined", "weird")
        from reason in Gen.Elements<string?>(null, "unknown-user", "mailboxFull", "of its own")
        from smtp in Gen.Elements<string?>(null, "550 5.1.1 no such user", "452 4.2.2 full", "Out of office until Monday")
        select new ServerResponse { BounceClass = bounceClass, BounceReason = reason, Smtp = smtp };

    private static Gen<EmailEvent> Contact =>
        from request in Request
        from happened in Gen.Elements<EmailEvent>(
            new Replied { At = Start, Recipient = "x" },
            new Forwarded { At = Start, Recipient = "x" },
            new Unsubscribed { At = Start, Recipient = "x", Scope = "all" },
            new Unsubscribed { At = Start, Recipient = "x", Request = request },
            new Resubscribed { At = Start, Recipient = "x" },
            new SpamReported { At = Start, Recipient = "x" },
            new Unbounced { At = Start, Recipient = "x" })
        select happened;

    private static Gen<EmailEvent> Converted =>
        from goal in Gen.Elements<string?>(null, "visit", "customer")
        from order in Gen.Elements<string?>(null, null, "A-1", "A-2")
        from amount in Gen.Elements<decimal?>(null, 0m, 10m, 10.50m, 0.10m, -3m, 0.000000001m, 999_999_999_999m)
        from currency in Gen.Elements<string?>(null, "EUR", "usd", "XXX")
        select (EmailEvent)new Converted
        {
            At = Start, Recipient = "x", Goal = goal, Order = order, Amount = amount is { } given ? new Money(given, currency) : null,
        };

    private static Gen<EmailEvent> Opened =>
        Request.Select(EmailEvent (request) => new Opened { At = Start, Recipient = "x", Request = request });

    private static Gen<T?> Rarely<T>(Gen<T> some) where T : struct =>
        Gen.Frequency((1, some.Select(value => (T?)value)), (7, Gen.Constant<T?>(null)));

    private static Gen<string?> Rarely(Gen<string> some) =>
        Gen.Frequency((1, some.Select(value => (string?)value)), (4, Gen.Constant<string?>(null)));
}
