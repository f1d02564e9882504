namespace CampaignMetrics.Messages.Store;

/// <summary>A key that hashes itself with <see cref="KeyedHash"/>: what the framework makes of numbers, anybody can prepare collisions of.</summary>
internal interface IKeyed;
