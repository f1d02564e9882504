namespace CampaignMetrics.Collections;

/// <summary>A key that hashes itself with <see cref="KeyedHash"/>: for the framework's hashes of numbers anybody can find
/// collisions.</summary>
internal interface IKeyed;
