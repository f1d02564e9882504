namespace CampaignMetrics.Cli.Tests.Parquet;

/// <summary>Events that have every property between them, and events that have hardly any.</summary>
internal static class EveryProperty
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, 123, TimeSpan.Zero);

    private static readonly Segments Segments = new()
    {
        Campaign = "spring", Workflow = "welcome", Lists = ["one", "two, three"],
        Tags = Segments.None.Tags.Add("team", "north").Add("größe", "ä 😀"),
    };

    private static readonly WebRequest Request = new()
    {
        UserAgent = "", Ip = "192.0.2.7", Method = "GET", Purpose = "prefetch", Place = new Place("DE", "BY", "München"),
    };

    private static readonly ServerResponse Response = new()
    {
        Smtp = "550 5.1.1 \"no\"\u0000\nsuch user", Status = "5.1.1", BounceClass = "hard", BounceReason = "unknownMailbox",
        ProviderReason = "gone", RemoteMta = "mx.example.com",
    };

    public static IReadOnlyList<EmailEvent> Events { get; } =
    [
        new Sent { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = "bare@example.com" },
        new Sent { Id = "1", At = At, Email = "e", Recipient = "a@example.com", Send = "s", Segments = Segments, Actor = Actor.Automation },
        new Sent { Id = "2", At = At, Email = "e", Recipient = "a@example.com", Segments = Segments with { Lists = ["only"] } },
        new NotSent { At = At, Email = "e", Recipient = "a@example.com", Reason = "suppressed" },
        new Bounced { At = At, Email = "e", Recipient = "a@example.com", Response = Response, AutoReply = true },
        new Clicked
        {
            At = At, Email = "e", Recipient = "a@example.com", Request = Request,
            Url = "https://example.com/?a=1", Link = "l", Variant = "v", Part = EmailPart.Text, Role = LinkRole.Unsubscribe,
        },
        new Opened { At = At, Email = "e", Recipient = "a@example.com", Request = Request },
        new Viewed { At = At, Email = "e", Recipient = "a@example.com", Request = Request, Duration = TimeSpan.FromMilliseconds(12_345) },
        new Unsubscribed { At = At, Recipient = "a@example.com", Scope = "newsletter", Reason = "often" },
        Order("1", Money.MaxAmount), Order("2", -Money.MaxAmount), Order("3", 0.000000001m), Order("4", -12.5m), Order("5", 0),
    ];

    private static Converted Order(string order, decimal amount) => new()
    {
        At = At, Email = "e", Recipient = "a@example.com",
        Goal = "order", Order = order, Amount = new Money(amount, "EUR"), Source = "shop",
    };
}
