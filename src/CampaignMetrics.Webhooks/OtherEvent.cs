namespace CampaignMetrics.Webhooks;

/// <summary>
/// A notice that is no event of a message: an inbound mail, the health of a domain, or an event name that this version does not know.
/// </summary>
/// <param name="Name">The provider's own word for it.</param>
/// <param name="Kind">The provider's word for the kind of notice; null where there is none.</param>
/// <param name="Recipient">The address that it is about; null where it names none.</param>
/// <param name="Element">Which element of the body it comes from, from 0.</param>
/// <remarks>The default value of this type is empty and is never returned.</remarks>
public readonly record struct OtherEvent(string Name, string? Kind, string? Recipient, int Element);
