namespace CampaignMetrics.Contacts.Audiences;

/// <summary>The suppression list: addresses and domains that are never mailed, whichever lists they are on. Immutable.</summary>
public sealed class Suppression
{
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal), _domains = new(StringComparer.Ordinal);
    // Looks up a slice of the address without allocating a string for each contact.
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _domainSpans;

    /// <summary>Creates a suppression list.</summary>
    /// <param name="addresses">Addresses or contact keys; addresses are compared in their normal form.</param>
    /// <param name="domains">
    /// Domains, without <c>@</c>, in Unicode or in ASCII (punycode). Their subdomains are not included. None by default.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument or an element of it is null.</exception>
    public Suppression(IEnumerable<string> addresses, params IEnumerable<string> domains)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(domains);
        _addresses.UnionWith(addresses.Where(address => Door.Given(address, nameof(addresses)).Length > 0));
        // ContactId brings the domain into the same form as that of an address, such as ASCII and lower case.
        _domains.UnionWith(domains.Select(domain => new ContactId("@" + Door.Given(domain, nameof(domains))).Domain));
        _domainSpans = _domains.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The empty suppression list.</summary>
    public static Suppression None { get; } = new([]);

    internal IReadOnlyCollection<string> Addresses => _addresses;

    internal bool HasDomains => _domains.Count > 0;

    internal bool HoldsDomainOf(string address)
    {
        var key = ((ContactId)address).Value;
        return key.LastIndexOf('@') is >= 0 and var at && _domainSpans.Contains(key.AsSpan(at + 1));
    }
}
