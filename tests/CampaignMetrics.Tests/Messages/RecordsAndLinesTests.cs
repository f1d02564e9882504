using System.Collections.Immutable;
using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Messages;

/// <summary>A record and its line are one event, whatever its texts are.</summary>
public sealed class RecordsAndLinesTests
{
    private static readonly DateTimeOffset At = Some.Start;

    private static readonly Segments Segments = new()
    {
        Campaign = "Frühling", Workflow = "wörk", Lists = ["a", "ü"], Tags = ImmutableSortedDictionary.Create<string,
        string>(StringComparer.Ordinal).Add("team", "ä").Add("x", ""),
    };

    private static readonly WebRequest Request = new()
    {
        UserAgent = "Thunderbird/115.0", Ip = "2001:db8::1", Method = " head", Purpose = "Prefetch", Place = new Place("DE", null, "Köln"),
    };

    private static readonly ServerResponse Response = new()
    {
        Smtp = "550 5.1.1 no such user ✗", Status = "5.1.1", BounceClass = "hard", BounceReason = "unknown",
        ProviderReason = "No such user", RemoteMta = "mx.example",
    };

    private static readonly Dictionary<string, EmailEvent> Events = new EmailEvent[]
    {
        new Sent { At = At, Id = "1", Email = "spring", Recipient = "ann@example.com" },
        new Sent { At = At, Email = "no-id", Recipient = "ann@example.com" },
        new NotSent { At = At, Id = "0f", Email = "spring", Recipient = "ben@example.com", Reason = "unverified" },
        new Deferred { At = At, Id = "0f0", Email = "spring", Recipient = "cid@example.com", Response = Response },
        new Delivered { At = At, Id = "0123456789abcdef0123456789abcdef", Email = "spring", Recipient = "dan@example.com" },
        new Bounced { At = At, Id = "ü", Email = "spring", Recipient = "eve@exämple.com", Response = Response },
        new Opened
        {
            At = At, Id = "3", Email = "spring", Recipient = "fay@example.com", Request = Request, Actor = Actor.Human, Segments = Segments,
        },
        new Opened
        {
            At = At, Id = "4", Email = "spring", Recipient = "gus@example.com",
            Request = new WebRequest { UserAgent = "", Ip = "192.0.2.7", Method = "GET", Place = new Place("", null, null) },
        },
        new Opened { At = At, Id = "5", Email = "spring", Recipient = "hal@example.com" },
        new Clicked
        {
            At = At, Id = "6", Email = "spring", Recipient = "ida@example.com", Request = Request, Url = "https://shop.example/ä",
            Link = "2", Variant = "b", Part = EmailPart.Text, Role = LinkRole.Honeypot,
        },
        new Clicked { At = At, Id = "7", Email = "spring", Recipient = "jan@example.com" },
        new Viewed
        {
            At = At, Id = "8", Email = "spring", Recipient = "kim@example.com", Request = Request,
            Duration = TimeSpan.FromMilliseconds(8_001),
        },
        new Viewed { At = At, Id = "9", Email = "spring", Recipient = "leo@example.com" },
        new Replied { At = At, Id = "10", Email = "spring", Recipient = "contact-17" },
        new Forwarded { At = At, Id = "11", Email = "spring", Recipient = "Contact-17" },
        new Unsubscribed { At = At, Id = "12", Recipient = "mia@example.com", Scope = "all" },
        new Resubscribed { At = At, Id = "13", Email = "spring", Recipient = "mia@example.com", Scope = "news" },
        new SpamReported { At = At, Id = "14", Email = "spring", Recipient = "ned@example.com" },
        new Unbounced { At = At, Id = "15", Recipient = "eve@exämple.com" },
        new Converted
        {
            At = At, Id = "16", Recipient = "ida@example.com", Goal = "order", Order = "A-1", Amount = new Money(12.30m, "eur"),
        },
        new Converted { At = At, Id = "17", Email = "spring", Recipient = "ida@example.com", Goal = "visit" },
    }.ToDictionary(happened => $"{happened.Type} {happened.Id}");

    public static TheoryData<string> Names => [.. Events.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void They_are_kept_alike(string name)
    {
        var applied = new MessageLedger();
        foreach (var read in EventLines.Read(new MemoryStream(Lines.Write([Events[name]])))) applied.Apply(read);
        Assert.Equal(Snapshot(Streamed(Events[name])), Snapshot(applied));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Either_is_a_copy_of_the_other(string name)
    {
        var ledger = Streamed(Events[name]);
        ledger.Apply(Events[name]);
        Assert.Equal((1, 1), (ledger.Report().Input.Events, ledger.Report().Input.Duplicates));
    }

    [Fact]
    public void Together_they_are_reported_alike()
    {
        var records = new MessageLedger();
        foreach (var happened in Events.Values) records.Apply(happened);
        Assert.Equal(Numbers(records), Numbers(Streamed([.. Events.Values])));
    }

    [Fact]
    public void A_record_with_more_segments_than_a_line_may_have_is_rejected() =>
        Assert.Equal(ApplyOutcome.Rejected, new MessageLedger().Apply(
            new Sent
            {
                At = At, Id = "1", Email = "spring", Recipient = "ann@example.com",
                Segments = new Segments { Lists = [.. Enumerable.Range(0, 1_001).Select(i => $"list-{i}")] },
            }).Outcome);

    [Fact]
    public void A_rejected_record_leaves_nothing()
    {
        var ledger = new MessageLedger();
        Assert.Equal(ApplyOutcome.Rejected, ledger.Apply(new Sent { At = At, Id = "1", Recipient = "ann@example.com" }).Outcome);
        Assert.Equal(0, ledger.EventCount);
    }

    private static MessageLedger Streamed(params EmailEvent[] events)
    {
        var ledger = new MessageLedger();
        ledger.ReadLines(new MemoryStream(Lines.Write(events)), cancellationToken: TestContext.Current.CancellationToken);
        return ledger;
    }

    private static byte[] Snapshot(MessageLedger ledger)
    {
        using var target = new MemoryStream();
        ledger.WriteSnapshot(target);
        return target.ToArray();
    }

    /// <summary>All but how many lines there were.</summary>
    private static string Numbers(MessageLedger ledger) => System.Text.RegularExpressions.Regex.Replace(
        System.Text.Encoding.UTF8.GetString(ledger.Report().ToJson()), "\"lines\":\\s*\\d+", "\"lines\":0",
        System.Text.RegularExpressions.RegexOptions.NonBacktracking);
}
