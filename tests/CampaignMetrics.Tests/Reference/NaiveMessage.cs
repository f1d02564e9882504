using CampaignMetrics.Catalogs;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Tests.Reference;

/// <summary>One email to one contact: the set of its events, and what follows from the set alone.</summary>
internal sealed class NaiveMessage
{
    public NaiveMessage(
        EmailId email, ContactId contact, IReadOnlyList<EmailEvent> events, Email? entry, Func<string, AgentDescription> agents,
        IReadOnlyList<NaiveRule> rules)
    {
        (Email, Contact, Events, Entry) = (email, contact, events, entry);
        Labelled = NaiveActors.Label(events, RoleOf, agents, rules);
        Disposition = NaiveDisposition.Of(this);
    }

    public EmailId Email { get; }

    public ContactId Contact { get; }

    public IReadOnlyList<EmailEvent> Events { get; }

    public Email? Entry { get; }

    public IReadOnlyList<LabelledEvent> Labelled { get; }

    public Disposition Disposition { get; }

    public IEnumerable<LabelledEvent> LabelledOpens => Labelled.Where(labelled => labelled.Event is Opened);

    public IEnumerable<LabelledEvent> LabelledClicks => Labelled.Where(labelled => labelled.Event is Clicked);

    public IEnumerable<LabelledEvent> LabelledViews => Labelled.Where(labelled => labelled.Event is Viewed);

    public bool IsSent => Disposition is not (Disposition.NotSelected or Disposition.NotSent);

    public bool IsDelivered => Disposition == Disposition.Delivered;

    public DateTimeOffset SendingInstant => (Has<Sent>() ? Of<Sent>() : Events.AsEnumerable()).Min(happened => happened.At);

    public bool IsTracked => (Entry?.Tracking ?? Tracking.On).IsOnAt(SendingInstant);

    public bool SeesReplies => Entry?.ConnectedInbox ?? true;

    public bool IsReplied => Of<Replied>().Any(reply => reply.Actor != Actor.Automation);

    public bool IsForwarded => Of<Forwarded>().Any(forward => forward.Actor != Actor.Automation);

    public bool IsConverted => Of<Converted>().Any(conversion => conversion.Actor != Actor.Automation);

    public bool IsUnsubscribed => Has<Unsubscribed>();

    public bool IsSpamReported => Has<SpamReported>();

    /// <summary>The longest time a person looked; an image proxy's time is not the reader's.</summary>
    public TimeSpan? Dwell => LabelledViews
        .Where(view => view.Actor == Actor.Human && !view.IsImageProxy)
        .Max(view => ((Viewed)view.Event).Duration);

    public LinkRole RoleOf(Clicked click) =>
        click.Role ?? (Entry is not null && Entry.LinkRoles.TryGetValue(click.Url ?? "", out var role) ? role : LinkRole.Content);

    public IEnumerable<T> Of<T>() where T : EmailEvent => Events.OfType<T>();

    public bool Has<T>() where T : EmailEvent => Events.Any(happened => happened is T);
}
