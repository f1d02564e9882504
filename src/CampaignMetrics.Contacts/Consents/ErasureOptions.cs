using System.Collections.Immutable;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>The options of <see cref="Erasure.Erase"/>: what it keeps, and what else identifies the contact.</summary>
public sealed record ErasureOptions
{
    /// <summary>The defaults.</summary>
    public static ErasureOptions Default { get; } = new();

    /// <summary>
    /// Domains with so many contacts that they identify nobody, in lower case. The random key of an address there keeps the domain, so that
    /// reports by domain stay the same.
    /// </summary>
    /// <value>The default value is none.</value>
    public ImmutableHashSet<string> KeptDomains
    {
        get;
        init
        {
            foreach (var domain in Door.Given(value)) Door.Given(domain);
            field = value;
        }
    } = [];

    /// <summary>Other addresses and keys of the contact, which are to be removed from all texts too.</summary>
    /// <remarks>A contact's own key is taken out by itself if it is an address or has at least six characters; a shorter one may be any
    /// word, and is looked for only where it stands here.</remarks>
    /// <value>The default value is none.</value>
    public ImmutableArray<string> AlsoKnownAs { get; init => field = Door.Given(value); } = [];

    /// <summary>Looks up the place of an IP address before the address is replaced; the event then states the place itself.</summary>
    /// <value>The default value is null: the places of <see cref="Ledger"/>, and where it has none, places that rest on addresses alone are
    /// lost.</value>
    public PlaceLookup? Places { get; init; }

    /// <summary>
    /// The options of the ledger that makes the reports: what a user agent, an address or a server's response means there is preserved.
    /// </summary>
    /// <value>The default value is <see cref="LedgerOptions.Default"/>.</value>
    public LedgerOptions Ledger { get; init => field = Door.Given(value); } = LedgerOptions.Default;
}
