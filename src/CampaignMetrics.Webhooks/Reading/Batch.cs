namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Collects the results while a body is read: events, other notices, and what was skipped and why.</summary>
public sealed class Batch
{
    /// <summary>The longest accepted recipient field, in characters; an address has at most 320, the rest may be a display name.</summary>
    private const int LongestRecipient = 8192;

    private readonly WebhookRequest _request;
    private readonly EventMaker _maker;
    private readonly List<WebhookEvent> _events = [];
    private readonly HashSet<(EventId, EventType, ContactId)> _told = [];
    private readonly List<OtherEvent> _others = [];
    private readonly List<SkippedElement> _skipped = [];
    private SubscriptionConfirmation? _confirmation;
    private string? _refusal;
    // -1 before the first element.
    private int _element = -1;

    internal Batch(string provider, WebhookRequest request, WebhookOptions options)
    {
        (_request, Options) = (request, options);
        _maker = new EventMaker(provider, options, request.ReceivedAt);
    }

    /// <summary>How the body is read.</summary>
    public WebhookOptions Options { get; }

    /// <summary>The request's header fields.</summary>
    public WebhookHeaders Headers => _request.Headers;

    internal WebhookResult Result => new()
    {
        Events = _events,
        Others = _others,
        Skipped = _skipped,
        Confirmation = _confirmation,
        Refusal = _refusal,
    };

    /// <summary>Moves on to the next element.</summary>
    /// <returns>False where the limit of elements is reached.</returns>
    internal bool Next()
    {
        if (++_element < Options.MaxElements) return true;
        Refuse($"more than {Options.MaxElements} elements: what follows was not read");
        return false;
    }

    /// <summary>Adds the event that an element means, a notice, or the reason why it is skipped.</summary>
    /// <remarks>
    /// An element without recipient, time or email, with more labels than are read, or with the same event as one before is skipped with
    /// that reason.
    /// </remarks>
    /// <param name="fields">The element's fields.</param>
    /// <param name="meaning">What its event name means, mostly from <see cref="EventTable.Find"/>; null where it has no name.</param>
    /// <param name="actor">Who the element says did it: goes before the table's; null where it does not say.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actor"/> is not a member of the enum.</exception>
    public void Add(Fields fields, EventMeaning? meaning, Actor? actor = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Door.Known(actor, nameof(actor));
        if (meaning is not { Name: not null } known) Skip(fields.Fault ?? "no event name");
        else if (known.Type is { } type) Add(fields, type, known, actor);
        else AddOther(fields, known.Name);
    }

    /// <summary>Adds a notice that is no event of a message (<see cref="WebhookResult.Others"/>).</summary>
    /// <param name="fields">The element's fields.</param>
    /// <param name="name">The provider's word for it.</param>
    public void AddOther(Fields fields, string name)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(name);
        _others.Add(new OtherEvent(name, fields.Text(Field.Kind), fields.Text(Field.Recipient), Element));
    }

    /// <summary>
    /// Reports that the element, or a part of it, could not be turned into an event (<see cref="WebhookResult.Skipped"/>).
    /// </summary>
    /// <param name="reason">Why, for a person to read.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public void Skip(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        _skipped.Add(new SkippedElement(Element, reason));
    }

    /// <summary>
    /// Reports that the body, or the rest of it, could not be read. The first reason becomes <see cref="WebhookResult.Refusal"/>.
    /// </summary>
    /// <param name="reason">Why, for a person to read.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public void Refuse(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        _refusal ??= reason;
    }

    /// <summary>
    /// Reports that the provider asks for a confirmation (<see cref="WebhookResult.Confirmation"/>). If a body asks several times, the last
    /// one counts.
    /// </summary>
    /// <param name="confirmation">
    /// The confirmation. The host will fetch its URL, so the reader must make sure that the URL is exactly the provider's.
    /// </param>
    public void Confirm(SubscriptionConfirmation confirmation)
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        _confirmation = confirmation;
    }

    /// <summary>The index of the present element; before the first one, 0.</summary>
    private int Element => Math.Max(_element, 0);

    private void Add(Fields fields, EventType type, EventMeaning meaning, Actor? actor)
    {
        var recipient = fields.Text(Field.Recipient);
        if (recipient is { Length: > LongestRecipient })
        {
            Skip($"the recipient is longer than {LongestRecipient} characters");
            return;
        }
        // After the check of the length, which bounds the cost of parsing.
        if (recipient is not null) fields.Set(Field.Recipient, Address.Bare(recipient));
        if (_maker.TryMake(type, meaning, fields, actor, out var made) is { } reason) Skip(reason);
        else if (!_told.Add((made!.Id, type, made.Recipient))) Skip("the same event as one before it");
        else _events.Add(new WebhookEvent(made, meaning.Name, fields.Text(Field.MessageId), Element));
    }
}
