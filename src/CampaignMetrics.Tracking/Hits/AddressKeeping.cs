namespace CampaignMetrics.TrackedMail;

/// <summary>What is kept of the IP address of a request.</summary>
public enum AddressKeeping
{
    /// <summary>All of it. The rules that tell people from programs compare addresses. The default.</summary>
    Whole,

    /// <summary>The first 24 bits of an IPv4 address, the first 48 of an IPv6 address. Requests of neighbours then look like those of one
    /// source.</summary>
    Truncated,

    /// <summary>Nothing.</summary>
    Nothing,
}
