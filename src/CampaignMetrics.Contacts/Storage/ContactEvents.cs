using System.Text.Json.Serialization;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>Something happened that may change a contact's subscriptions.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Event">What happened.</param>
[JsonConverter(typeof(ContactEventConverter<SubscriptionTriggered>))]
public sealed record SubscriptionTriggered(ContactId Contact, SubscriptionEvent Event) : ContactEvent(Contact)
{
    /// <summary>What happened.</summary>
    public SubscriptionEvent Event { get; init => field = Door.Given(value); } = Door.Given(Event);

    /// <inheritdoc/>
    public override DateTimeOffset At { get => Event.At; init => Event = Event with { At = value }; }
}

/// <summary>A contact made a statement on tracking: consent was given or withdrawn.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Statement">The statement.</param>
[JsonConverter(typeof(ContactEventConverter<ConsentStated>))]
public sealed record ConsentStated(ContactId Contact, ConsentStatement Statement) : ContactEvent(Contact)
{
    /// <summary>The statement.</summary>
    public ConsentStatement Statement { get; init => field = Door.Given(value); } = Door.Given(Statement);

    /// <inheritdoc/>
    public override DateTimeOffset At { get => Statement.At; init => Statement = Statement with { At = Door.Instant(value) }; }
}

/// <summary>A contact came into the directory, or got another address.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="At">From when the address holds: from 1970 to 2199.</param>
/// <param name="Address">The address; null when the contact's key is the address.</param>
[JsonConverter(typeof(ContactEventConverter<AddressStated>))]
public sealed record AddressStated(ContactId Contact, DateTimeOffset At, string? Address = null) : ContactEvent(Contact)
{
    /// <inheritdoc/>
    public override DateTimeOffset At { get; init => field = Door.Instant(value); } = Door.Instant(At);
}

/// <summary>A contact left the directory. Its subscriptions and consents stay; <see cref="DurableContacts.ForgetAsync"/> removes all.
/// Where an address is stated for the same instant, the contact has left.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="At">From when: from 1970 to 2199.</param>
[JsonConverter(typeof(ContactEventConverter<ContactRemoved>))]
public sealed record ContactRemoved(ContactId Contact, DateTimeOffset At) : ContactEvent(Contact)
{
    /// <inheritdoc/>
    public override DateTimeOffset At { get; init => field = Door.Instant(value); } = Door.Instant(At);
}

/// <summary>An address or a domain came on the suppression list: it is not mailed any more, whichever lists it is on.</summary>
/// <param name="Contact">The address or the contact's key; <c>@</c> and a domain for all addresses there, without subdomains.</param>
/// <param name="At">From when: from 1970 to 2199.</param>
[JsonConverter(typeof(ContactEventConverter<Suppressed>))]
public sealed record Suppressed(ContactId Contact, DateTimeOffset At) : ContactEvent(Contact)
{
    /// <inheritdoc/>
    public override DateTimeOffset At { get; init => field = Door.Instant(value); } = Door.Instant(At);
}

/// <summary>An address or a domain was taken off the suppression list. One that is suppressed at the same instant stays on it.</summary>
/// <param name="Contact">The address or the contact's key; <c>@</c> and a domain for all addresses there.</param>
/// <param name="At">From when: from 1970 to 2199.</param>
[JsonConverter(typeof(ContactEventConverter<Unsuppressed>))]
public sealed record Unsuppressed(ContactId Contact, DateTimeOffset At) : ContactEvent(Contact)
{
    /// <inheritdoc/>
    public override DateTimeOffset At { get; init => field = Door.Instant(value); } = Door.Instant(At);
}
