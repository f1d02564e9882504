using System.Collections.Immutable;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>A contact that gets the email.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Address">The address, as it was given.</param>
/// <param name="Lists">The names of all lists that the contact came from, in the request's order.</param>
public sealed record AudienceRecipient(ContactId Contact, string Address, ImmutableArray<string> Lists);

/// <summary>A contact that was selected but does not get the email.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Reason">Why.</param>
public sealed record UnmailedContact(ContactId Contact, NotSentReason Reason);

/// <summary>The full explanation of why one contact is mailed or not.</summary>
public sealed record AudienceExplanation
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The address, as it was given; null for a contact who is on none of the lists.</summary>
    public string? Address { get; init; }

    /// <summary>The names of the lists that the contact is on; empty for one that was not selected.</summary>
    public ImmutableArray<string> Lists { get; init; } = [];

    /// <summary>Whether it is mailed.</summary>
    public bool IsRecipient { get; init; }

    /// <summary>Why it is not mailed; null where it is mailed or was not selected.</summary>
    public NotSentReason? Reason { get; init; }

    /// <summary>
    /// Every reason against mailing that is the contact's own, in order of precedence. Empty where only another contact with the same
    /// address is the obstacle.
    /// </summary>
    public ImmutableArray<NotSentReason> Obstacles { get; init; } = [];

    /// <summary>The exclusion lists that the contact, or another one with the same address, is on.</summary>
    public ImmutableArray<string> Exclusions { get; init; } = [];

    /// <summary>The contact's subscription states at the time of asking.</summary>
    public Standing Standing { get; init; }

    /// <summary>Other selected contacts with the same address.</summary>
    public ImmutableArray<ContactId> SharesAddressWith { get; init; } = [];

    /// <summary>The answer in one sentence.</summary>
    public override string ToString() =>
        Lists.IsEmpty ? $"{Contact} is on none of the lists."
        : Reason is { } reason ? $"{Contact} is not mailed. {reason.Explain()}"
        : $"{Contact} is mailed, from {string.Join(", ", Lists)}.";
}
