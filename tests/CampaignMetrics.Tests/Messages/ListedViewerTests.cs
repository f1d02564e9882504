namespace CampaignMetrics.Tests.Messages;

/// <summary>What a list says of whom it may not name.</summary>
public sealed class ListedViewerTests
{
    private static readonly EmailEvent[] Events =
    [
        Some.Sent(to: "ann"), Some.Delivered(to: "ann"), Some.Opened(600, to: "ann"),
        Some.Sent(to: "bob"), Some.Delivered(to: "bob"), Some.Opened(600, to: "bob"), Some.Opened(900, to: "bob"),
        Some.Sent(to: "cid"), Some.Delivered(to: "cid"),
        Some.Sent(to: "dan"), Some.Delivered(to: "dan"),
    ];

    private static RecipientPage List(RecipientKind kind, ProfilingTest? mayProfile = null, Viewer? viewer = null) =>
        Some.Ledger(new LedgerOptions { MayProfile = mayProfile }, Events)
            .Recipients(new RecipientQuery { Kind = kind, Scope = new ReportScope { Viewer = viewer ?? Viewer.OfAll } }).Page!;

    private static string[] Named(RecipientPage page) => [.. page.Recipients.Select(row => row.Contact.Value)];

    [Fact]
    public void Whom_a_viewer_may_not_see_is_counted_and_not_named()
    {
        var page = List(Metric.Opened, viewer: new Viewer { MaySeeContact = contact => contact != "ann" });
        Assert.Equal(["bob"], Named(page));
        Assert.Equal(2, page.Messages);
        Assert.Equal([new LeftOutCount(LeftOutReason.HiddenContact, 1)], page.LeftOut);
    }

    [Fact]
    public void Who_denied_it_is_in_no_list_of_openers()
    {
        var page = List(Metric.Opened, (contact, _) => contact != "ann");
        Assert.Equal(["bob"], Named(page));
        Assert.Equal([new LeftOutCount(LeftOutReason.NotProfiled, 1)], page.LeftOut);
    }

    [Fact]
    public void Who_denied_it_is_in_no_list_of_those_who_did_not_open_either()
    {
        var page = List(RecipientKind.NotOpened, (contact, _) => contact != "cid" && contact != "ann");
        Assert.Equal(["dan"], Named(page));
        Assert.Equal([new LeftOutCount(LeftOutReason.NotProfiled, 1)], page.LeftOut);
    }

    [Fact]
    public void A_list_of_deliveries_names_who_denied_it_and_tells_no_opens()
    {
        var page = List(Metric.Delivered, (contact, _) => contact != "bob");
        Assert.Equal(["ann", "bob", "cid", "dan"], Named(page));
        Assert.Equal([1L, 0, 0, 0], page.Recipients.Select(row => row.Opens));
    }

    [Fact]
    public void Who_denied_it_first_is_listed_by_what_they_did_later()
    {
        var row = List(Metric.Opened, (contact, at) => contact == "bob" && at > Some.At(700)).Recipients.Single();
        Assert.Equal((Some.At(900), 1L), (row.AskedAt, row.Opens));
    }

    [Fact]
    public void A_message_known_only_by_an_open_without_leave_is_named_nowhere()
    {
        var ledger = Some.Ledger(new LedgerOptions { MayProfile = (_, _) => false }, Some.Opened(to: "ann"));
        foreach (var kind in RecipientKind.All)
            Assert.Empty(ledger.Recipients(new RecipientQuery { Kind = kind }).Page!.Recipients);
    }

    [Fact]
    public void The_time_of_an_open_without_leave_is_not_told_as_that_of_the_delivery()
    {
        var ledger = Some.Ledger(new LedgerOptions { MayProfile = (_, _) => false }, Some.Sent(to: "ann"), Some.Opened(600, to: "ann"));
        Assert.DoesNotContain(
            ledger.Recipients(Metric.Sent).Concat(ledger.Recipients(Metric.Delivered)), row => row.At == Some.At(600));
    }

    [Fact]
    public void The_list_behind_a_number_names_no_opener_who_denied_it() =>
        Assert.Empty(Some.Ledger(new LedgerOptions { MayProfile = (_, _) => false }, Events).Recipients(Metric.Opened));

