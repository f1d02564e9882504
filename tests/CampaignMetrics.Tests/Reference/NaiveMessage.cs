namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 2: where a message stands.</summary>
internal enum NaiveDisposition
{
    NotSelected,
    NotSent,
    Pending,
    Deferred,
    Delivered,
    Bounced,
}

/// <summary>One send of one email to one contact: the fold of its events.</summary>
internal sealed class NaiveMessage
{
    private static readonly string[] Engagement = ["opened", "clicked", "viewed", "replied", "forwarded", "unsubscribed", "spamReported"];

    public NaiveMessage(
        string email, string contact, NaiveSends.Send send, IReadOnlyList<NaiveEvent> allOfContact, NaiveLinks links, NaiveOptions options)
    {
        (Email, Contact, Events, AllOfContact, Links) = (email, contact, send.Events, allOfContact, links);
        Labels = new NaiveActors(Events, links, options).Labels();
        SendingTime = First("sent")?.At ?? send.Beginning;
    }

    public string Email { get; }
    public string Contact { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<NaiveEvent> Events { get; }

    /// <summary>Lists, workflow and tags are those of all events of the (email, contact).</summary>
    public IReadOnlyList<NaiveEvent> AllOfContact { get; }

    public NaiveLinks Links { get; }
    public IReadOnlyList<NaiveLabel> Labels { get; }

    /// <summary>The first sent event, else the message's beginning.</summary>
    public DateTimeOffset SendingTime { get; }

    public NaiveEvent? First(params string[] types) => Events.FirstOrDefault(happened => happened.Is(types));

    public IEnumerable<NaiveLabel> Of(string type) => Labels.Where(label => label.Event.Is(type));

    /// <summary>Human or PrivacyProxy engagement: it was in a mailbox. Automation proves nothing, nor does a conversion.</summary>
    private IReadOnlyList<NaiveLabel> Proofs =>
        [.. Labels.Where(label => label.Event.Is(Engagement) && label.Actor != NaiveActor.Automation)];

    /// <summary>A sent event, or evidence of a later stage.</summary>
    private bool WasSent => First("sent", "deferred", "delivered", "bounced") is not null || Proofs.Count > 0;

    /// <summary>The latest bounce; one that is an automatic reply is none.</summary>
    public NaiveEvent? Bounce => Events.LastOrDefault(NaiveReplies.IsBounce);

    /// <summary>What the events tell, before anything is presumed.</summary>
    public NaiveDisposition Told
    {
        get
        {
            if (!WasSent) return First("notSent") is null ? NaiveDisposition.NotSelected : NaiveDisposition.NotSent;
            if (Proofs.Count > 0) return NaiveDisposition.Delivered;
            var delivered = Events.LastOrDefault(happened => happened.Is("delivered"));
            if (Bounce is not null && (delivered is null || Bounce.At >= delivered.At)) return NaiveDisposition.Bounced;
            if (delivered is not null) return NaiveDisposition.Delivered;
            return First("deferred") is null ? NaiveDisposition.Pending : NaiveDisposition.Deferred;
        }
    }

    /// <summary>When it came to stand there.</summary>
    public DateTimeOffset? ToldAt => Told switch
    {
        NaiveDisposition.NotSelected => null,
        NaiveDisposition.NotSent => Events.Last(happened => happened.Is("notSent")).At,
        NaiveDisposition.Pending => SendingTime,
        NaiveDisposition.Deferred => Events.Last(happened => happened.Is("deferred")).At,
        NaiveDisposition.Bounced => Bounce!.At,
        NaiveDisposition.Delivered => Events.LastOrDefault(happened => happened.Is("delivered"))?.At ?? Proofs[0].Event.At,
    };

    /// <summary>What names no email and goes to it.</summary>
    public List<NaiveEvent> Owed { get; } = [];

    /// <summary>The message has the mark if it has such an event that is not Automation's.</summary>
    public IEnumerable<NaiveEvent> Marks(string type) =>
        Of(type).Where(label => label.Actor != NaiveActor.Automation).Select(label => label.Event)
            .Concat(Owed.Where(happened => happened.Is(type)));

    /// <summary>The views that Humans made through programs that can be measured.</summary>
    public IEnumerable<NaiveEvent> MeasuredViews => Of("viewed")
        .Where(view => view.Actor == NaiveActor.Human && !NaiveSources.IsByImageProxy(view.Event))
        .Select(view => view.Event)
        .Where(view => view.Seconds is not null);
}
