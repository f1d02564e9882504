using CampaignMetrics.Bounces;

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Reads what an email's events mean for subscriptions.</summary>
public static class SubscriptionEvents
{
    private const string AllTypes = "all", ThisType = "list";

    /// <summary>
    /// What an event means for its contact's subscriptions; null when nothing (opens, clicks, temporary and blocked bounces …).
    /// </summary>
    /// <param name="emailEvent">The event.</param>
    /// <param name="options">The rules; null for the defaults.</param>
    /// <remarks>Taking a subscription up again is the contact's own act, and the event is its proof.</remarks>
    public static SubscriptionEvent? From(EmailEvent emailEvent, SubscriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(emailEvent);
        options ??= SubscriptionOptions.Default;
        return emailEvent switch
        {
            Unsubscribed ended => Made(emailEvent, Trigger.Unsubscribed) with
            {
                Type = TypeOf(ended.Scope, emailEvent.Email, options), Method = ended.Method,
            },
            Resubscribed taken => Made(emailEvent, Trigger.SubscribedWithProof) with
            {
                Type = TypeOf(taken.Scope, emailEvent.Email, options), Proof = "resubscribed", By = "contact",
            },
            SpamReported => Made(emailEvent, Trigger.SpamReported),
            Unbounced => Made(emailEvent, Trigger.Unbounced),
            Delivered => Made(emailEvent, Trigger.Delivered),
            Bounced bounced => OfBounce(bounced, options),
            _ => null,
        };
    }

    private static SubscriptionEvent? OfBounce(Bounced bounced, SubscriptionOptions options) =>
        ClassOf(bounced.Response, options.Bounces) switch
    {
        BounceClass.Hard => Made(bounced, Trigger.HardBounced) with { Detail = bounced.Response.Smtp },
        BounceClass.Soft => Made(bounced, Trigger.SoftBounced) with { Detail = bounced.Response.Smtp },
        // The server did not answer, refuses the sender, or nobody knows: none of it speaks against the address.
        BounceClass.Temporary or BounceClass.Blocked or BounceClass.Undetermined => null,
    };

    /// <summary>The class of a bounce as reports see it: as the event states it, else by the classifier.</summary>
    private static BounceClass ClassOf(ServerResponse response, BounceJudge? judge) =>
        BounceNames.TryParse(response.BounceClass, out BounceClass stated)
            ? stated
            : judge?.Invoke(response).Class ?? BounceClass.Undetermined;

    /// <summary>Where the type is not known, all types: mailing too little is mended more easily than mailing too much.</summary>
    private static SubscriptionType? TypeOf(string? scope, EmailId? email, SubscriptionOptions options) => scope switch
    {
        AllTypes => null,
        null or "" or ThisType => email is { } known ? options.TypeOf(known) : null,
        _ => new SubscriptionType(scope),
    };

    private static SubscriptionEvent Made(EmailEvent emailEvent, Trigger trigger) =>
        new() { At = emailEvent.At, Trigger = trigger, Id = emailEvent.Id, Email = emailEvent.Email };
}
