namespace CampaignMetrics.TrackedMail;

/// <summary>Finds where a link of the catalog leads, for tokens that do not say.</summary>
/// <param name="token">The token, of a link of <see cref="TrackingToken.Email"/> with the id <see cref="TrackingToken.Link"/>.</param>
/// <returns>The address; null if the catalog has no such link. Nobody is sent anywhere but to <c>http</c> and <c>https</c>.</returns>
public delegate string? LinkTargetLookup(TrackingToken token);

/// <summary>How requests become events.</summary>
public sealed record EndpointOptions
{
    /// <summary>The address to which tokens are appended: see <see cref="TrackingOptions.BaseUrl"/>.</summary>
    /// <exception cref="ArgumentException">It is no such address.</exception>
    public required string BaseUrl { get; init => field = BaseUrls.Checked(value); }

    /// <summary>Finds the places of addresses, before anything of them is cut off.</summary>
    /// <value>The default value is null: events state no place.</value>
    public PlaceLookup? Places { get; init; }

    /// <summary>What is kept of addresses.</summary>
    /// <value>The default value is <see cref="AddressKeeping.Whole"/>.</value>
    public AddressKeeping Addresses { get; init => field = Door.Known(value); }

    /// <summary>How the time that a message stays open is measured, where that was turned on when it was sent.</summary>
    public ViewingOptions Viewing { get; init => field = Door.Given(value); } = new();

    /// <summary>Finds where links lead whose tokens do not say (<see cref="LinkTargets.InCatalog"/>).</summary>
    /// <value>The default value is null: such links are not found.</value>
    public LinkTargetLookup? Targets { get; init; }
}
