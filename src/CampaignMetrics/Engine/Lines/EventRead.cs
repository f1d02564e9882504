namespace CampaignMetrics;

/// <summary>The result of reading one line or item of a source: an event, or the reason why it is none.</summary>
/// <remarks>The default value of this type is a rejected line 0 without a reason.</remarks>
public readonly record struct EventRead
{
    private EventRead(long line, EmailEvent? read, string? reason) => (Line, Event, Reason) = (line, read, reason);

    /// <summary>The line's number, from 1; 0 when the event came from no line.</summary>
    public long Line { get; }

    /// <summary>The event; null when the line was rejected.</summary>
    public EmailEvent? Event { get; }

    /// <summary>Why the line was rejected; null when it was not.</summary>
    public string? Reason { get; }

    /// <summary>Makes a result that holds an event.</summary>
    /// <param name="line">The line's number, from 1; 0 for none.</param>
    /// <param name="read">The event.</param>
    public static EventRead Of(long line, EmailEvent read) => new(line, Door.Given(read, nameof(read)), null);

    /// <summary>Makes a result for a line that is no event.</summary>
    /// <param name="line">The line's number, from 1; 0 for none.</param>
    /// <param name="reason">The reason, for a person to read.</param>
    public static EventRead Rejected(long line, string reason) => new(line, null, Door.Given(reason, nameof(reason)));
}
