namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Why a trigger was rejected.</summary>
public enum RejectionReason : byte
{
    /// <summary>The contact unsubscribed.</summary>
    HasUnsubscribed,

    /// <summary>The contact reported an email as spam.</summary>
    HasComplained,

    /// <summary>The address bounced.</summary>
    AddressBounced,

    /// <summary>The contact is archived.</summary>
    IsArchived,

    /// <summary>A double opt-in request was sent and is not answered yet.</summary>
    AwaitsConfirmation,

    /// <summary>There is no open double opt-in request to confirm.</summary>
    NothingRequested,

    /// <summary>Only a subscribed contact can be archived.</summary>
    NotSubscribed,

    /// <summary>No proof of consent was given.</summary>
    NoProof,

    /// <summary>The limit of double opt-in requests within 24 hours is reached.</summary>
    TooManyRequests,
}

/// <summary>Explanations of each <see cref="RejectionReason"/>.</summary>
public static class RejectionReasons
{
    /// <summary>One English sentence that tells a person why, and mostly what to do instead.</summary>
    /// <param name="reason">The reason.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="RejectionReason"/>.</exception>
    public static string Explain(this RejectionReason reason) => Door.Known(reason, nameof(reason)) switch
    {
        RejectionReason.HasUnsubscribed => "The contact has unsubscribed: only a confirmed double opt-in or a proof of consent leads back.",
        RejectionReason.HasComplained => "The contact has reported spam and is not to be asked again.",
        RejectionReason.AddressBounced => "The address has bounced: unbounce it first.",
        RejectionReason.IsArchived => "The contact is archived: restore it first.",
        RejectionReason.AwaitsConfirmation => "A double opt-in request is out: it must be confirmed, withdrawn or expire first.",
        RejectionReason.NothingRequested => "No double opt-in request is out.",
        RejectionReason.NotSubscribed => "Only a subscribed contact can be archived.",
        RejectionReason.NoProof => "A proof of consent must be given.",
        RejectionReason.TooManyRequests => "As many double opt-in requests as permitted have left within 24 hours.",
    };
}
