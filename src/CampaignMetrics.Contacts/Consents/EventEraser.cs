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

    /// <summary>Every text of every type goes through <see cref="EmailEvent.MapTexts"/>, so that none is forgotten; requests and responses
    /// first, since what they mean depends on several texts.</summary>
    public EmailEvent Rewrite(EmailEvent emailEvent) =>
        RewriteOwn(emailEvent).MapTexts(TextOf) with { Recipient = _key, Id = _ids.For(emailEvent) };

    private string TextOf(string property, string text) => property is "recipient" or "id" ? text : _names.Clean(text);

    private EmailEvent RewriteOwn(EmailEvent emailEvent) => emailEvent switch
    {
        Opened opened => opened with { Request = Rewrite(opened.Request) },
        Viewed viewed => viewed with { Request = Rewrite(viewed.Request) },
        Clicked clicked => clicked with { Request = Rewrite(clicked.Request) },
        Bounced bounced => bounced with { Response = _responses.Clean(bounced.Response) },
        Deferred deferred => deferred with { Response = _responses.Clean(deferred.Response) },
        _ => emailEvent,
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
