namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>A point in the search tree. The default value is the root.</summary>
/// <param name="Record">A node's number, the number of nodes for nothing, or more for data.</param>
/// <param name="Depth">The bits that led here.</param>
internal readonly record struct TreeStep(uint Record, int Depth);
