using System.Text;

namespace CampaignMetrics.Tests.Messages;

/// <summary>A contact is forgotten in memory.</summary>
public sealed class ForgetTests
{
    private const string Other = "bob@example.com";

    [Fact]
    public void It_is_told_how_many_messages_and_events_there_were()
    {
        var ledger = Some.Ledger(
            Some.Sent(), Some.Opened(), Some.Sent(email: "summer"), Some.Sent(to: Other),
            new Converted { Id = "c", At = Some.At(9), Recipient = Some.Contact });
        Assert.Equal(new ForgottenContact(2, 4), ledger.Forget(Some.Contact, Erased));
    }

    [Fact]
    public void A_contact_without_events_is_not_erased()
    {
        var ledger = Some.Ledger(Some.Sent());
        Assert.Equal(default, ledger.Forget("nobody@example.com", _ => throw new InvalidOperationException("called")));
    }

    [Fact]
    public void Erasing_gets_the_events_as_the_history_has_them()
    {
        var ledger = Some.Ledger(Some.Opened(20), Some.Sent(email: "summer", at: 5), Some.Sent());
        var history = ledger.History(Some.Contact).Items.Select(item => item.Event).ToList();
        IReadOnlyList<EmailEvent>? got = null;
        ledger.Forget(Some.Contact, own => Erased(got = own));
        Assert.Equal(history, got);
    }

    [Fact]
    public void Nothing_that_only_the_contacts_events_named_is_in_a_snapshot()
    {
        var ledger = Some.Ledger(
            Some.Sent(to: "secret@secret.example"), Some.Opened(agent: "secret", ip: "secret", to: "secret@secret.example", id: "secret"),
            Some.Clicked(url: "https://secret.example", to: "secret@secret.example"),
            Some.Bounced(smtp: "550 secret", to: "secret@secret.example"), Some.Sent(to: Other));
        Assert.Contains("secret", Snapshot(ledger), StringComparison.Ordinal);
        ledger.Forget(
            "secret@secret.example",
            own => [.. own.Select((told, i) => Some.Sent(i, "somebody") with { Id = $"e{i}" })]);
        Assert.DoesNotContain("secret", Snapshot(ledger), StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_that_only_the_contact_had_is_no_choice_any_more()
    {
        var ledger = Some.Ledger(Some.Sent() with { Segments = new Segments { Campaign = "own" } }, Some.Sent(to: Other));
        ledger.Forget(Some.Contact, own => [.. own.Select(told => told with { Recipient = "x", Segments = Segments.None })]);
        Assert.DoesNotContain(ledger.Dimensions(), values => values.By == Dimension.Campaign);
    }

    [Fact]
    public void The_same_event_again_is_a_new_one()
    {
        var sent = Some.Sent();
        var ledger = Some.Ledger(sent);
        ledger.Forget(Some.Contact, Erased);
        Assert.Equal(ApplyOutcome.Applied, ledger.Apply(sent).Outcome);
        Assert.Equal(2, ledger.EventCount);
    }

    [Fact]
    public void Lines_and_duplicates_stay_counted()
    {
        var sent = Some.Sent();
        var ledger = Some.Ledger(sent, sent, Some.Sent(to: Other));
        ledger.Forget(Some.Contact, Erased);
        Assert.Equal((2, 1), (ledger.Report().Input.Events, ledger.Report().Input.Duplicates));
    }

    [Fact]
    public void Erasing_that_gives_fewer_events_changes_nothing() => ChangesNothing(own => [.. own.Skip(1)]);

    [Fact]
    public void Erasing_that_gives_what_is_no_event_changes_nothing() =>
        ChangesNothing(own => [.. own.Select(told => told with { Recipient = default })]);

    [Fact]
    public void Erasing_that_gives_null_changes_nothing() => ChangesNothing(_ => null!);

    [Fact]
    public void Erasing_cannot_apply_events()
    {
        var ledger = Some.Ledger(Some.Sent());
        Assert.Throws<InvalidOperationException>(() => ledger.Forget(Some.Contact, own =>
        {
            ledger.Apply(own);
            return own;
        }));
        Assert.Equal(1, ledger.EventCount);
    }

    [Fact]
    public void A_cancelled_call_changes_nothing()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Sent(to: Other));
        Assert.Throws<OperationCanceledException>(() => ledger.Forget(Some.Contact, Erased, new CancellationToken(true)));
        Assert.Single(ledger.History(Some.Contact).Items);
    }

    [Fact]
    public void Large_ledgers_forget_too()
    {
        var ledger = new MessageLedger();
        ledger.Apply(Enumerable.Range(0, 5_000).Select(i => Some.Sent(i, $"c{i}@x.example")));
        Assert.Equal(new ForgottenContact(1, 1), ledger.Forget("c4000@x.example", Erased));
        Assert.Equal(5_000, ledger.Report().Counts[Metric.Sent]);
    }

    [Fact]
    public void Messages_of_many_events_stay_whole()
    {
        var ledger = Some.Ledger(Some.Sent());
        ledger.Apply(Enumerable.Range(0, 500).Select(i => Some.Opened(i, to: Other)));
        ledger.Forget(Some.Contact, Erased);
        Assert.Equal(501, ledger.EventCount);
    }

    [Fact]
    public async Task What_threads_apply_while_contacts_are_forgotten_is_not_lost()
    {
        const int Events = 4_000;
        var ledger = new MessageLedger();
        var writers = Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < Events; i++) ledger.Apply(Some.Sent(i, $"c{writer}-{i}@x.example"));
        })).ToArray();
        var lines = Task.Run(() => ledger.ReadLines(Lines(Events)));
        var all = Task.WhenAll([.. writers, lines]);
        for (var i = 0; !all.IsCompleted; i++)
            ledger.Forget($"c0-{i}@x.example", own => [.. own.Select(told => told with { Recipient = $"erased-{i}" })]);
        await all;
        Assert.Equal((3 * Events, 0), (ledger.Report().Counts[Metric.Sent], ledger.Report().Input.Duplicates));
    }

    private static MemoryStream Lines(int events)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < events; i++) lines.Append(Some.Sent(i, $"line{i}@x.example")).Append('\n');
        return new MemoryStream(Encoding.UTF8.GetBytes(lines.ToString()));
    }

    private static void ChangesNothing(Func<IReadOnlyList<EmailEvent>, IReadOnlyList<EmailEvent>> erase)
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Opened(), Some.Sent(to: Other));
        var before = Snapshot(ledger);
        Assert.Throws<InvalidOperationException>(() => ledger.Forget(Some.Contact, erase));
        Assert.Equal(before, Snapshot(ledger));
        Assert.Equal(ApplyOutcome.Applied, ledger.Apply(Some.Delivered()).Outcome);
    }

    private static IReadOnlyList<EmailEvent> Erased(IReadOnlyList<EmailEvent> own) =>
        [.. own.Select(told => told with { Recipient = "somebody" })];

    private static string Snapshot(MessageLedger ledger)
    {
        using var stream = new MemoryStream();
        ledger.WriteSnapshot(stream);
        return Encoding.Latin1.GetString(stream.ToArray());
    }
}
