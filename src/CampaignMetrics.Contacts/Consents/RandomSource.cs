namespace CampaignMetrics.Contacts.Consents;

/// <summary>Fills bytes at random. For erasure it must not be predictable: give <c>RandomNumberGenerator.Fill</c>.</summary>
/// <param name="bytes">The bytes to fill.</param>
public delegate void RandomSource(Span<byte> bytes);
