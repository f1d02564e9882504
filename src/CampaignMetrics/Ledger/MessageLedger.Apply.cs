namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Adds one event, and says what became of it. An event of the same type with the same id, email and contact as one before
    /// changes nothing.</summary>
    /// <param name="emailEvent">The event.</param>
    /// <returns>Whether it was applied, was a duplicate, or was rejected and why: it names no recipient, or no email although its type
    /// needs one; it could not be written as an event line, since its id is too long, it has too many lists and tags, or a text holds half
    /// a surrogate pair; or its message has no room left.</returns>
    /// <remarks>Many events are faster in one call of <see cref="Apply(IEnumerable{EmailEvent})"/>.</remarks>
    /// <exception cref="IOException">Memory is short, and messages could not be spilled (<see cref="LedgerOptions.Spill"/>). They stay in
    /// memory; this event was not added and should be applied again.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    /// <exception cref="InvalidOperationException">The ledger is that of a <see cref="DurableLedger"/>.</exception>
    public ApplyResult Apply(EmailEvent emailEvent)
    {
        ArgumentNullException.ThrowIfNull(emailEvent);
        ThrowIfFollowing();
        return _memory.Intake.Apply(emailEvent);
    }

    /// <summary>Adds events, and says what became of them.</summary>
    /// <param name="events">The events; read once. A null among them is a mistake of the caller.</param>
    /// <returns>How many were new, and which were rejected, for the reasons that <see cref="Apply(EmailEvent)"/> names.</returns>
    /// <exception cref="ArgumentException">One of the events is null; those before it were added.</exception>
    /// <exception cref="IOException">Memory is short, and messages could not be spilled (<see cref="LedgerOptions.Spill"/>). They stay in
    /// memory. Some of the events were added; those that are applied again count as duplicates.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    /// <exception cref="InvalidOperationException">The ledger is that of a <see cref="DurableLedger"/>.</exception>
    public AppliedEvents Apply(IEnumerable<EmailEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        ThrowIfFollowing();
        Stores.ThrowIfClosed();
        var rejected = new List<Rejection>();
        var counts = _memory.Intake.Apply(events.Select(emailEvent => Door.Given(emailEvent, nameof(events))), rejected);
        return counts.ToApplied(rejected);
    }

    /// <summary>Adds what an event source returned: an event, or a rejected line, which is counted and reported.</summary>
    /// <param name="read">What was read.</param>
    /// <returns>What became of it. A rejected event counts as a rejected line.</returns>
    /// <exception cref="IOException">Memory is short, and messages could not be spilled; the event was not added.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    /// <exception cref="InvalidOperationException">The ledger is that of a <see cref="DurableLedger"/>.</exception>
    public ApplyResult Apply(EventRead read)
    {
        ThrowIfFollowing();
        var result = read.Event is { } emailEvent
            ? _memory.Intake.Apply(emailEvent)
            : ApplyResult.Rejected(read.Reason ?? "nothing was read");
        lock (_input)
        {
            if (read.Line > 0) _input.Lines++;
            if (IsCounted(result)) _input.Reject(new Rejection(read.Line, result.Reason!));
        }
        return result;
    }

    /// <summary>Whether a rejection is to be counted here: the store counts itself those for which it has no room.</summary>
    private static bool IsCounted(ApplyResult result) => result.Outcome == ApplyOutcome.Rejected && result.Reason != ApplyResult.NoRoom;
}
