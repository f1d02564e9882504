using System.Collections.Immutable;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>What an erasure keeps.</summary>
public sealed record ErasureOptions
{
    /// <summary>The defaults.</summary>
    public static ErasureOptions Default { get; } = new();

    /// <summary>
    /// Domains so large that they tell nobody apart, in lower case: the random keys
    /// of addresses there keep the domain, so that reports by domain stay too.
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

    /// <summary>Other addresses and keys of the contact, to be taken out of all texts.</summary>
    /// <remarks>A contact's own key is taken out by itself if it is an address or has six characters; a shorter one may be any word, and is
    /// looked for only where it stands here.</remarks>
    /// <value>The default value is none.</value>
    public ImmutableArray<string> AlsoKnownAs { get; init => field = Door.Given(value); } = [];

    /// <summary>Tells the place of an IP address, which the event then states instead of it.</summary>
    /// <value>The default value is null: the places of <see cref="Ledger"/>, and where it has none, places that rest on addresses alone are
    /// lost.</value>
    public PlaceLookup? Places { get; init; }

    /// <summary>What reports know beside events: what a user agent, an address or a server's response means by it stays.</summary>
    /// <value>The default value is <see cref="LedgerOptions.Default"/>.</value>
    public LedgerOptions Ledger { get; init => field = Door.Given(value); } = LedgerOptions.Default;
}
