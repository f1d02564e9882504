using System.Collections.Immutable;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>One who gets the email.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Address">The address, as it was given.</param>
/// <param name="Lists">The names of all lists that the contact came from, in the request's order.</param>
public sealed record AudienceRecipient(ContactId Contact, string Address, ImmutableArray<string> Lists);

/// <summary>One who was selected and does not get the email.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Reason">Why.</param>
public sealed record UnmailedContact(ContactId Contact, NotSentReason Reason);

/// <summary>Why one contact is mailed or not.</summary>
public sealed record AudienceExplanation
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The address, as it was given; null for a contact who is on none of the lists.</summary>
    public string? Address { get; init; }

    /// <summary>The lists that selected it; empty when none did.</summary>
    public ImmutableArray<string> Lists { get; init; } = [];

    /// <summary>Whether it is mailed.</summary>
    public bool IsRecipient { get; init; }

    /// <summary>Why it is not; null when it is mailed, or was not selected.</summary>
    public NotSentReason? Reason { get; init; }

    /// <summary>
    /// All that stands in the contact's own way; the first of them is the reason. Empty where only its address's other contacts matter.
    /// </summary>
    public ImmutableArray<NotSentReason> Obstacles { get; init; } = [];

    /// <summary>The exclusion lists that it, or whoever shares its address, is on.</summary>
    public ImmutableArray<string> Exclusions { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public Standing Standing { get; init; }

    /// <summary>Other selected contacts with the same address.</summary>
    public ImmutableArray<ContactId> SharesAddressWith { get; init; } = [];

    /// <summary>The answer in one sentence.</summary>
    public override string ToString() =>
        Lists.IsEmpty ? $"{Contact} is on none of the lists."
        : Reason is { } reason ? $"{Contact} is not mailed. {reason.Explain()}"
        : $"{Contact} is mailed, from {string.Join(", ", Lists)}.";
}