    [Fact]
    public void Where_nobody_tells_deliveries_who_denied_it_is_shown_as_sent_whether_or_not_they_opened()
    {
        var rows = Untold(Metric.Sent).Recipients;
        Assert.Equal(["ann", "bob"], rows.Select(row => row.Contact.Value));
        Assert.All(rows, row => Assert.Equal((Disposition.Pending, Some.At(0), 0L), (row.Disposition, row.At, row.Opens)));
    }

    [Fact]
    public void Where_nobody_tells_deliveries_who_denied_it_is_on_no_list_of_what_silence_tells()
    {
        Assert.Empty(Untold(Metric.Pending).Recipients);
        Assert.Empty(Untold(Metric.Delivered).Recipients);
    }

    [Fact]
    public void An_open_without_leave_hides_no_unsubscription_after_it()
    {
        var ledger = Some.Ledger(
            new LedgerOptions { MayProfile = (_, _) => false }, Some.Sent(to: "ann"), Some.Opened(600, to: "ann"),
            Some.Unsubscribed(900) with { Recipient = "ann" });
        var row = ledger.Recipients(Metric.Unsubscribed).Single();
        Assert.Equal((Disposition.Delivered, Some.At(900), true), (row.Disposition, row.At, row.IsUnsubscribed));
    }

    [Fact]
    public void A_bounce_that_an_open_without_leave_proved_wrong_stands_where_all_sendings_do()
    {
        var ledger = Some.Ledger(
            new LedgerOptions { MayProfile = (_, _) => false }, Some.Sent(to: "ann"), Some.Bounced(300, to: "ann"),
            Some.Opened(600, to: "ann"));
        Assert.Equal(Disposition.Bounced, ledger.Recipients(Metric.Sent).Single().Disposition);
    }

    [Fact]
    public void What_names_no_email_tells_of_no_click_without_leave()
    {
        var events = new EmailEvent[]
        {
            Some.Sent(to: "ann"), Some.Delivered(to: "ann"), Some.Clicked(600, to: "ann", role: LinkRole.Unsubscribe),
            Some.Unsubscribed(700) with { Recipient = "ann", Email = null },
        };
        var definition = Definition.Reliable with { Name = "Window", UnsubscribeWindow = TimeSpan.FromHours(1) };
        var ledger = Some.Ledger(new LedgerOptions { MayProfile = (_, _) => false }, events);
        Assert.Equal(1, ledger.Report(definition).Delivery.Unsubscribed);
        Assert.Empty(ledger.Recipients(Metric.Unsubscribed, definition));
        Assert.False(ledger.Recipients(Metric.Sent, definition).Single().IsUnsubscribed);
    }

    [Fact]
    public void A_network_that_is_left_out_tells_of_no_open_without_leave()
    {
        using var ledger = Some.Ledger(
            new LedgerOptions { MayProfile = (contact, _) => contact == "cid" },
            Some.Sent(to: "ann"), Some.Opened(600, to: "ann", ip: "203.0.113.7"), Some.Sent(to: "bob"), Some.Sent(to: "cid"));
        var scope = new ReportScope { Exclude = ["203.0.113.0/24"] };
        Assert.Equal("cid", Assert.Single(ledger.Recipients(Metric.Sent, scope: scope)).Contact.Value);
        Assert.Empty(ledger.History("ann", new EventQuery { Scope = scope }).Items);
        Assert.Empty(ledger.History("bob", new EventQuery { Scope = scope }).Items);
    }

    [Fact]
    public void A_conversion_tells_of_no_open_without_leave()
    {
        using var ledger = Some.Ledger(
            new LedgerOptions { MayProfile = (_, _) => false }, Some.Sent(), Some.Opened(600), Some.Converted(900));
        Assert.Empty(ledger.Recipients(Metric.Converted));
        Assert.False(ledger.Recipients(Metric.Sent).Single().IsConverted);
    }

    /// <summary>Two who denied it, one of whom opened.</summary>
    private static RecipientPage Untold(RecipientKind kind) => Some
        .Ledger(new LedgerOptions { MayProfile = (_, _) => false }, Some.Sent(to: "ann"), Some.Opened(600, to: "ann"), Some.Sent(to: "bob"))
        .Recipients(new RecipientQuery { Kind = kind }).Page!;
}
