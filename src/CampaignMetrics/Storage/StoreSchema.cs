namespace CampaignMetrics;

/// <summary>What a store that keeps its data in a database has of the tables that it needs.</summary>
/// <param name="Version">The version of the tables that are there; 0 for none.</param>
/// <param name="Known">The version that the library knows.</param>
/// <param name="Missing">The SQL that brings the tables up to date; empty if they are, or are newer.</param>
public sealed record StoreSchema(int Version, int Known, string Missing)
{
    /// <summary>The version of the tables that are there; 0 for none.</summary>
    public int Version { get; init => field = Door.NotNegative(value); } = Door.NotNegative(Version);

    /// <summary>The version that the library knows.</summary>
    public int Known { get; init => field = Door.NotNegative(value); } = Door.NotNegative(Known);

    /// <summary>The SQL that brings the tables up to date; empty if they are, or are newer.</summary>
    public string Missing { get; init => field = Door.Given(value); } = Door.Given(Missing);

    /// <summary>Whether the library can use the tables as they are.</summary>
    public bool IsUpToDate => Version == Known;
}
