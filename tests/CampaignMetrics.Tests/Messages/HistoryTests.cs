using System.Text;
using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Messages;

public sealed class HistoryTests
{
    private static HistoryItem[] History(LedgerOptions options, EventQuery query, params IEnumerable<EmailEvent> events) =>
        [.. Some.Ledger(options, events).History(Some.Contact, query).Items];

    private static HistoryItem[] History(params IEnumerable<EmailEvent> events) => History(LedgerOptions.Default, EventQuery.All, events);

    [Fact]
    public void An_event_comes_with_place_link_and_sending()
    {
        var told = History(
            Some.Sent() with { Send = "june" },
            Some.Clicked(
                part: EmailPart.Text, link: "hero") with { Request = new WebRequest { Place = new Place("NL", null, "Utrecht") } })[1];
        Assert.Equal(("Utrecht", "june", Some.At(0)), (told.Place.City, told.Send, told.SendBegan!.Value));
        Assert.Equal(
            ("https://shop.example/a", EmailPart.Text, "hero", LinkRole.Content),
            (told.Link!.Url, told.Link.Part, told.Link.Occurrence, told.Link.Role));
    }

    [Fact]
    public void The_place_of_an_address_is_told_where_the_event_states_none()
    {
        var options = new LedgerOptions { Enrichment = new Enrichment { Places = _ => new Place("NL", null, null) } };
        Assert.Equal("NL", History(options, EventQuery.All, Some.Sent(), Some.Opened(ip: "192.0.2.1"))[1].Place.Country);
    }

    [Fact]
    public void A_proxy_has_not_the_readers_place() =>
        Assert.True(History(Some.Sent(), Some.Opened(agent: "Mozilla/5.0"))[1].IsProxied);

