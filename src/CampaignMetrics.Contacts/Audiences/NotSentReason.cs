namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Why a selected contact is not mailed. Where several reasons apply, the first in this order is reported.</summary>
public enum NotSentReason : byte
{
    /// <summary>The contact is on an exclusion list.</summary>
    ExcludedByList,

    /// <summary>The address is suppressed.</summary>
    BlockedAddress,

    /// <summary>The address's domain is suppressed.</summary>
    BlockedDomain,

    /// <summary>The contact unsubscribed from all mail.</summary>
    UnsubscribedFromAll,

    /// <summary>The contact unsubscribed from this type of mail.</summary>
    UnsubscribedFromType,

    /// <summary>An earlier email to the address bounced.</summary>
    PreviouslyBounced,

    /// <summary>The contact reported an earlier email as spam.</summary>
    PreviouslyComplained,

    /// <summary>A double opt-in request was sent, and the contact has not confirmed it.</summary>
    Unconfirmed,

    /// <summary>The contact has not agreed to receive mail.</summary>
    NoConsent,

    /// <summary>The contact is archived.</summary>
    Archived,

    /// <summary>The contact has no address that mail can be sent to.</summary>
    InvalidAddress,

    /// <summary>Another contact with the same address gets the email.</summary>
    DuplicateAddress,
}

/// <summary>The code and the explanation of each <see cref="NotSentReason"/>.</summary>
public static class NotSentReasons
{
    /// <summary>The code in events and reports: HubSpot's where HubSpot has one, else one of the same form.</summary>
    /// <param name="reason">The reason.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="NotSentReason"/>.</exception>
    public static string Code(this NotSentReason reason) => Door.Known(reason, nameof(reason)) switch
    {
        NotSentReason.ExcludedByList => "EXCLUDED_BY_LIST",
        NotSentReason.BlockedAddress => "BLOCKED_ADDRESS",
        NotSentReason.BlockedDomain => "BLOCKED_DOMAIN",
        NotSentReason.UnsubscribedFromAll => "PREVIOUSLY_UNSUBSCRIBED_PORTAL",
        NotSentReason.UnsubscribedFromType => "PREVIOUSLY_UNSUBSCRIBED_MESSAGE",
        NotSentReason.PreviouslyBounced => "PREVIOUSLY_BOUNCED",
        NotSentReason.PreviouslyComplained => "PREVIOUS_SPAM",
        NotSentReason.Unconfirmed => "EMAIL_UNCONFIRMED",
        NotSentReason.NoConsent => "NON_MARKETABLE_CONTACT",
        NotSentReason.Archived => "ARCHIVED_CONTACT",
        NotSentReason.InvalidAddress => "INVALID_TO_ADDRESS",
        NotSentReason.DuplicateAddress => "DUPLICATE_ADDRESS",
    };

    /// <summary>One English sentence that tells a person why.</summary>
    /// <param name="reason">The reason.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="NotSentReason"/>.</exception>
    public static string Explain(this NotSentReason reason) => Door.Known(reason, nameof(reason)) switch
    {
        NotSentReason.ExcludedByList => "The contact is on an exclusion list.",
        NotSentReason.BlockedAddress => "The address is on the suppression list.",
        NotSentReason.BlockedDomain => "The address's domain is on the suppression list.",
        NotSentReason.UnsubscribedFromAll => "The contact has unsubscribed from all mail.",
        NotSentReason.UnsubscribedFromType => "The contact has unsubscribed from this type of mail.",
        NotSentReason.PreviouslyBounced => "An earlier email to the address bounced.",
        NotSentReason.PreviouslyComplained => "The contact has reported an earlier email as spam.",
        NotSentReason.Unconfirmed => "The contact was asked to confirm the subscription and has not done so.",
        NotSentReason.NoConsent => "The contact has not agreed to this mail.",
        NotSentReason.Archived => "The contact is archived.",
        NotSentReason.InvalidAddress => "The contact has no address that mail could be sent to.",
        NotSentReason.DuplicateAddress => "Another contact with the same address gets the email.",
    };
}
