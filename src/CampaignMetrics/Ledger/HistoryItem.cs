using System.Globalization;
using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>An event, with what the ledger knows about it: who did it, whether it counts and why not, its place, link and
/// sending.</summary>
/// <remarks>
/// <para>
/// The answer to "why is this open not in my report?": <see cref="Label"/> says whether a person or a program did it and by which rule,
/// <see cref="NotCounted"/> why the definition does not count it.
/// </para>
/// </remarks>
/// <param name="Event">The event with all its properties, lists in ordinal order. Its id is the one by which duplicates are found
/// (<see cref="EmailEvent.IdOrDerived"/>).</param>
/// <param name="Label">Who did it, and by which rule; null for events without an actor, such as a delivery.</param>
[JsonConverter(typeof(DataConverter<HistoryItem>)), JsonForm<HistoryItemConverter>]
public sealed record HistoryItem(EmailEvent Event, ActorLabel? Label)
{
    /// <summary>The event with all its properties, lists in ordinal order. Its id is the one by which duplicates are found
    /// (<see cref="EmailEvent.IdOrDerived"/>).</summary>
    public EmailEvent Event { get; init => field = Door.Given(value); } = Door.Given(Event);

    /// <summary>Why the definition does not count it; null where it counts. The values are those of <see cref="Report.Excluded"/> (the id
    /// of the rule that decided on the actor, <c>tracking-off</c>, <c>link-role</c>, <c>not-delivered</c>), and also <c>outside-period</c>,
    /// by event date; <c>no-inbox</c>, for a reply where no inbox is connected; <c>automatic-reply</c>, for an automatic reply that was
    /// told as a bounce; <c>unknown-order</c>, for a refund that names no order of the contact, so that no revenue is reduced by it;
    /// <c>no-email</c>, for an event that names no email, or of an order none of whose amounts does, and may or may not be attributed to a
    /// message.</summary>
    /// <remarks>
    /// <para>
    /// A conversion that names an order and an amount counts as the order does: by event date, when the order was placed.
    /// </para>
    /// </remarks>
    public string? NotCounted { get; init; }

    /// <summary>Whether it counts by the definition. Null where <see cref="NotCounted"/> is <c>no-email</c>: it then counts for the message
    /// that it is attributed to (<see cref="Definition.AttributionWindow"/>, <see cref="Definition.UnsubscribeWindow"/>), else as
    /// unattributed.</summary>
    public bool? Counts => NotCounted switch
    {
        null => true,
        NotCountedIds.NoEmail => null,
        { } => false,
    };

    /// <summary>Where the open, click, view or unsubscription came from: the place that the event states, else that of its IP address; the
    /// default value where it is not known.</summary>
    public Place Place { get; init; }

    /// <summary>Whether <see cref="Place"/> is that of a proxy or relay, and not the reader's.</summary>
    public bool IsProxied { get; init; }

    /// <summary>The link that was clicked; null for events other than clicks.</summary>
    public HistoryLink? Link { get; init; }

    /// <summary>The sender's key of the sending that it belongs to; null where no event of the sending states one.</summary>
    public string? Send { get; init; }

    /// <summary>When that sending began; null where the sendings of the email are not told apart.</summary>
    public DateTimeOffset? SendBegan { get; init; }

    /// <summary>The segments of its message, by which it can be filtered. The event itself may state fewer.</summary>
    public MessageSegments Segments { get; init => field = Door.Given(value); } = MessageSegments.None;

    /// <summary>When it happened.</summary>
    public DateTimeOffset At => Event.At;

    /// <summary>The type of the event.</summary>
    public EventType Type => Event.Type;

    /// <summary>The most telling property for a list of events: by type the link, the server's response, the reason, what was unsubscribed
    /// from, the goal, or the viewing time; null for none.</summary>
    public string? Detail
    {
        get
        {
            if (EventSchema.Of(Type).Detail is not { } group) return null;
            var (fields, row) = (Fields(), EventSchema.Of(group.Properties[0]));
            // Viewing times are kept in milliseconds and shown in seconds.
            if (row.Kind != PropertyKind.Seconds) return fields.String(row.Property);
            return fields.Has(row.Property)
                ? string.Create(CultureInfo.InvariantCulture, $"{fields.Number(row.Property) / 1000m} s")
                : null;
        }
    }

    /// <summary>The user agent of the request; null when not reported.</summary>
    public string? UserAgent => Fields().String(EventProperty.UserAgent);

    private EventFields Fields()
    {
        var fields = new EventFields();
        Event.Fill(fields);
        return fields;
    }
}
