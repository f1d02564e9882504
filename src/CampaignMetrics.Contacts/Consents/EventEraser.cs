using System.Net;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>Rewrites the events of one contact; equal texts get equal replacements.</summary>
internal sealed class EventEraser
{
    private readonly ContactId _key;
    private readonly Words _words;
    private readonly ErasedNames _names;
    private readonly ErasedKeys _ids;
    private readonly ErasedKeys _sends;
    private readonly ErasedAddresses _addresses;
    private readonly ErasedAgents _agents;
    private readonly ErasedResponses _responses;
    private readonly PlaceLookup? _places;
    private readonly LedgerOptions _ledger;

    public EventEraser(ContactId contact, IEnumerable<EmailEvent> events, Words words, ErasureOptions options)
    {
        _ledger = options.Ledger;
        var enrichment = _ledger.Enrichment;
        _words = words;
        _key = words.Draw() + (options.KeptDomains.Contains(contact.Domain) ? "@" + contact.Domain : "");
        _names = new ErasedNames(contact, options.AlsoKnownAs, words);
        // Events without an id get one too, because the id derived for them depends on the contact's key.
        _ids = new ErasedKeys(events.Select(emailEvent => emailEvent.IdOrDerived.Value), words);
        _sends = new ErasedKeys(events.Select(emailEvent => emailEvent.Send).OfType<string>(), words);
        _addresses = new ErasedAddresses(words, enrichment.PrivacyRelay);
        _agents = new ErasedAgents(_names, words, enrichment.Agents);
        _responses = new ErasedResponses(_names, options.Ledger);
        _places = options.Places ?? enrichment.Places;
    }

    /// <summary>
    /// Rewrites an event. All texts go through <see cref="EmailEvent.MapTexts"/>, so that none is forgotten; requests and responses come
    /// first because their meaning depends on several texts together.
    /// </summary>
    public EmailEvent Rewrite(EmailEvent emailEvent) =>
        RewriteOwn(emailEvent).MapTexts(TextOf) with { Id = new EventId(_ids.For(emailEvent.IdOrDerived.Value)) };

    private string TextOf(string property, string text) => EventLines.Properties[property] switch
    {
        PersonalData.None => text,
        PersonalData.Possible when MayHoldLink(property) => CleanLink(property, _ledger.ReplaceRecipient(text, _words.For)),
        PersonalData.Possible => _names.Clean(text),
        PersonalData.Identifying => InPlaceOf(property, text),
    };

    /// <summary>
    /// Whether a property may hold a URL: besides <c>url</c>, some senders put it into <c>link</c>, and the source of a conversion is often
    /// a page.
    /// </summary>
    private static bool MayHoldLink(string property) => property is "url" or "link" or "source";

    /// <summary>URLs are one link whether a character stands in them or its reference does: so both get one word.</summary>
    private string CleanLink(string property, string text) => property == "url" && HasScheme(text)
        ? _names.Replace(text, spelled => _words.For(WithoutReferences(spelled)))
        : _names.Clean(text);

    private static bool HasScheme(string url) =>
        url.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Uri.CheckSchemeName(url[..colon].TrimStart());

    // The decoder does not know HTML 5's name of @.
    private static string WithoutReferences(string spelled) =>
        WebUtility.HtmlDecode(spelled).Replace("&commat;", "@", StringComparison.Ordinal);

    /// <summary>
    /// The replacement of an identifying text, in the form that its property needs; a random word for properties without a special form.
    /// </summary>
    private string InPlaceOf(string property, string text) => property switch
    {
        "recipient" => _key.Value,
        // Left as it is: Rewrite sets the ids afterwards, also for events without one.
        "id" => text,
        "ip" => _addresses.For(text),
        "send" => _sends.For(text),
        _ => _words.For(text),
    };

    private EmailEvent RewriteOwn(EmailEvent emailEvent) => emailEvent switch
    {
        Opened opened => opened with { Request = Rewrite(opened.Request) },
        Viewed viewed => viewed with { Request = Rewrite(viewed.Request) },
        Clicked clicked => clicked with { Request = Rewrite(clicked.Request) },
        Unsubscribed unsubscribed => unsubscribed with { Request = Rewrite(unsubscribed.Request) },
        Bounced bounced => bounced with { Response = _responses.Clean(bounced.Response) },
        Deferred deferred => deferred with { Response = _responses.Clean(deferred.Response) },
        _ => emailEvent,
    };

    /// <summary>The place is looked up first, because it depends on the address that is replaced later.</summary>
    private WebRequest Rewrite(WebRequest request) =>
        request with { UserAgent = _agents.Clean(request.UserAgent), Place = PlaceOf(request) };

    // A place that the event states itself is kept.
    private Place PlaceOf(WebRequest request) =>
        request is { Place.IsNowhere: true, Ip.Length: > 0 } && _places is { } places ? places(request.Ip) : request.Place;
}
