using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Consents;

/// <summary>
/// Random worlds in which a contact's key stands in every text that an
/// event can have: whole, within other words, in other letters, encoded.
/// </summary>
internal static class PlantedWorld
{
    public const string Key = "ann@example.com";

    public static readonly string[] Forms =
    [
        Key, "ANN@Example.com", "ann%40example.com", "ann%2540example.com", "Ann=example.com", "ann&#64;example.com",
        "ann\\u0040example.com",
    ];

    /// <summary>
    /// Events of the contact, of every type, close in time and with few ids, so that there are ties; and some of another one.
    /// </summary>
    public static Gen<List<EmailEvent>> Events => Gen.Frequency((6, Event), (1, OfAnother)).ListOf().Select(events => events.ToList());

    /// <summary>An event of the contact.</summary>
    public static Gen<EmailEvent> Event =>
        from bare in Gen.OneOf(
            (Gen<EmailEvent>[])[
                Opened, Clicked, Clicked, Viewed, Bounced, Deferred, NotSent, Unsubscribed, Resubscribed, Converted, Converted, .. Plain])
        from second in Gen.Frequency((4, Gen.Choose(0, 4).Select(step => step * 3)), (1, Gen.Choose(0, 10 * 86_400)))
        from id in Gen.Frequency((2, Gen.Constant("")), (1, Text), (1, Gen.Choose(1, 30).Select(number => $"{number}")))
        from email in Gen.Elements("spring", "summer", $"birthday of {Key}")
        from segments in AnySegments
        from actor in Gen.Frequency(
            (5, Gen.Constant(default(Actor?))), (1, Gen.Elements(Enum.GetValues<Actor>()).Select(actor => (Actor?)actor)))
        from send in Gen.Frequency((5, Gen.Constant<string?>(null)), (1, Maybe(Text)))
        from namesEmail in Gen.Elements(true, true, false)
        select bare with
        {
            At = Some.Start.AddSeconds(second),
            Id = id.Length == 0 ? default : new EventId(id),
            Email = namesEmail || !ConcernsContactAlone(bare) ? new EmailId(email) : default(EmailId?),
            Send = send,
            Segments = segments,
            Actor = actor,
        };

    private static bool ConcernsContactAlone(EmailEvent happened) =>
        happened.Type is EventType.Converted or EventType.Unsubscribed or EventType.Resubscribed or EventType.SpamReported
            or EventType.Unbounced;

    private static Gen<EmailEvent> OfAnother =>
        from minute in Gen.Choose(0, 10)
        from happened in Gen.Elements<EmailEvent>(
            Some.Sent(to: "bob@example.com"), Some.Opened(to: "bob@example.com"),
            Some.Clicked(to: "bob@example.com", url: "https://x.example/a"))
        select happened with { At = Some.At(minute) };

    private static Gen<Segments> AnySegments =>
        from campaign in Maybe(Text)
        from workflow in Maybe(Text)
        from lists in Gen.Choose(0, 2).SelectMany(count => Text.ArrayOf(count))
        from tags in Gen.Choose(0, 2).SelectMany(count => Gen.Zip(Text, Text).ArrayOf(count))
        select new Segments
        {
            Campaign = campaign is null ? default(CampaignId?) : new CampaignId(campaign),
            Workflow = workflow,
            Lists = [.. lists],
            Tags = Segments.None.Tags.SetItems(tags.Select(tag => KeyValuePair.Create(tag.Item1, tag.Item2))),
        };

    private static IEnumerable<Gen<EmailEvent>> Plain => new EmailEvent[]
    {
        new Sent { At = Some.Start, Recipient = Key }, new Delivered { At = Some.Start, Recipient = Key },
        new Replied { At = Some.Start, Recipient = Key },
        new Forwarded { At = Some.Start, Recipient = Key }, new SpamReported { At = Some.Start, Recipient = Key },
        new Unbounced { At = Some.Start, Recipient = Key },
    }.Select(Gen.Constant);

    private static Gen<string> Text =>
        from form in Gen.Elements(Forms)
        from before in Gen.Elements("", "", "a ", "x", "https://x.example/?to=", "550 5.1.1 <", "{\"to\":\"")
        from behind in Gen.Elements("", "", " z", "1", "/2", ">", "\"}")
        select before + form + behind;

