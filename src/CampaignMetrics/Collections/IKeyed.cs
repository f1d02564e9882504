namespace CampaignMetrics.Collections;

/// <summary>Marks a key that hashes itself with <see cref="KeyedHash"/>. The framework's hashes of numbers have no secret, so hostile input
/// could make all keys collide.</summary>
internal interface IKeyed;
