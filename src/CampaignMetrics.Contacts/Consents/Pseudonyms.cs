using CampaignMetrics.Events;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>What stands in a contact's place: a random key for each email, and for each of its IP addresses and telling event ids another.</summary>
internal sealed class Pseudonyms
{
    private const int KeyBytes = 16;

    private readonly Dictionary<(string Kind, EmailId? Email, string Text), string> _drawn = [];
    private readonly List<string> _names = [];
    private readonly RandomSource _random;
    private readonly ErasureOptions _options;
    private readonly string _ending;

    public Pseudonyms(ContactId contact, RandomSource random, ErasureOptions options)
    {
        (_random, _options) = (random, options);
        _ending = options.KeptDomains.Contains(contact.Domain) ? "@" + contact.Domain : "";
        // A key that is no address may be any word or number: it is looked for only where the caller says that it tells who it is.
        foreach (var name in contact.Value.Contains('@', StringComparison.Ordinal) ? options.AlsoKnownAs.Prepend(contact.Value) : options.AlsoKnownAs)
        {
            if (name.Length == 0) continue;
            _names.Add(name);
            if (Uri.EscapeDataString(name) is var escaped && escaped != name) _names.Add(escaped);
        }
    }

    public ContactId KeyOf(EmailId? email) => Draw("key", email, "") + _ending;

    public string IdOf(EventId id, EmailId? email) => IsClean(id.Value) ? id.Value : Draw("id", email, id.Value);

    public string Clean(string text)
    {
        foreach (var name in _names) text = text.Replace(name, "erased", StringComparison.OrdinalIgnoreCase);
        return text;
    }

    public string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    public WebRequest Clean(WebRequest request, EmailId? email) => request with
    {
        UserAgent = CleanOrNull(request.UserAgent),
        Place = request is { Place.IsNowhere: true, Ip.Length: > 0 } && _options.Places is { } places ? places(request.Ip) : request.Place,
        // Requests from one address stay told by it: the rules that know programs look at that.
        Ip = string.IsNullOrEmpty(request.Ip) ? request.Ip : Draw("ip", email, request.Ip),
    };

    public ServerResponse Clean(ServerResponse response) => response with { Smtp = CleanOrNull(response.Smtp), BounceReason = CleanOrNull(response.BounceReason) };

    private bool IsClean(string text) => !_names.Exists(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));

    private string Draw(string kind, EmailId? email, string text)
    {
        if (_drawn.TryGetValue((kind, email, text), out var known)) return known;
        Span<byte> bytes = stackalloc byte[KeyBytes];
        _random(bytes);
        return _drawn[(kind, email, text)] = Convert.ToHexStringLower(bytes);
    }
}
