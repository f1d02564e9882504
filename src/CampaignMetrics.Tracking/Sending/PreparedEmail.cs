namespace CampaignMetrics.TrackedMail;

/// <summary>An email at the moment of its sending: what is tracked of it does not change any more. It makes the messages.</summary>
/// <remarks>All members are thread-safe.</remarks>
/// <example>
/// <code>
/// PreparedEmail email = template.ForSending(keys, new Sending { Ledger = "main", Email = "spring-sale", At = now });
/// PreparedMessage message = email.For(new MessageRecipient("ann@example.com"));
/// Email entry = email.Describe(new Email { Id = "spring-sale", Name = "Spring sale" });
/// </code>
/// </example>
public sealed class PreparedEmail
{
    private readonly EmailTemplate _template;
    private readonly TokenPlan _open, _unsubscribe, _complaint, _honeypot;
    private readonly TokenPlan[] _links;
    private readonly HeaderPlan? _headers;

    internal PreparedEmail(EmailTemplate template, TrackingKeys keys, Sending sending)
    {
        (_template, Sending) = (template, sending);
        var token = new TrackingToken
        {
            Kind = TokenKind.Open, Ledger = sending.Ledger, Email = sending.Email, Send = sending.Send, Contact = default,
        };
        TokenPlan Plan(TrackingToken of) => new(keys, of);
        _open = Plan(token with { MeasuresViewing = Options.Viewing });
        _unsubscribe = Plan(token with { Kind = TokenKind.Unsubscribe });
        _complaint = Plan(token with { Kind = TokenKind.Complaint });
        _honeypot = Plan(token with { Kind = TokenKind.Click, Link = HoneypotLink.Id, Role = LinkRole.Honeypot });
        _links = [.. template.Occurrences.Select(occurrence => Plan(TokenOf(occurrence, token)))];
        _headers = sending.Headers is { } headers ? new HeaderPlan(headers) : null;
    }

    /// <summary>The sending, with the instant from which the email is tracked.</summary>
    public Sending Sending { get; }

    /// <summary>What is tracked, as it was when the email was prepared.</summary>
    public TrackingOptions Options => _template.Options;

    private bool HasHoneypot => Options is { Clicks: true, Honeypot: true } && _template.HasPixelPlace;

    /// <summary>Completes an email's catalog entry: its links, and whether and from when opens and clicks are tracked.</summary>
    /// <param name="entry">The entry. Links that it states are replaced, and so is when it was sent, if it states that not.</param>
    /// <exception cref="ArgumentException">It is the entry of another email.</exception>
    public Email Describe(Email entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Id != Sending.Email) throw new ArgumentException("It is the entry of another email.", nameof(entry));
        return entry with
        {
            Tracking = Options.From(Sending.At), SentAt = entry.SentAt ?? Sending.At,
            Links = HasHoneypot ? [.. _template.Links, HoneypotLink.Of(Options.BaseUrl)] : _template.Links,
        };
    }

    /// <summary>Makes the message to a contact.</summary>
    /// <param name="recipient">Who gets it.</param>
    /// <exception cref="ArgumentException">The contact's key is longer than 320 bytes of UTF-8, or holds half a surrogate
    /// pair.</exception>
    public PreparedMessage For(MessageRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        var contact = TokenPlan.ContactBytes(recipient.Contact, nameof(recipient));
        var slots = Slots(contact, recipient.MayTrack);
        var headers = _headers?.For(Url(_unsubscribe, contact), _complaint.For(contact)) ?? [];
        return new PreparedMessage(
            _template.Html?.With(slots), _template.Text?.With(slots), headers, _headers?.ReturnPath(recipient),
            recipient.MayTrack && (Options.Clicks || (Options.Opens && _template.HasPixelPlace)));
    }

    private string?[] Slots(byte[] contact, bool mayTrack)
    {
        var slots = new string?[_links.Length + EndSlots.Count];
        for (var i = 0; i < _links.Length; i++)
        {
            if (_template.Occurrences[i].IsUnsubscribe) slots[i] = Url(mayTrack ? _links[i] : _unsubscribe, contact);
            else if (mayTrack) slots[i] = Url(_links[i], contact);
        }
        if (!mayTrack) return slots;
        if (HasHoneypot) slots[_links.Length + EndSlots.Honeypot] = HoneypotLink.Markup(Url(_honeypot, contact));
        if (Options.Opens) slots[_links.Length + EndSlots.Pixel] = Pixel(Url(_open, contact));
        return slots;
    }

    private string Url(TokenPlan plan, byte[] contact) => Options.BaseUrl + plan.For(contact);

    private static string Pixel(string url) =>
        $"<img src=\"{url}\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;border:0;width:1px;height:1px\">";

    /// <summary>Visits of the unsubscribe page are clicks, on the link as the design has it, only where clicks are tracked.</summary>
    private TrackingToken TokenOf(Occurrence occurrence, TrackingToken token)
    {
        var link = occurrence.Link;
        token = token with { Kind = occurrence.IsUnsubscribe ? TokenKind.Unsubscribe : TokenKind.Click };
        if (!Options.Clicks) return token;
        var target = occurrence.IsUnsubscribe || Options.Targets == LinkTargets.InToken ? link.Url : null;
        return token with { Link = link.Id, Part = link.Part ?? EmailPart.Html, Role = link.Role, Target = target };
    }
}
