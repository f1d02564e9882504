using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>Finds texts of an event with half a surrogate pair (an unpaired surrogate). UTF-8 cannot express it, so a line or ledger would
/// hold a different text. Not thread-safe.</summary>
internal sealed class HalfPairs : EventSink
{
    private EventProperty? _found;

    /// <summary>The reason with which such an event is rejected.</summary>
    public static string ReasonOf(PropertyRow row) => $"{row.Name} holds half a surrogate pair";

    /// <summary>Looks through all texts of an event.</summary>
    /// <returns>Null, or the reason to reject it.</returns>
    public string? In(EmailEvent emailEvent)
    {
        if (InKeys(emailEvent) is { } reason) return reason;
        _found = null;
        emailEvent.TellOwn(this);
        return _found is { } property ? ReasonOf(EventSchema.Of(property)) : null;
    }

    /// <summary>Looks through the texts that all types have in common.</summary>
    /// <returns>Null, or the reason to reject the event.</returns>
    public static string? InKeys(EmailEvent emailEvent)
    {
        var property = !Door.IsUnicode(emailEvent.Id.Value) ? EventProperty.Id
            : !Door.IsUnicode(emailEvent.Email?.Value ?? "") ? EventProperty.Email
            : !Door.IsUnicode(emailEvent.Recipient.Value) ? EventProperty.Recipient
            : !Door.IsUnicode(emailEvent.Send ?? "") ? EventProperty.Send
            : emailEvent.Segments == (object)Segments.None ? null
            : In(emailEvent.Segments);
        return property is { } found ? ReasonOf(EventSchema.Of(found)) : null;
    }

    private static EventProperty? In(Segments segments)
    {
        if (!Door.IsUnicode(segments.Campaign?.Value ?? "")) return EventProperty.Campaign;
        if (!Door.IsUnicode(segments.Workflow ?? "")) return EventProperty.Workflow;
        foreach (var list in segments.Lists)
            if (!Door.IsUnicode(list)) return EventProperty.List;
        foreach (var (name, value) in segments.Tags)
            if (!Door.IsUnicode(name) || !Door.IsUnicode(value)) return EventProperty.Tags;
        return null;
    }

    protected override void Add(EventProperty property, string text)
    {
        if (!Door.IsUnicode(text)) _found ??= property;
    }

    protected override void Add(EventProperty property, int number) { }

    protected override void Add(EventProperty property, decimal number) { }
}
