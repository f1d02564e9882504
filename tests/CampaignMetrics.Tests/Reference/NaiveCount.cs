namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: what of one message a definition counts in a scope.</summary>
internal sealed class NaiveCount
{
    private readonly NaiveProfile _profile;
    private readonly Func<DateTimeOffset, bool> _isInPeriod;

    public NaiveCount(NaiveMessage message, NaiveFacts facts, NaiveProfile profile, Func<DateTimeOffset, bool> isInPeriod)
    {
        (Message, _profile, _isInPeriod) = (message, profile, isInPeriod);
        (WithoutTracking, WithoutInbox) = (facts.WithoutTracking(message), facts.WithoutInbox(message));
        WithoutDeliveries = facts.WithoutDeliveries(message);
        IsPresumed = facts.IsPresumedDelivered(message);
        Disposition = facts.DispositionOf(message);
        AllClicks = [.. message.Of("clicked").Where(IsCounted)];
        CountedOpens = [.. message.Of("opened").Where(IsCounted)];
        ImplyingClick = profile.ImpliedOpens && CountedOpens.Count == 0
            ? AllClicks.FirstOrDefault(click => click.Actor != NaiveActor.Automation)
            : null;
        Opens = [.. CountedOpens.Concat(ImplyingClick is null ? [] : [ImplyingClick]).Where(IsInPeriod)];
        Clicks = [.. AllClicks.Where(IsInPeriod)];
    }

    public NaiveMessage Message { get; }

    /// <summary>Null where opens and clicks are measured, else why not; and so on.</summary>
    public string? WithoutTracking { get; }

    public string? WithoutInbox { get; }
    public string? WithoutDeliveries { get; }
    public NaiveDisposition Disposition { get; }
    public bool IsPresumed { get; }

    /// <summary>The counted open events, without implied ones.</summary>
    private IReadOnlyList<NaiveLabel> CountedOpens { get; }

    /// <summary>Counted clicks, whenever.</summary>
    public IReadOnlyList<NaiveLabel> AllClicks { get; }

    public IEnumerable<NaiveLabel> HumanOpens => CountedOpens.Where(open => open.Actor == NaiveActor.Human);

    /// <summary>The click that alone makes it an opener.</summary>
    public NaiveLabel? ImplyingClick { get; }

    /// <summary>Total opens: counted open events, plus one for an opener by implication only, at its click. In order.</summary>
    public IReadOnlyList<NaiveLabel> Opens { get; }

    /// <summary>Counted click events, in order.</summary>
    public IReadOnlyList<NaiveLabel> Clicks { get; }

    public NaiveLabel? FirstOpen => Opens.Count > 0 ? Opens[0] : null;

    public NaiveLabel? FirstClick => Clicks.Count > 0 ? Clicks[0] : null;

    public bool IsImplied => ImplyingClick is not null && IsInPeriod(ImplyingClick);

    /// <summary>Whether it was selected at all, whenever.</summary>
    public bool IsKnown => Disposition != NaiveDisposition.NotSelected;

    /// <summary>By event date, a message is in a period if it counts for anything in it, or anything happened to it after
    /// delivery.</summary>
    public bool HasAnything => NaiveMetrics.All.Any(metric => NaiveMetrics.In(this, metric) > 0)
        || Message.Events.Any(happened => !happened.Is("sent", "delivered") && _isInPeriod(happened.At));

    public bool IsSent => IsKnown && Disposition != NaiveDisposition.NotSent;

    public bool IsDelivered => Disposition == NaiveDisposition.Delivered;

    public bool HasPrivacyOpen => Message.Of("opened").Any(open => open.Actor == NaiveActor.PrivacyProxy);

    /// <summary>Brevo's words: only privacy opens are known of it.</summary>
    public bool HasOnlyPrivacyOpens =>
        HasPrivacyOpen && ImplyingClick is null && CountedOpens.All(open => open.Actor == NaiveActor.PrivacyProxy);

    public bool IsInPeriod(NaiveLabel label) => _isInPeriod(label.Event.At);

    public bool IsInPeriod(DateTimeOffset? at) => at is { } time && _isInPeriod(time);

    public IEnumerable<NaiveEvent> Marks(string type) => Message.Marks(type).Where(mark => _isInPeriod(mark.At));

    /// <summary>The longest Human view that could be measured; only of openers.</summary>
    public decimal? Dwell => FirstOpen is null || WithoutTracking is not null
        ? null
        : Message.MeasuredViews.Where(view => _isInPeriod(view.At)).Max(view => view.Seconds);

    /// <summary>Ended delivered, is measured, passes the machine policy, and its link's role is not excluded.</summary>
    private bool IsCounted(NaiveLabel label) => ReasonAgainst(label) is null;

    /// <summary>Why an open, click or view does not count; null where it does.</summary>
    public string? ReasonAgainst(NaiveLabel label)
    {
        if (WithoutTracking is not null) return "tracking-off";
        if (!Passes(label)) return label.Rule;
        if (label.Event.Is("clicked") && _profile.NotClicks.Contains(Message.Links.RoleOf(label.Event))) return "link-role";
        return IsDelivered ? null : "not-delivered";
    }

    private bool Passes(NaiveLabel label) => label.Event.Type switch
    {
        "opened" => _profile.CountsOpen(label.Actor),
        "clicked" => _profile.CountsClick(label.Actor),
        _ => label.Actor == NaiveActor.Human,
    };
}
