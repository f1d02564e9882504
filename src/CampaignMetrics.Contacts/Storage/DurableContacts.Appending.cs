using System.Collections.Immutable;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

public sealed partial class DurableContacts
{
    /// <summary>Adds events. When the task ends, they are in the log, as durably as the store promises, and in memory.</summary>
    /// <remarks>The events of one call are logged all together or not at all, without those that are rejected. The same events in the same
    /// order are one batch, however often and from whichever process they are sent, so a call that failed can be repeated. Each call waits
    /// for the store once, and calls take turns: some hundred events a call are much faster than one.</remarks>
    /// <param name="events">The events; read once, before the call returns its task.</param>
    /// <param name="cancellationToken">Cancels the call, as long as its events are not in the log.</param>
    /// <returns>What became of each event, in the order of the call.</returns>
    /// <exception cref="IOException">The store fails. Whether the events are in the log is not known; if not, nothing of them is in
    /// memory.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The contacts were disposed.</exception>
    public Task<ImmutableArray<ContactEventResult>> AppendAsync(
        IEnumerable<ContactEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var all = events.ToList();
        foreach (var told in all) ArgumentNullException.ThrowIfNull(told, nameof(events));
        return LogAsync(all, cancellationToken);
    }

    /// <summary>Adds the subscription events that the events of emails stand for: unsubscriptions, complaints, bounces and others, as
    /// <see cref="SubscriptionEvents.From"/> translates them. Feed it with all events of emails: those that concern no subscription are
    /// passed over.</summary>
    /// <inheritdoc cref="AppendAsync(IEnumerable{ContactEvent}, CancellationToken)" path="/remarks"/>
    /// <param name="events">The events; read once, before the call returns its task.</param>
    /// <param name="cancellationToken">Cancels the call, as long as its events are not in the log.</param>
    /// <returns>How many events that concern subscriptions were new and known, and which were rejected; <c>Line</c> of a rejection is the
    /// event's place in the call, from 1.</returns>
    /// <inheritdoc cref="AppendAsync(IEnumerable{ContactEvent}, CancellationToken)" path="/exception"/>
    public Task<AppliedEvents> AppendAsync(IEnumerable<EmailEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (meant, places) = (new List<ContactEvent>(), new List<int>());
        var place = 0;
        foreach (var emailEvent in events)
        {
            ArgumentNullException.ThrowIfNull(emailEvent, nameof(events));
            place++;
            if (SubscriptionEvents.From(emailEvent, _options.Subscriptions) is not { } told) continue;
            meant.Add(new SubscriptionTriggered(emailEvent.Recipient, told));
            places.Add(place);
        }
        return CountedAsync(meant, places, cancellationToken);
    }

    private async Task<AppliedEvents> CountedAsync(List<ContactEvent> meant, List<int> places, CancellationToken cancellationToken)
    {
        var results = await LogAsync(meant, cancellationToken).ConfigureAwait(false);
        var rejected = results.Zip(places).Where(one => one.First.Outcome == ApplyOutcome.Rejected);
        return new AppliedEvents(
            results.Count(result => result.Outcome == ApplyOutcome.Applied),
            results.Count(result => result.Outcome == ApplyOutcome.Duplicate),
            [.. rejected.Select(one => new Rejection(one.Second, one.First.Reason!))]);
    }

    private async Task<ImmutableArray<ContactEventResult>> LogAsync(List<ContactEvent> events, CancellationToken cancellationToken)
    {
        var (results, lines) = (new ContactEventResult[events.Count], new byte[events.Count][]);
        for (var i = 0; i < events.Count; i++)
            if (ContactEventLines.TryWrite(events[i], out lines[i]) is { } reason) results[i] = ContactEventResult.Rejected(reason);
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await RejectOverLimitAsync(events, lines, results, cancellationToken).ConfigureAwait(false);
            await LogAsync(ContactBlocks.Of(LogName, Partitions, events, lines), results, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
        await SaveIfDueAsync().ConfigureAwait(false);
        return [.. results];
    }

    /// <summary>Rejects double opt-in requests over a limit, as memory has it after all that is in the log by now.</summary>
    private async Task RejectOverLimitAsync(
        List<ContactEvent> events, byte[][] lines, ContactEventResult[] results, CancellationToken cancellationToken)
    {
        if (!Subscriptions.HasLimits || !events.Any(IsRequest)) return;
        await _follower.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        (ContactId, SubscriptionEvent)?[] triggered =
            [.. events.Select((told, i) => told is SubscriptionTriggered own && lines[i].Length > 0 ? (own.Contact, own.Event) : default)];
        foreach (var place in Subscriptions.OverLimit(triggered)) (lines[place], results[place]) = ([], ContactEventResult.OverLimit);
    }

    private static bool IsRequest(ContactEvent told) => told is SubscriptionTriggered { Event.Trigger: Trigger.OptInRequested };

    private async Task LogAsync(
        List<(EventBlock Block, List<int> Places)> prepared, ContactEventResult[] results, CancellationToken cancellationToken)
    {
        if (prepared.Count == 0) return;
        var blocks = prepared.ConvertAll(one => one.Block);
        var appended = await _log.AppendAsync(blocks, cancellationToken).ConfigureAwait(false);
        // The events are in the log: from here on nothing is cancelled.
        await _follower.CatchUpAsync(blocks, appended, CancellationToken.None).ConfigureAwait(false);
        for (var i = 0; i < blocks.Count; i++)
        {
            var told = appended[i].IsNew ? _follower.Apply(new LoggedBlock(appended[i].Position, blocks[i])) : null;
            for (var k = 0; k < prepared[i].Places.Count; k++)
                results[prepared[i].Places[k]] = told is null ? ContactEventResult.Duplicate : told[k];
        }
    }
}
