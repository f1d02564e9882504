using CampaignMetrics.Events.Schema;
using CampaignMetrics.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

/// <summary>Random events with everything that a record can hold, texts of any script among it.</summary>
internal static class AnyEvent
{
    private static readonly string[] Characters =
        [
            "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\0", "\u007f", "<", "&", "'", "@", ".", "é", "ß", "İ", "ı", "Ω", "Ж", "字",
            "\u2028", "\ufeff", "\ufffd", "😀", "𐐀",
        ];

    public static Gen<string> Text { get; } =
        Gen.Choose(1, 12).SelectMany(length => Gen.Elements(Characters).ArrayOf(length)).Select(string.Concat);

    public static Gen<DateTimeOffset> Instant { get; } =
        from day in Gen.Choose(0, (int)(Instants.End / 86_400_000) - 1)
        from millisecond in Gen.OneOf(Gen.Elements(0, 1, 1_000, 86_399_999), Gen.Choose(0, 86_399_999))
        from quarters in Gen.Choose(-14 * 4, 14 * 4)
        select DateTimeOffset.UnixEpoch.AddDays(day).AddMilliseconds(millisecond).ToOffset(TimeSpan.FromMinutes(15 * quarters));

    public static Gen<EmailEvent> Event { get; } =
        from bare in Gen.OneOf(
            Sent, NotSent, Deferred, Delivered, Bounced, Opened, Clicked, Viewed, Replied, Forwarded, Unsubscribed, Resubscribed,
            SpamReported, Unbounced, Converted)
        from id in Maybe(Text)
        from at in Instant
        from email in Text
        from recipient in Text
        from segments in Segments
        from actor in MaybeValue(Gen.Elements(Enum.GetValues<Actor>()))
        from withoutEmail in Gen.Choose(0, 1)
        from send in Maybe(Text)
        select bare with
        {
            Id = id is null ? default : new EventId(id),
            At = at,
            Email = withoutEmail == 1 && EventSchema.Of(bare.Type).ConcernsContact ? default(EmailId?) : new EmailId(email),
            Recipient = recipient,
            Segments = segments,
            Actor = actor,
            Send = send,
        };

    public static Arbitrary<EmailEvent> Arbitrary { get; } = Event.ToArbitrary();

    private static Gen<Segments> Segments =>
        from campaign in Maybe(Text)
        from workflow in Maybe(Text)
        from lists in Gen.Choose(0, 3).SelectMany(count => Gen.OneOf(Text, Gen.Constant("")).ArrayOf(count))
        from tags in Gen.Choose(0, 3).SelectMany(count => Gen.Zip(Text, Gen.OneOf(Text, Gen.Constant(""))).ArrayOf(count))
        select new Segments
        {
            Campaign = campaign is null ? default(CampaignId?) : new CampaignId(campaign),
            Workflow = workflow,
            Lists = [.. lists],
            Tags = CampaignMetrics.Segments.None.Tags.SetItems(tags.Select(tag => KeyValuePair.Create(tag.Item1, tag.Item2))),
        };

    private static Gen<WebRequest> Request =>
        from userAgent in Maybe(Gen.OneOf(Text, Gen.Constant("")))
        from ip in Maybe(Text)
        from method in Maybe(Text)
        from purpose in Maybe(Text)
        from country in Maybe(Text)
        from region in Maybe(Text)
        from city in Maybe(Text)
        select new WebRequest
        {
            UserAgent = userAgent, Ip = ip, Method = method, Purpose = purpose, Place = new Place(country, region, city),
        };

    private static Gen<ServerResponse> Response =>
        from smtp in Maybe(Text)
        from status in Maybe(Text)
        from bounceClass in Maybe(Text)
        from bounceReason in Maybe(Text)
        from providerReason in Maybe(Text)
        from remoteMta in Maybe(Text)
        select new ServerResponse
        {
            Smtp = smtp, Status = status, BounceClass = bounceClass, BounceReason = bounceReason,
            ProviderReason = providerReason, RemoteMta = remoteMta,
        };

