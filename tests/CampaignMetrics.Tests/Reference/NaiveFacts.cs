namespace CampaignMetrics.Tests.Reference;

/// <summary>Sections 2 and 8: facts of emails, looked up in all data and not in the scope.</summary>
internal sealed class NaiveFacts(IReadOnlyList<NaiveMessage> all, NaiveCatalog catalog, NaiveOptions options)
{
    public const string TrackingOff = "tracking off";
    public const string NoSignOfTracking = "no sign of tracking";
    public const string NoInbox = "no connected inbox";
    public const string NoSignOfInbox = "no sign of a connected inbox";
    public const string DeliveriesNotReported = "deliveries not reported";
    public const string NothingToCount = "nothing to count";

    /// <summary>Reasons, in the order in which they apply.</summary>
    public static IReadOnlyList<string> Reasons { get; } =
        [TrackingOff, NoSignOfTracking, NoInbox, NoSignOfInbox, DeliveriesNotReported, NothingToCount];

    private readonly Dictionary<string, bool> _told = [];

    private readonly bool _isSignOfTracking = all.Where(message => catalog[message.Email]?.Tracking is null)
        .SelectMany(message => message.Events)
        .Any(happened => happened.Is("opened", "clicked", "viewed") && !happened.StatesAutomation);

    private readonly bool _isSignOfInbox = all.Where(message => catalog[message.Email]?.ConnectedInbox is null)
        .SelectMany(message => message.Events)
        .Any(happened => happened.Is("replied") && !happened.StatesAutomation);

    /// <summary>Why opens and clicks of this message are not measured; null where they are.</summary>
    public string? WithoutTracking(NaiveMessage message) => catalog[message.Email] switch
    {
        { Tracking: false } => TrackingOff,
        { TrackingFrom: { } from } when message.SendingTime < from => TrackingOff,
        { Tracking: true } => null,
        _ => _isSignOfTracking ? null : NoSignOfTracking,
    };

    /// <summary>Why replies to this message are not measured; null where they are.</summary>
    public string? WithoutInbox(NaiveMessage message) => catalog[message.Email]?.ConnectedInbox switch
    {
        true => null,
        false => NoInbox,
        null => _isSignOfInbox ? null : NoSignOfInbox,
    };

    /// <summary>Why deliveries of this message's email are not known; null where they are.</summary>
    public string? WithoutDeliveries(NaiveMessage message) =>
        IsPresumed(message.Email) || AreTold(message.Email) ? null : DeliveriesNotReported;

    /// <summary>Presumed: a message that would be pending is delivered.</summary>
    public bool IsPresumedDelivered(NaiveMessage message) => message.Told == NaiveDisposition.Pending && IsPresumed(message.Email);

    public NaiveDisposition DispositionOf(NaiveMessage message) =>
        IsPresumedDelivered(message) ? NaiveDisposition.Delivered : message.Told;

    private bool IsPresumed(string email) => catalog[email]?.Deliveries is { } said ? said == "presumed" : options.PresumeDelivered;

    /// <summary>Half of the email's sent, not bounced messages have a delivered event; where all bounced, it is reported.</summary>
    private bool AreTold(string email)
    {
        if (catalog[email]?.Deliveries == "reported") return true;
        if (_told.TryGetValue(email, out var known)) return known;
        var sent = all.Where(message => message.Email == email)
            .Where(message => message.Told is NaiveDisposition.Pending or NaiveDisposition.Deferred or NaiveDisposition.Delivered)
            .ToList();
        return _told[email] = 2 * sent.Count(message => message.First("delivered") is not null) >= sent.Count;
    }

    /// <summary>The catalog's campaign, else that of its earliest event that states one.</summary>
    public string? CampaignOf(string email) => catalog[email]?.Campaign ?? all.Where(message => message.Email == email)
        .SelectMany(message => message.Events).InOrder()
        .FirstOrDefault(happened => happened.Campaign is not null)?.Campaign;

    /// <summary>As the catalog says, else when the first message was sent.</summary>
    public DateTimeOffset? SentAtOf(string email) => catalog[email]?.SentAt ?? all.Where(message => message.Email == email)
        .Where(message => message.Told is not (NaiveDisposition.NotSelected or NaiveDisposition.NotSent))
        .Min(message => (DateTimeOffset?)message.SendingTime);
}
