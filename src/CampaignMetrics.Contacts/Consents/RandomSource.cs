namespace CampaignMetrics.Contacts.Consents;

/// <summary>Fills a buffer with random bytes. For erasure they must be unpredictable: use <c>RandomNumberGenerator.Fill</c>.</summary>
/// <param name="bytes">The bytes to fill.</param>
public delegate void RandomSource(Span<byte> bytes);
