namespace CampaignMetrics.MaxMind;

/// <summary>An address of which the web service could not be asked, or gave no answer.</summary>
/// <param name="Ip">The address.</param>
/// <param name="Outcome">The reason.</param>
/// <remarks>The default value of this type is no address at all: its text is null.</remarks>
public readonly record struct UnresolvedAddress(string Ip, AddressOutcome Outcome);
