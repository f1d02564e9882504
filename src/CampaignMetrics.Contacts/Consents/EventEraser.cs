namespace CampaignMetrics.Contacts.Consents;

/// <summary>Rewrites events of one contact, all with the same words in the place of the same texts.</summary>
internal sealed class EventEraser
{
    private readonly ContactId _key;
    private readonly ErasedNames _names;
    private readonly ErasedIds _ids;
    private readonly ErasedAddresses _addresses;
    private readonly ErasedAgents _agents;
    private readonly ErasedResponses _responses;
    private readonly PlaceLookup? _places;

    public EventEraser(ContactId contact, IEnumerable<EmailEvent> events, Words words, ErasureOptions options)
    {
        var enrichment = options.Ledger.Enrichment;
        _key = words.Draw() + (options.KeptDomains.Contains(contact.Domain) ? "@" + contact.Domain : "");
        _names = new ErasedNames(contact, options.AlsoKnownAs, words);
        _ids = new ErasedIds(events, words);
        _addresses = new ErasedAddresses(words, enrichment.PrivacyRelay);
        _agents = new ErasedAgents(_names, words, enrichment.Agents);
        _responses = new ErasedResponses(_names, options.Ledger);
        _places = options.Places ?? enrichment.Places;
    }

    public EmailEvent Rewrite(EmailEvent told) => RewriteOwn(told with
    {
        Recipient = _key,
        Id = _ids.For(told),
        Email = told.Email is { } email ? new EmailId(_names.Clean(email.Value)) : default(EmailId?),
        Segments = Rewrite(told.Segments),
    });

    private EmailEvent RewriteOwn(EmailEvent told) => told switch
    {
        Opened opened => opened with { Request = Rewrite(opened.Request) },
        Viewed viewed => viewed with { Request = Rewrite(viewed.Request) },
        Clicked clicked => clicked with
        {
            Request = Rewrite(clicked.Request),
            Url = _names.CleanOrNull(clicked.Url),
            Link = _names.CleanOrNull(clicked.Link),
            Variant = _names.CleanOrNull(clicked.Variant),
        },
        Bounced bounced => bounced with { Response = _responses.Clean(bounced.Response) },
        Deferred deferred => deferred with { Response = _responses.Clean(deferred.Response) },
        NotSent notSent => notSent with { Reason = _names.CleanOrNull(notSent.Reason) },
        Unsubscribed ended => ended with { Scope = _names.CleanOrNull(ended.Scope) },
        Resubscribed taken => taken with { Scope = _names.CleanOrNull(taken.Scope) },
        Converted converted => converted with
        {
            Goal = _names.CleanOrNull(converted.Goal),
            Order = _names.CleanOrNull(converted.Order),
            Amount = converted.Amount is { } money ? new Money(money.Amount, _names.Clean(money.Currency)) : default(Money?),
        },
        // These have no texts of their own.
        Sent or Delivered or Replied or Forwarded or SpamReported or Unbounced => told,
        _ => throw new System.Diagnostics.UnreachableException($"{told.Type} is not rewritten."),
    };

    private Segments Rewrite(Segments segments) => segments with
    {
        Campaign = segments.Campaign is { } campaign ? new CampaignId(_names.Clean(campaign.Value)) : default(CampaignId?),
        Lists = [.. segments.Lists.Select(_names.Clean)],
        Workflow = _names.CleanOrNull(segments.Workflow),
        Tags = Segments.None.Tags.AddRange(segments.Tags.Select(tag => KeyValuePair.Create(_names.Clean(tag.Key), _names.Clean(tag.Value)))),
    };

    private WebRequest Rewrite(WebRequest request) => new()
    {
        UserAgent = _agents.Clean(request.UserAgent),
        Ip = _addresses.For(request.Ip),
        Method = _names.CleanOrNull(request.Method),
        Purpose = _names.CleanOrNull(request.Purpose),
        Place = PlaceOf(request),
    };

    private Place PlaceOf(WebRequest request)
    {
        var place = request is { Place.IsNowhere: true, Ip.Length: > 0 } && _places is { } places ? places(request.Ip) : request.Place;
        return new Place(_names.CleanOrNull(place.Country), _names.CleanOrNull(place.Region), _names.CleanOrNull(place.City));
    }
}
