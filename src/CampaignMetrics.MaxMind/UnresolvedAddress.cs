namespace CampaignMetrics.MaxMind;

/// <summary>An address that the web service was not asked about, or gave no answer for.</summary>
/// <param name="Ip">The address.</param>
/// <param name="Outcome">The reason.</param>
/// <remarks>The default value of this type has no address: its text is null.</remarks>
public readonly record struct UnresolvedAddress(string Ip, AddressOutcome Outcome);
