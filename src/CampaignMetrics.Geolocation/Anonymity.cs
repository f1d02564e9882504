namespace CampaignMetrics.Geolocation;

/// <summary>The kinds of anonymous network that an address belongs to, according to a database.</summary>
/// <remarks>The names are those of MaxMind's Anonymous IP databases (<c>is_anonymous_vpn</c> and so on).</remarks>
[Flags]
public enum Anonymity
{
    /// <summary>The database lists no such network for the address.</summary>
    None = 0,

    /// <summary>The address belongs to some kind of anonymous network (<c>is_anonymous</c>).</summary>
    Anonymous = 1,

    /// <summary>A virtual private network sold for anonymity (<c>is_anonymous_vpn</c>).</summary>
    AnonymousVpn = 2,

    /// <summary>A hosting provider or data centre (<c>is_hosting_provider</c>).</summary>
    HostingProvider = 4,

    /// <summary>An open proxy (<c>is_public_proxy</c>).</summary>
    PublicProxy = 8,

    /// <summary>A proxy in somebody's home (<c>is_residential_proxy</c>).</summary>
    ResidentialProxy = 16,

    /// <summary>An exit of the Tor network (<c>is_tor_exit_node</c>).</summary>
    TorExitNode = 32,
}
