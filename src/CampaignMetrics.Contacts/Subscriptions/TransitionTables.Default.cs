namespace CampaignMetrics.Contacts.Subscriptions;

// Inside the namespace, so that names such as Archived mean the states and not the events of the same name.
using static CampaignMetrics.Contacts.Subscriptions.Outcome;
using static CampaignMetrics.Contacts.Subscriptions.RejectionReason;
using static CampaignMetrics.Contacts.Subscriptions.SubscriptionState;

/// <summary>The built-in transition tables: what each trigger does in each state.</summary>
/// <remarks>
/// Each names every state and every trigger, so that a new member breaks the build until it is decided. To change some answers, write a
/// function that returns those and calls one of these for the rest.
/// </remarks>
public static partial class TransitionTables
{
    /// <summary>The default table; the products' tables differ from it in a few answers.</summary>
    /// <param name="state">The state.</param>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a member of its enum.</exception>
    public static Outcome Default(SubscriptionState state, Trigger trigger) =>
        Answer(Door.Known(state, nameof(state)), Door.Known(trigger, nameof(trigger)));

    private static Outcome Answer(SubscriptionState state, Trigger trigger) => trigger switch
    {
        Trigger.OptInRequested => state switch
        {
            NoConsent or Subscribed or Unsubscribed => ChangedTo(PendingDoubleOptIn),
            PendingDoubleOptIn => Rejected(AwaitsConfirmation),
            Bounced => Rejected(AddressBounced),
            Complained => Rejected(HasComplained),
            Archived => Rejected(IsArchived),
        },
        Trigger.OptInConfirmed => state switch
        {
            PendingDoubleOptIn => ChangedTo(Subscribed),
            Subscribed => Unchanged,
            NoConsent or Unsubscribed => Rejected(NothingRequested),
            Bounced => Rejected(AddressBounced),
            Complained => Rejected(HasComplained),
            Archived => Rejected(IsArchived),
        },
        Trigger.OptInWithdrawn or Trigger.OptInExpired => state switch
        {
            PendingDoubleOptIn => ChangedBack,
            NoConsent or Subscribed or Unsubscribed or Bounced or Complained or Archived => Unchanged,
        },
        Trigger.SubscribedWithProof => state switch
        {
            NoConsent or PendingDoubleOptIn or Unsubscribed => ChangedTo(Subscribed),
            Subscribed => Unchanged,
            Bounced => Rejected(AddressBounced),
            Complained => Rejected(HasComplained),
            Archived => Rejected(IsArchived),
        },
        Trigger.Imported => state switch
        {
            NoConsent => ChangedTo(Subscribed),
            Subscribed => Unchanged,
            PendingDoubleOptIn => Rejected(AwaitsConfirmation),
            Unsubscribed => Rejected(HasUnsubscribed),
            Bounced => Rejected(AddressBounced),
            Complained => Rejected(HasComplained),
            Archived => Rejected(IsArchived),
        },
        // Whoever unsubscribes or complains has received mail, so the address works; the refusal counts in every state.
        Trigger.Unsubscribed => state switch
        {
            NoConsent or PendingDoubleOptIn or Subscribed or Bounced or Archived => ChangedTo(Unsubscribed),
            Unsubscribed or Complained => Unchanged,
        },
        Trigger.SpamReported => state switch
        {
            NoConsent or PendingDoubleOptIn or Subscribed or Unsubscribed or Bounced or Archived => ChangedTo(Complained),
            Complained => Unchanged,
        },
        Trigger.HardBounced or Trigger.SoftBounceLimitReached => state switch
        {
            NoConsent or PendingDoubleOptIn or Subscribed or Unsubscribed => ChangedTo(Bounced),
            Bounced or Complained => Unchanged,
            Archived => Rejected(IsArchived),
        },
        Trigger.SoftBounced or Trigger.Delivered => state switch
        {
            NoConsent or PendingDoubleOptIn or Subscribed or Unsubscribed or Bounced or Complained or Archived => Unchanged,
        },
        Trigger.Unbounced => state switch
        {
            Bounced => ChangedBack,
            NoConsent or PendingDoubleOptIn or Subscribed or Unsubscribed or Complained => Unchanged,
            Archived => Rejected(IsArchived),
        },
        Trigger.Archived => state switch
        {
            NoConsent or PendingDoubleOptIn or Subscribed or Unsubscribed or Bounced => ChangedTo(Archived),
            // A complaint must not be forgotten, and the archive has more ways out than a complaint has.
            Complained => Rejected(HasComplained),
            Archived => Unchanged,
        },
        Trigger.Restored => state switch
        {
            Archived => ChangedBack,
            NoConsent or PendingDoubleOptIn or Subscribed or Unsubscribed or Bounced or Complained => Unchanged,
        },
        Trigger.Erased => state switch
        {
            PendingDoubleOptIn or Subscribed or Unsubscribed or Bounced or Complained or Archived => ChangedTo(NoConsent),
            NoConsent => Unchanged,
        },
    };
}
