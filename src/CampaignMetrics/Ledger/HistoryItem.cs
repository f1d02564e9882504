using System.Globalization;
using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>One thing that happened to a message, and what is known of it.</summary>
/// <param name="Event">The event with all that it stated, its lists in ordinal order; its id is the one by which it was counted
/// (<see cref="EmailEvent.IdOrDerived"/>).</param>
/// <param name="Label">Who did it and by which rule; null for what needs no actor.</param>
[JsonConverter(typeof(DataConverter<HistoryItem>)), JsonForm<HistoryItemConverter>]
public sealed record HistoryItem(EmailEvent Event, ActorLabel? Label)
{
    /// <summary>The event with all that it stated, its lists in ordinal order; its id is the one by which it was counted
    /// (<see cref="EmailEvent.IdOrDerived"/>).</summary>
    public EmailEvent Event { get; init => field = Door.Given(value); } = Door.Given(Event);

    /// <summary>Why it does not count by the definition: the id of the rule that told its actor, <c>tracking-off</c>, <c>link-role</c> or
    /// <c>not-delivered</c>, as <see cref="Report.Excluded"/> has them; <c>outside-period</c> by event date; <c>no-inbox</c> for a reply
    /// where none is seen; <c>no-email</c> for what names no email: whether a message gets it, or none, is not told of one event. Null
    /// where it counts.</summary>
    public string? NotCounted { get; init; }

    /// <summary>Whether it counts by the definition; null for what names no email, which counts for the message that its contact's click
    /// earned it (<see cref="Definition.AttributionWindow"/>, <see cref="Definition.UnsubscribeWindow"/>), else as unattributed.</summary>
    public bool? Counts => NotCounted switch
    {
        null => true,
        NotCountedIds.NoEmail => null,
        { } => false,
    };

    /// <summary>Where the request came from: as the event states, else by its address; the default value where that is not known.</summary>
    public Place Place { get; init; }

    /// <summary>Whether that is the place of a proxy or relay, and not the reader's.</summary>
    public bool IsProxied { get; init; }

    /// <summary>The link that was clicked; null for what is no click.</summary>
    public HistoryLink? Link { get; init; }

    /// <summary>The sending that it belongs to, as the sender calls it; null where no event of the sending states it.</summary>
    public string? Send { get; init; }

    /// <summary>When that sending began; null where nothing tells sendings of the email apart.</summary>
    public DateTimeOffset? SendBegan { get; init; }

    /// <summary>What its message can be filtered by; the event itself may state less.</summary>
    public MessageSegments Segments { get; init => field = Door.Given(value); } = MessageSegments.None;

    /// <summary>When.</summary>
    public DateTimeOffset At => Event.At;

    /// <summary>What.</summary>
    public EventType Type => Event.Type;

    /// <summary>What a list of events shows beside the type: the link, the server's response, the reason, the scope, the goal, the time of
    /// viewing; null for none.</summary>
    public string? Detail
    {
        get
        {
            if (EventSchema.Of(Type).Detail is not { } group) return null;
            var (fields, row) = (Fields(), EventSchema.Of(group.Properties[0]));
            if (row.Kind != PropertyKind.Seconds) return fields.String(row.Property);
            return fields.Has(row.Property)
                ? string.Create(CultureInfo.InvariantCulture, $"{fields.Number(row.Property) / 1000m} s")
                : null;
        }
    }

    /// <summary>The user agent behind it; null when not reported.</summary>
    public string? UserAgent => Fields().String(EventProperty.UserAgent);

    private EventFields Fields()
    {
        var fields = new EventFields();
        Event.Fill(fields);
        return fields;
    }
}
