namespace CampaignMetrics.Webhooks.Reading;

/// <summary>What is gathered while a body is read.</summary>
internal sealed class Batch(string provider, WebhookRequest request, WebhookOptions options)
{
    private readonly EventMaker _maker = new(provider, options, request.ReceivedAt);
    private readonly List<WebhookEvent> _events = [];
    private readonly HashSet<(EventId, EventType, ContactId)> _told = [];
    private readonly List<OtherEvent> _others = [];
    private readonly List<SkippedElement> _skipped = [];
    private SubscriptionConfirmation? _confirmation;
    private string? _refusal;
    private int _element = -1;

    public WebhookOptions Options => options;

    public WebhookHeaders Headers => request.Headers;

    public WebhookResult Result => new() { Events = _events, Others = _others, Skipped = _skipped, Confirmation = _confirmation, Refusal = _refusal };

    /// <summary>Begins the next element.</summary>
    /// <returns>False where no more are read.</returns>
    public bool Next()
    {
        if (++_element < options.MaxElements) return true;
        Refuse($"more than {options.MaxElements} elements: what follows was not read");
        return false;
    }

    /// <summary>Adds what an element tells: an event, something else, or why neither.</summary>
    public void Add(Fields fields, EventMeaning? meaning, Actor? actor = null)
    {
        if (meaning is not { } known) Skip(fields.Fault ?? "no event name");
        else if (known.Type is { } type) Add(fields, type, known, actor);
        else Other(fields, known.Name);
    }

    /// <summary>Adds an event.</summary>
    public void Add(Fields fields, EventType type, EventMeaning meaning, Actor? actor)
    {
        if (fields.Text(Field.Recipient) is { } recipient) fields.Set(Field.Recipient, Address.Bare(recipient));
        if (_maker.TryMake(type, meaning, fields, actor, out var made) is { } reason) Skip(reason);
        else if (!_told.Add((made!.Id, type, made.Recipient))) Skip("the same event as one before it");
        else _events.Add(new WebhookEvent(made, meaning.Name, fields.Text(Field.MessageId), _element));
    }

    /// <summary>Adds what is no event of a message.</summary>
    public void Other(Fields fields, string name) => _others.Add(new OtherEvent(name, fields.Text(Field.Kind), fields.Text(Field.Recipient), _element));

    public void Skip(string reason) => _skipped.Add(new SkippedElement(_element, reason));

    public void Confirm(SubscriptionConfirmation confirmation) => _confirmation = confirmation;

    /// <summary>Ends the reading: the body, or its rest, cannot be read.</summary>
    public void Refuse(string reason) => _refusal ??= reason;
}