    private static Gen<WebRequest> Request =>
        from agent in Gen.OneOf(
            Gen.Elements<string?>(null, "", Some.Browser, "Mozilla/5.0", "curl/8.0"), Maybe(Text),
            Text.Select(text => (string?)$"{Some.Browser} {text}"))
        from ip in Gen.Elements<string?>(null, "192.0.2.1", "192.0.2.2", "198.51.100.9", "2001:db8::1")
        from method in Maybe(Gen.OneOf(Gen.Elements("GET", "HEAD"), Text))
        from purpose in Gen.Frequency((5, Gen.Constant<string?>(null)), (1, Text.Select(text => (string?)$"prefetch {text}")))
        from country in Maybe(Text)
        from region in Maybe(Text)
        from city in Maybe(Text)
        select new WebRequest { UserAgent = agent, Ip = ip, Method = method, Purpose = purpose, Place = new Place(country, region, city) };

    private static Gen<ServerResponse> Response =>
        from smtp in Maybe(Text)
        from status in Gen.OneOf(Gen.Elements<string?>(null, "5.1.1", "4.2.2"), Maybe(Text))
        from bounceClass in Gen.OneOf(Gen.Elements<string?>(null, "hard", "soft"), Maybe(Text))
        from reason in Maybe(Text)
        from word in Maybe(Text)
        from remote in Maybe(Text)
        select new ServerResponse
        {
            Smtp = smtp, Status = status, BounceClass = bounceClass, BounceReason = reason, ProviderReason = word, RemoteMta = remote,
        };

    private static Gen<EmailEvent> Opened =>
        Request.Select(EmailEvent (request) => new Opened { At = Some.Start, Recipient = Key, Request = request });

    private static Gen<EmailEvent> Viewed =>
        from request in Request
        from seconds in Gen.Elements(1, 3, 9)
        select (EmailEvent)new Viewed { At = Some.Start, Recipient = Key, Request = request, Duration = TimeSpan.FromSeconds(seconds) };

    private static Gen<EmailEvent> Clicked =>
        from request in Request
        from url in Gen.OneOf(Text, Gen.Elements("https://x.example/a", "https://x.example/b", "https://x.example/c"))
        from link in Maybe(Text)
        from variant in Maybe(Text)
        select (EmailEvent)new Clicked { At = Some.Start, Recipient = Key, Request = request, Url = url, Link = link, Variant = variant };

    private static Gen<EmailEvent> Bounced =>
        Response.Select(EmailEvent (response) => new Bounced { At = Some.Start, Recipient = Key, Response = response });
    private static Gen<EmailEvent> Deferred =>
        Response.Select(EmailEvent (response) => new Deferred { At = Some.Start, Recipient = Key, Response = response });
    private static Gen<EmailEvent> NotSent =>
        Maybe(Text).Select(EmailEvent (reason) => new NotSent { At = Some.Start, Recipient = Key, Reason = reason });
    private static Gen<EmailEvent> Unsubscribed =>
        from scope in Maybe(Text)
        from reason in Maybe(Text)
        from request in Request
        select (EmailEvent)new Unsubscribed { At = Some.Start, Recipient = Key, Scope = scope, Reason = reason, Request = request };
    private static Gen<EmailEvent> Resubscribed =>
        Maybe(Text).Select(EmailEvent (scope) => new Resubscribed { At = Some.Start, Recipient = Key, Scope = scope });

    private static Gen<EmailEvent> Converted =>
        from goal in Maybe(Text)
        from order in Maybe(Text)
        from source in Maybe(Text)
        from amount in Gen.Elements(1m, 2.5m, 10m, -1m)
        from currency in Gen.OneOf(Gen.Constant("EUR"), Text)
        select (EmailEvent)new Converted
        {
            At = Some.Start, Recipient = Key, Goal = goal, Order = order, Source = source, Amount = new Money(amount, currency),
        };

    private static Gen<string?> Maybe(Gen<string> some) =>
        Gen.Frequency((2, some.Select(text => (string?)text)), (1, Gen.Constant<string?>(null)));
}
