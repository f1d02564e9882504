using CampaignMetrics.Bounces;

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Translates the events of emails into subscription events.</summary>
public static class SubscriptionEvents
{
    private const string AllTypes = "all", ThisType = "list";

    /// <summary>
    /// The subscription event that an email's event stands for; null where it has no effect (opens, clicks, temporary and blocked bounces
    /// and others).
    /// </summary>
    /// <param name="emailEvent">The event.</param>
    /// <param name="options">The rules; null for the defaults.</param>
    /// <remarks>Resubscribing is the contact's own act, so the event itself is the proof of consent.</remarks>
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
            Bounced bounced when !IsAutoReply(bounced) => OfBounce(bounced, options),
            _ => null,
        };
    }

    private static SubscriptionEvent? OfBounce(Bounced bounced, SubscriptionOptions options) =>
        ClassOf(bounced.Response, options.Bounces) switch
    {
        BounceClass.Hard => Made(bounced, Trigger.HardBounced) with { Detail = bounced.Response.Smtp },
        BounceClass.Soft => Made(bounced, Trigger.SoftBounced) with { Detail = bounced.Response.Smtp },
        // The server did not answer or refuses the sender, or the cause is unknown: none of this is the address's fault.
        BounceClass.Temporary or BounceClass.Blocked or BounceClass.Undetermined => null,
    };

    private static bool IsAutoReply(Bounced bounced) => bounced.AutoReply || AutomaticReply.IsOne(bounced.Response.Smtp);

    /// <summary>The class of a bounce as reports see it: the one that the event states, else the classifier's.</summary>
    private static BounceClass ClassOf(ServerResponse response, BounceJudge? judge) =>
        BounceNames.IsStated(response.BounceClass, out var stated)
            ? stated
            : BounceNames.ClassOf(response.BounceClass, judge?.Invoke(response).Class ?? BounceClass.Undetermined);

    /// <summary>
    /// The type that an event concerns; where it is unknown, all types: mailing too little is easier to repair than mailing too much.
    /// </summary>
    private static SubscriptionType? TypeOf(string? scope, EmailId? email, SubscriptionOptions options) => scope switch
    {
        AllTypes => null,
        // A key that names no type is what a lookup of texts converts null to.
        null or "" or ThisType => email is { } known && options.TypeOf(known) is { Value: not "" } type ? type : default(SubscriptionType?),
        _ => new SubscriptionType(scope),
    };

    private static SubscriptionEvent Made(EmailEvent emailEvent, Trigger trigger) =>
        new() { At = emailEvent.At, Trigger = trigger, Id = emailEvent.Id, Email = Named(emailEvent.Email) };

    /// <summary>The email, unless it is the default value, which names none.</summary>
    private static EmailId? Named(EmailId? email) => email == default(EmailId) ? null : email;
}
