namespace CampaignMetrics.Geolocation;

/// <summary>The network operator that announces an address (RFC 1930).</summary>
/// <remarks>The default value of this type is an unknown operator.</remarks>
/// <param name="Number">The autonomous system number (RFC 6793: up to 32 bits); null where the database has none.</param>
/// <param name="Organization">The organisation that the number is registered to; null where the database has none.</param>
public readonly record struct AutonomousSystem(uint? Number, string? Organization);
