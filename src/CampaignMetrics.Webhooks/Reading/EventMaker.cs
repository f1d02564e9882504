namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Makes the canonical event of an element's fields: the same for all providers.</summary>
internal sealed class EventMaker(string provider, WebhookOptions options, DateTimeOffset? receivedAt)
{
    private readonly LabelCache _labels = new(options.MaxLabels);

    /// <returns>Null, or why there is no event.</returns>
    public string? TryMake(EventType type, in EventMeaning meaning, Fields fields, Actor? actor, out EmailEvent? made)
    {
        made = null;
        if (fields.Text(Field.Recipient) is not { } recipient) return "no recipient";
        if ((Instant.Read(fields.Utf8(Field.Time)) ?? receivedAt) is not { } at) return "no time";
        if (_labels.Read(fields) is not { } labels) return $"more than {options.MaxLabels} tags and metadata values";
        var own = Own(type, meaning, fields, new ContactId(recipient), at);
        var email = Some(options.Email(labels)) ?? (own.ConcernsContact ? null : options.UnknownEmail);
        if (email is null && !own.ConcernsContact) return "no email";

        var told = own with
        {
            Id = StableId.Shortened(fields.Text(Field.Id) ?? StableId.Of(provider, type, meaning, fields)),
            Email = email is null ? default(EmailId?) : new EmailId(email),
            Segments = SegmentsOf(labels, fields),
            Actor = actor ?? meaning.Actor,
        };
        if (fields.Fault is not null) return fields.Fault;
        made = told;
        return null;
    }

    private static EmailEvent Own(EventType type, in EventMeaning meaning, Fields fields, ContactId recipient, DateTimeOffset at) => type switch
    {
        EventType.Sent => new Sent { At = at, Recipient = recipient },
        EventType.NotSent => new NotSent { At = at, Recipient = recipient, Reason = fields.Text(Field.Reason) },
        EventType.Deferred => new Deferred { At = at, Recipient = recipient, Response = Responses.Deferral(fields) },
        EventType.Delivered => new Delivered { At = at, Recipient = recipient },
        EventType.Bounced => new Bounced { At = at, Recipient = recipient, Response = Responses.Bounce(fields, meaning.Detail, recipient) },
        EventType.Opened => new Opened { At = at, Recipient = recipient, Request = RequestOf(fields) },
        EventType.Clicked => Click(fields, recipient, at),
        EventType.Viewed => new Viewed { At = at, Recipient = recipient, Request = RequestOf(fields), Duration = DurationOf(fields) },
        EventType.Replied => new Replied { At = at, Recipient = recipient },
        EventType.Forwarded => new Forwarded { At = at, Recipient = recipient },
        EventType.Unsubscribed => new Unsubscribed { At = at, Recipient = recipient, Scope = fields.Text(Field.Scope) ?? meaning.Detail },
        EventType.Resubscribed => new Resubscribed { At = at, Recipient = recipient, Scope = fields.Text(Field.Scope) ?? meaning.Detail },
        EventType.SpamReported => new SpamReported { At = at, Recipient = recipient },
        EventType.Unbounced => new Unbounced { At = at, Recipient = recipient },
        EventType.Converted => new Converted { At = at, Recipient = recipient },
    };

    private static Clicked Click(Fields fields, ContactId recipient, DateTimeOffset at) => new()
    {
        At = at,
        Recipient = recipient,
        Request = RequestOf(fields),
        Url = fields.Text(Field.Url),
        Link = fields.Text(Field.Link),
        Part = string.Equals(fields.Text(Field.Part), "text", StringComparison.OrdinalIgnoreCase) ? EmailPart.Text : EmailPart.Html,
    };

    private static WebRequest RequestOf(Fields fields) => new()
    {
        UserAgent = fields.Text(Field.UserAgent),
        Ip = fields.Text(Field.Ip),
        Place = new Place(fields.Text(Field.Country), fields.Text(Field.Region), fields.Text(Field.City)),
    };

    private static TimeSpan? DurationOf(Fields fields) =>
        double.TryParse(fields.Utf8(Field.Duration), System.Globalization.CultureInfo.InvariantCulture, out var milliseconds) && milliseconds >= 0
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, Viewed.MaxDuration.TotalMilliseconds))
            : null;

    private Segments SegmentsOf(MessageLabels labels, Fields fields)
    {
        var (campaign, workflow, list, tags) = (Some(options.Campaign(labels)), fields.Text(Field.Workflow), fields.Text(Field.List), options.Tags(labels));
        if (campaign is null && workflow is null && list is null && tags.IsEmpty) return Segments.None;
        return new Segments { Campaign = campaign is null ? default(CampaignId?) : new CampaignId(campaign), Workflow = workflow, Lists = list is null ? [] : [list], Tags = tags };
    }

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
