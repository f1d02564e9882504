using CampaignMetrics.Reports;

namespace CampaignMetrics.Tests.Messages;

public sealed class RecipientsTests
{
    private static MessageLedger Ledger => Some.Ledger(
        Some.Sent(to: "a"), Some.Delivered(to: "a"), Some.Opened(to: "a"), Some.Clicked(to: "a"),
        Some.Sent(to: "b"), Some.Bounced(5, "hard", "user-unknown", "550 5.1.1 no such user", to: "b"),
        Some.NotSent("BLOCKED_DOMAIN", to: "c"));

    [Fact]
    public void Every_count_of_messages_is_as_long_as_its_list()
    {
        var report = Ledger.Report();
        Metric[] events = [
            Metric.TotalOpens, Metric.TotalClicks, Metric.AutomationOpens, Metric.AutomationClicks, Metric.PrivacyOpens, Metric.RoleClicks];
        foreach (var metric in Enum.GetValues<Metric>().Except(events))
            Assert.Equal(report.Counts[metric], Ledger.Recipients(metric).LongCount());
    }

    [Fact]
    public void A_bounced_recipient_comes_with_class_explanation_and_the_servers_exact_words()
    {
        var recipient = Assert.Single(Ledger.Recipients(Metric.HardBounced));
        Assert.Equal(
            ("b", BounceClass.Hard, "userUnknown", "550 5.1.1 no such user"),
            (recipient.Contact.Value, recipient.Bounce!.Value.Class, recipient.Bounce.Value.Reason, recipient.Response!.Value.Smtp));
        Assert.NotEmpty(recipient.Bounce.Value.Explanation!);
    }

    [Theory]
    [InlineData("soft", "mailboxFull", BounceReason.MailboxFull)]
    [InlineData("hard", "MAILBOXFULL", BounceReason.MailboxFull)]
    [InlineData("a word of the provider", " userUnknown ", BounceReason.UserUnknown)]
    [InlineData(null, "greylisted", BounceReason.Greylisted)]
    public void A_stated_reason_of_ours_is_explained_by_itself(string? bounceClass, string reason, BounceReason known) =>
        Assert.Equal(BounceTaxonomy.Of(known).Explanation, ExplanationOf(bounceClass, reason));

    [Fact]
    public void A_stated_reason_that_is_undetermined_is_explained_by_its_class() =>
        Assert.Equal(BounceFinding.Explain(BounceClass.Soft), ExplanationOf("soft", "undetermined", "550 5.0.0 delivery failed"));

    [Theory]
    [InlineData("undetermined", null), InlineData(null, "undetermined"), InlineData("undetermined", "undetermined")]
    [InlineData("undetermined", "userUnknown")]
    public void Undetermined_states_nothing_against_the_servers_words(string? bounceClass, string? reason)
    {
        var ledger = Some.Ledger(Some.Bounced(5, bounceClass, reason, "550 5.1.1 no such user"));
        var told = Assert.Single(ledger.Recipients(Metric.Bounced)).Bounce!.Value;
        Assert.Equal((BounceClass.Hard, "userUnknown"), (told.Class, told.Reason));
        Assert.Equal(1, ledger.Report().Delivery.BouncedAs(BounceClass.Hard));
    }

    [Theory]
    [InlineData("mailboxFull", null, null, "mailboxFull")]
    [InlineData("MailboxFull", null, "550 5.1.1 no such user", "mailboxFull")]
    [InlineData("unknown user", null, null, "userUnknown")]
    [InlineData(null, "Invalid Address", null, "userUnknown")]
    [InlineData(null, "MAILBOX_FULL", "550 5.1.1 no such user", "userUnknown")]
    [InlineData("a word that says nothing", null, "550 5.1.1 no such user", "userUnknown")]
    [InlineData("7", "Unclassified", null, "undetermined")]
    public void A_reason_is_one_of_a_closed_set_whatever_a_provider_calls_it(string? reason, string? word, string? smtp, string told)
    {
        var bounced = Some.Bounced(5, null, reason, smtp);
        var ledger = Some.Ledger(bounced with { Response = bounced.Response with { ProviderReason = word } });
        Assert.Equal(told, Assert.Single(ledger.Recipients(Metric.Bounced)).Bounce!.Value.Reason);
        Assert.Equal(told, Assert.Single(ledger.Report().Delivery.BounceReasons).Reason);
    }

    private static string ExplanationOf(string? bounceClass, string reason, string smtp = "550 5.1.1 no such user") =>
        Assert.Single(Some.Ledger(Some.Bounced(5, bounceClass, reason, smtp)).Recipients(Metric.Bounced)).Bounce!.Value.Explanation;

