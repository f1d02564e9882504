namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Makes the canonical event from an element's fields, in the same way for all providers.</summary>
internal sealed class EventMaker(string provider, WebhookOptions options, DateTimeOffset? receivedAt)
{
    private readonly LabelCache _labels = new(options.MaxLabels);

    /// <returns>Null where an event was made, else why not.</returns>
    public string? TryMake(EventType type, in EventMeaning meaning, Fields fields, Actor? actor, out EmailEvent? made)
    {
        made = null;
        if (fields.Text(Field.Recipient) is not { } recipient) return "no recipient";
        if ((Instant.Read(fields.Utf8(Field.Time)) ?? receivedAt) is not { } at) return "no time";
        if (_labels.Read(fields) is not { } labels) return $"more than {options.MaxLabels} tags and metadata values";
        // Before the keys are made: their constructors throw on invalid text.
        if (fields.Fault is { } fault) return fault;
        var own = Own(EmailEvent.Create(type, at, new ContactId(recipient)), meaning, fields);
        // An event of a contact, such as an unsubscription, may stand without an email; all others need one.
        var email = Some(options.Email(labels)) ?? (own.ConcernsContact ? null : options.UnknownEmail);
        var campaign = Some(options.Campaign(labels));
        if (!Door.IsUnicode(email ?? "") || !Door.IsUnicode(campaign ?? "")) return "the key of the email or campaign is no valid text";
        if (email is null && !own.ConcernsContact) return "no email";

        var told = own with
        {
            // The provider's own id where there is one: it stays the same when the event is sent again.
            Id = StableId.Shortened(fields.Text(Field.Id) ?? StableId.Of(provider, type, meaning, fields)),
            Email = email is null ? default(EmailId?) : new EmailId(email),
            Segments = SegmentsOf(campaign, labels, fields),
            Actor = actor ?? meaning.Actor,
        };
        // Checked again, because the fields read since may be invalid too.
        if (fields.Fault is not null) return fields.Fault;
        made = told;
        return null;
    }

    /// <summary>Adds the properties of the event's type; types for which providers state nothing more stay as they are.</summary>
    private EmailEvent Own(EmailEvent bare, in EventMeaning meaning, Fields fields) => bare switch
    {
        NotSent notSent => notSent with { Reason = fields.Text(Field.Reason) },
        Deferred deferred => deferred with { Response = Classified(fields, meaning, deferred.Recipient) },
        Bounced reply when meaning.Detail == EventMeaning.AutoReply =>
            reply with { Response = Responses.Unclassified(fields), AutoReply = true },
        Bounced bounced => bounced with { Response = Classified(fields, meaning, bounced.Recipient) },
        Opened opened => opened with { Request = RequestOf(fields) },
        Clicked clicked => Click(clicked, fields),
        Viewed viewed => viewed with { Request = RequestOf(fields), Duration = DurationOf(fields) },
        Unsubscribed ended => Ended(ended, meaning, fields),
        Resubscribed taken => taken with { Scope = fields.Text(Field.Scope) ?? meaning.Detail },
        _ => bare,
    };

    private ServerResponse Classified(Fields fields, in EventMeaning meaning, ContactId recipient) =>
        Responses.Classified(fields, meaning, recipient, options.Bounces);

    private static Unsubscribed Ended(Unsubscribed bare, in EventMeaning meaning, Fields fields) => bare with
    {
        Request = RequestOf(fields),
        Scope = fields.Text(Field.Scope) ?? meaning.Detail,
        Reason = fields.Text(Field.Method) ?? (meaning.Method is { } method ? Unsubscribed.WordOf(method) : null),
    };

    private static Clicked Click(Clicked bare, Fields fields) => bare with
    {
        Request = RequestOf(fields),
        Url = fields.Text(Field.Url),
        Link = fields.Text(Field.Link),
        Role = RoleOf(fields.Text(Field.Role)),
        Part = string.Equals(fields.Text(Field.Part), "text", StringComparison.OrdinalIgnoreCase) ? EmailPart.Text : EmailPart.Html,
    };

    private static LinkRole? RoleOf(string? word)
    {
        foreach (var role in Enum.GetValues<LinkRole>())
        {
            if (role.ToString().Equals(word?.Trim(), StringComparison.OrdinalIgnoreCase)) return role;
        }

        return null;
    }

    private static WebRequest RequestOf(Fields fields) => new()
    {
        UserAgent = fields.Text(Field.UserAgent),
        Ip = fields.Text(Field.Ip),
        Place = new Place(fields.Text(Field.Country), fields.Text(Field.Region), fields.Text(Field.City)),
    };

    private static TimeSpan? DurationOf(Fields fields) =>
        double.TryParse(fields.Utf8(Field.Duration), System.Globalization.CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds >= 0
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, Viewed.MaxDuration.TotalMilliseconds))
            : null;

    private Segments SegmentsOf(string? campaign, MessageLabels labels, Fields fields)
    {
        var (workflow, list, tags) = (fields.Text(Field.Workflow), fields.Text(Field.List), options.Tags(labels));
        if (campaign is null && workflow is null && list is null && tags.IsEmpty) return Segments.None;
        return new Segments
        {
            Campaign = campaign is null ? default(CampaignId?) : new CampaignId(campaign), Workflow = workflow,
            Lists = list is null ? [] : [list], Tags = tags,
        };
    }

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
