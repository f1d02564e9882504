namespace CampaignMetrics.Webhooks;

/// <summary>An element of a body that could not be turned into an event.</summary>
/// <param name="Element">Which element of the body, from 0.</param>
/// <param name="Reason">Why, for a person to read.</param>
/// <remarks>The default value of this type is element 0 without a reason.</remarks>
public readonly record struct SkippedElement(int Element, string Reason);