    [Fact]
    public void A_recipient_that_was_not_sent_comes_with_its_reason() =>
        Assert.Equal("BLOCKED_DOMAIN", Assert.Single(Ledger.Recipients(Metric.NotSent)).NotSentReason);

    [Fact]
    public void A_list_can_be_called_off() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Ledger.Recipients(Metric.Sent, cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void A_history_tells_all_by_time()
    {
        var history = Ledger.History(Some.Email, "a");
        Assert.Equal([EventType.Sent, EventType.Delivered, EventType.Opened, EventType.Clicked], history.Select(item => item.Type));
        Assert.Equal("https://shop.example/a", history[3].Detail);
    }

    [Fact]
    public void Every_event_is_told_by_time_then_id()
    {
        var ledger = new MessageLedger();
        foreach (var emailEvent in (EmailEvent[])[
            Some.Sent(5) with { Id = "late" }, Some.Sent(1) with { Id = "b" }, Some.Sent(1) with { Id = "a" },
            Some.Delivered(6) with { Id = "first" }, Some.Delivered(9) with { Id = "last" }])
            ledger.Apply(emailEvent);
        Assert.Equal(["a", "b", "late", "first", "last"], ledger.History(Some.Email, Some.Contact).Select(item => item.Event.Id.Value));
    }

    [Theory]
    [InlineData(Metric.Sent, "sent-a")]
    [InlineData(Metric.Delivered, "delivered-b")]
    public void Of_several_at_one_instant_the_first_sending_and_the_latest_delivery_are_named(Metric metric, string id)
    {
        var ledger = Some.Ledger(
            Some.Sent(1) with { Id = "sent-b" }, Some.Sent(1) with { Id = "sent-a" },
            Some.Delivered(2) with { Id = "delivered-a" }, Some.Delivered(2) with { Id = "delivered-b" });
        Assert.Equal(id, Assert.Single(ledger.Recipients(metric)).Asked!.Event.Id.Value);
    }

    [Fact]
    public void A_message_that_nobody_told_of_has_no_history() => Assert.Empty(Ledger.History(Some.Email, "nobody"));

    [Fact]
    public void An_event_that_names_no_recipient_is_a_mistake() =>
        Assert.Equal(
            ApplyOutcome.Rejected,
            new MessageLedger().Apply(new Sent { At = Some.Start, Email = Some.Email, Recipient = default }).Outcome);

    [Fact]
    public void An_open_that_names_no_email_is_rejected() =>
        Assert.Equal("no email", new MessageLedger().Apply(new Opened { At = Some.Start, Recipient = "a" }).Reason);

    [Fact]
    public void Lines_and_records_fold_to_the_same_report()
    {
        EmailEvent[] events =
            [Some.Sent(), Some.Delivered(), Some.Opened(ip: "1.2.3.4"), Some.Clicked(), Some.Viewed(3.25), Some.Converted(9.99m)];
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new EventLineWriter(buffer))
            foreach (var one in events) writer.Write(one);
        var byLine = new MessageLedger();
        byLine.ReadLines(new MemoryStream(buffer.WrittenSpan.ToArray()));
        var byRead = new MessageLedger();
        foreach (var read in EventLines.Read(new MemoryStream(buffer.WrittenSpan.ToArray()))) byRead.Apply(read);
        Assert.Equal(byLine.Report().ToJson(), byRead.Report().ToJson());
        Assert.Equal(Some.Ledger(events).Report().Counts[Metric.TotalOpens], byLine.Report().Counts[Metric.TotalOpens]);
    }

    [Fact]
    public void A_message_has_the_workflow_of_the_catalog_beside_those_of_its_events()
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Workflow = "welcome" }]) };
        Assert.Equal(["thanks", "welcome"], WorkflowsOf(options, "thanks"));
        Assert.Equal(["welcome", "zeal"], WorkflowsOf(options, "zeal"));
        Assert.Equal(["welcome"], WorkflowsOf(options, "welcome"));
        Assert.Equal(["welcome"], WorkflowsOf(options, null));
        Assert.Equal(["thanks"], WorkflowsOf(LedgerOptions.Default, "thanks"));
    }

    private static IEnumerable<string> WorkflowsOf(LedgerOptions options, string? stated) => Some
        .Ledger(options, Some.Sent() with { Segments = new Segments { Workflow = stated } })
        .Recipients(Metric.Sent).Single().Segments.Workflows;
}