    private static Gen<EmailEvent> Clicked =>
        from request in Request
        from url in Maybe(Text)
        from link in Maybe(Text)
        from variant in Maybe(Text)
        from part in Gen.Elements(Enum.GetValues<EmailPart>())
        from role in MaybeValue(Gen.Elements(Enum.GetValues<LinkRole>()))
        select (EmailEvent)new Clicked
        {
            At = Any, Recipient = "x", Request = request, Url = url, Link = link, Variant = variant, Part = part, Role = role,
        };

    private static Gen<EmailEvent> Viewed =>
        from request in Request
        from milliseconds in MaybeValue(Gen.OneOf(Gen.Choose(0, 20_000), Gen.Choose(0, 20 * 86_400_000)))
        select (EmailEvent)new Viewed
        {
            At = Any, Recipient = "x", Request = request, Duration = milliseconds is { } given ? TimeSpan.FromMilliseconds(given) : null,
        };

    private static Gen<EmailEvent> Converted =>
        from goal in Maybe(Text)
        from order in Maybe(Text)
        from units in MaybeValue(Gen.Choose(-int.MaxValue, int.MaxValue))
        from scale in Gen.Choose(0, Money.MaxScale)
        from currency in Maybe(Gen.Elements("EUR", "usd", "JPY", "XXX"))
        from source in Maybe(Text)
        select (EmailEvent)new Converted
        {
            At = Any, Recipient = "x", Goal = goal, Order = order, Source = source,
            Amount = units is { } given ? AmountOf(given, scale, currency) : null,
        };

    private static Money AmountOf(int units, int scale, string? currency) =>
        new(new decimal(Math.Abs(units), 0, 0, units < 0, (byte)scale), currency);

    private static Gen<EmailEvent> Opened =>
        Request.Select(EmailEvent (request) => new Opened { At = Any, Recipient = "x", Request = request });
    private static Gen<EmailEvent> Bounced =>
        from response in Response
        from autoReply in Gen.Elements(true, false)
        select (EmailEvent)new Bounced { At = Any, Recipient = "x", Response = response, AutoReply = autoReply };
    private static Gen<EmailEvent> Deferred =>
        Response.Select(EmailEvent (response) => new Deferred { At = Any, Recipient = "x", Response = response });
    private static Gen<EmailEvent> NotSent =>
        Maybe(Text).Select(EmailEvent (reason) => new NotSent { At = Any, Recipient = "x", Reason = reason });
    private static Gen<EmailEvent> Unsubscribed =>
        from scope in Maybe(Text)
        from reason in Maybe(Text)
        from request in Request
        select (EmailEvent)new Unsubscribed { At = Any, Recipient = "x", Scope = scope, Reason = reason, Request = request };
    private static Gen<EmailEvent> Resubscribed =>
        Maybe(Text).Select(EmailEvent (scope) => new Resubscribed { At = Any, Recipient = "x", Scope = scope });
    private static Gen<EmailEvent> Sent => Gen.Constant<EmailEvent>(new Sent { At = Any, Recipient = "x" });
    private static Gen<EmailEvent> Delivered => Gen.Constant<EmailEvent>(new Delivered { At = Any, Recipient = "x" });
    private static Gen<EmailEvent> Replied => Gen.Constant<EmailEvent>(new Replied { At = Any, Recipient = "x" });
    private static Gen<EmailEvent> Forwarded => Gen.Constant<EmailEvent>(new Forwarded { At = Any, Recipient = "x" });
    private static Gen<EmailEvent> SpamReported => Gen.Constant<EmailEvent>(new SpamReported { At = Any, Recipient = "x" });
    private static Gen<EmailEvent> Unbounced => Gen.Constant<EmailEvent>(new Unbounced { At = Any, Recipient = "x" });

    private static DateTimeOffset Any => DateTimeOffset.UnixEpoch;

    private static Gen<T?> Maybe<T>(Gen<T> some) where T : class =>
        Gen.Frequency((2, some.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));

    private static Gen<T?> MaybeValue<T>(Gen<T> some) where T : struct =>
        Gen.Frequency((2, some.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));
}