    private static readonly LedgerOptions Tracked = new()
    {
        Catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.On }]),
    };

    private static string? ReasonAgainst(EmailEvent told) =>
        History(Tracked, EventQuery.All, Some.Sent(), Some.Delivered(), told)[2].NotCounted;

    [Fact]
    public void What_a_stated_program_did_does_not_count() => Assert.Equal("stated", ReasonAgainst(Some.Opened(actor: Actor.Automation)));

    [Fact]
    public void What_a_rule_finds_a_program_did_does_not_count_by_that_rule() =>
        Assert.Equal("known-agent", ReasonAgainst(Some.Opened(agent: "curl/8.0")));

    [Fact]
    public void A_click_to_unsubscribe_does_not_count_where_the_definition_leaves_it_out() =>
        Assert.Equal("link-role", ReasonAgainst(Some.Clicked(role: LinkRole.Unsubscribe)));

    [Fact]
    public void An_open_of_what_came_back_does_not_count()
    {
        var query = new EventQuery { Definition = Definition.Pipedrive };
        var items = History(
            Tracked, query, Some.Sent(), Some.Bounced(stated: "hard"), Some.Opened(actor: Actor.Automation));
        Assert.Equal("not-delivered", items[2].NotCounted);
    }

    [Fact]
    public void An_open_of_what_is_not_tracked_does_not_count()
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]) };
        Assert.Equal("tracking-off", History(options, EventQuery.All, Some.Sent(), Some.Opened())[1].NotCounted);
    }

    [Fact]
    public void What_counts_says_nothing() =>
        Assert.All(History(Some.Sent(), Some.Delivered(), Some.Opened()), item => Assert.Null(item.NotCounted));

    [Fact]
    public void By_event_date_what_lies_outside_the_period_is_told_to()
    {
        var query = new EventQuery
        {
            Definition = Definition.HubSpot with { DateBasis = DateBasis.EventDate },
            Scope = new ReportScope { From = new DateOnly(2026, 3, 3), To = new DateOnly(2026, 3, 4) },
        };
        var items = History(LedgerOptions.Default, query, Some.Sent(), Some.Delivered(), Some.Opened(), Some.Opened(86_400));
        Assert.Equal(
            ["outside-period", "outside-period", "outside-period", null], items.Select(item => item.NotCounted));
    }

    [Fact]
    public void A_reply_that_no_inbox_sees_does_not_count()
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, ConnectedInbox = false }]) };
        Assert.Equal("no-inbox", History(options, EventQuery.All, Some.Sent(), Some.Replied())[1].NotCounted);
    }

    [Fact]
    public void An_automatic_reply_that_was_told_as_a_bounce_does_not_count() =>
        Assert.Equal(
            ["automatic-reply", null],
            History(Some.Sent(), Some.Bounced(5, smtp: "I am out of the office until Monday"), Some.Bounced(9, smtp: "550 no such user"))
                .Skip(1).Select(item => item.NotCounted));

    [Fact]
    public void Of_what_names_no_email_one_event_does_not_tell_whether_it_counts()
    {
        var told = History(Some.Sent(), Some.Converted(9, named: false))[1];
        Assert.Equal((null, "no-email", null), (told.Event.Email, told.NotCounted, told.Counts));
    }

    [Fact]
    public void A_history_of_an_email_leaves_out_what_names_none() =>
        Assert.Single(Some.Ledger(Some.Sent(), Some.Converted(9, named: false)).History(Some.Email, Some.Contact));

    [Fact]
    public void What_names_no_email_has_an_actor_of_its_own()
    {
        var told = Some.Unsubscribed() with { Email = null, Request = new WebRequest { UserAgent = "curl/8.0" } };
        Assert.Equal(ActorRule.KnownAgent, Assert.Single(History(told)).Label!.Value.Rule);
    }

    [Fact]
    public void A_contact_that_may_not_be_seen_has_no_history_but_a_count()
    {
        var query = new EventQuery { Scope = new ReportScope { Viewer = new Viewer { MaySeeContact = _ => false } } };
        var history = Some.Ledger(Some.Sent(), Some.Opened()).History(Some.Contact, query);
        Assert.Empty(history.Items);
        Assert.Equal([new LeftOutCount(LeftOutReason.HiddenContact, 2)], history.LeftOut);
    }

    [Fact]
    public void An_email_that_may_not_be_seen_is_left_out()
    {
        var query = new EventQuery
        {
            Scope = new ReportScope { Viewer = new Viewer { MaySeeEmail = email => email != Some.Email } },
        };
        var history = Some.Ledger(Some.Sent(), Some.Sent(email: "other")).History(Some.Contact, query);
        Assert.Equal("other", Assert.Single(history.Items).Event.Email?.Value);
        Assert.Equal([new LeftOutCount(LeftOutReason.HiddenEmail, 1)], history.LeftOut);
    }

    [Fact]
    public void What_the_scope_excludes_is_not_counted_as_left_out()
    {
        var scope = new ReportScope { Exclude = ["203.0.113.0/24"], Viewer = new Viewer { MaySeeContact = _ => false } };
        var ledger = Some.Ledger(Some.Sent(), Some.Opened(ip: "203.0.113.7"), Some.Sent(email: "other"));
        var history = ledger.History(Some.Contact, new EventQuery { Scope = scope });
        Assert.Equal([new LeftOutCount(LeftOutReason.HiddenContact, 1)], history.LeftOut);
    }

    [Fact]
    public void What_a_contact_did_without_leave_is_left_out_and_the_rest_stays()
    {
        var options = new LedgerOptions { MayProfile = (_, at) => at < Some.At(650) };
        var history = Some.Ledger(options, Some.Sent(), Some.Opened(600), Some.Clicked(700), Some.Unsubscribed(800)).History(Some.Contact);
        Assert.Equal([EventType.Sent, EventType.Opened, EventType.Unsubscribed], history.Items.Select(item => item.Type));
        Assert.Empty(history.LeftOut);
    }

    [Fact]
    public void An_exported_line_is_the_event_and_its_label()
    {
        using var lines = new MemoryStream();
        Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened(agent: "curl/8.0") with { Id = "o" }).Export(lines);
        var line = JsonNode.Parse(Encoding.UTF8.GetString(lines.ToArray()).Split('\n')[2])!;
        Assert.Equal(("o", "opened", "curl/8.0"), ((string?)line["id"], (string?)line["type"], (string?)line["userAgent"]));
        Assert.Equal(
            """{"actor":"automation","rule":"known-agent","counted":false,"notCounted":"known-agent"}""", line["label"]!.ToJsonString());
    }

    [Fact]
    public void Lines_that_could_not_be_written_are_not_written_again()
    {
        using var full = new FullStream();
        Assert.Throws<IOException>(() => Some.Ledger(Some.Sent()).Export(full));
        Assert.Throws<IOException>(() => Some.Ledger(Some.Sent()).History(Some.Contact).WriteLines(full));
        Assert.Equal(2, full.Writes);
    }

    [Fact]
    public async Task What_is_written_without_blocking_is_the_same()
    {
        var ledger = Some.Ledger(Enumerable.Range(0, 500).Select(i => Some.Opened(i, to: $"c{i % 3}")));
        using var lines = new MemoryStream();
        await using var others = new AsyncSink();
        var exported = ledger.Export(lines);
        Assert.Equal(exported, await ledger.ExportAsync(others, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(lines.ToArray(), others.Written);
    }

    [Fact]
    public async Task A_history_that_is_written_without_blocking_is_the_same()
    {
        var history = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened()).History(Some.Contact);
        using var lines = new MemoryStream();
        await using var others = new AsyncSink();
        history.WriteLines(lines, TestContext.Current.CancellationToken);
        await history.WriteLinesAsync(others, TestContext.Current.CancellationToken);
        Assert.Equal(lines.ToArray(), others.Written);
    }

    [Fact]
    public async Task Writing_of_lines_can_be_cancelled()
    {
        var (ledger, cancelled) = (Some.Ledger(Some.Sent()), new CancellationToken(canceled: true));
        var history = ledger.History(Some.Contact);
        Assert.Throws<OperationCanceledException>(() => history.WriteLines(Stream.Null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => history.WriteLinesAsync(Stream.Null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ledger.ExportAsync(Stream.Null, null, cancelled));
    }

    [Fact]
    public void Two_exports_of_the_same_are_equal()
    {
        var query = new EventQuery { Scope = new ReportScope { Viewer = new Viewer { MaySeeContact = _ => false } } };
        var ledger = Some.Ledger(Some.Sent());
        Assert.Equal(ledger.Export(_ => { }, query), ledger.Export(_ => { }, query));
        Assert.Equal(ledger.Export(_ => { }, query).GetHashCode(), ledger.Export(_ => { }, query).GetHashCode());
        Assert.NotEqual(ledger.Export(_ => { }, query), ledger.Export(_ => { }));
    }

    [Fact]
    public void An_export_goes_by_contact_email_and_time()
    {
        var events = new List<string>();
        Some.Ledger(
            Some.Sent(9, to: "b"), Some.Sent(5, to: "a", email: "y"),
            Some.Sent(7, to: "a", email: "x"), Some.Delivered(8, to: "a", email: "x"))
            .Export(item => events.Add($"{item.Event.Recipient} {item.Event.Email} {item.Type}"));
        Assert.Equal(["a x Sent", "a x Delivered", "a y Sent", "b spring-sale Sent"], events);
    }

    [Fact]
    public void An_export_of_what_was_spilled_has_every_event()
    {
        var options = new LedgerOptions { Spill = new SpillOptions(1, () => new MemoryStream()) };
        var events = Enumerable.Range(0, 300).Select(i => (EmailEvent)Some.Sent(to: $"c{i}"));
        using var ledger = Some.Ledger(options, events);
        var contacts = new HashSet<string>();
        var exported = ledger.Export(item => contacts.Add(item.Event.Recipient.Value));
        Assert.Equal((300L, 300), (exported.Events, contacts.Count));
    }

    [Fact]
    public void An_export_can_be_called_off() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Some.Ledger(Some.Sent()).Export(_ => { }, cancellationToken: new CancellationToken(canceled: true)));

    /// <summary>A stream on a disk that is full.</summary>
    private sealed class FullStream : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            throw new IOException("No space left.");
        }
    }
}
