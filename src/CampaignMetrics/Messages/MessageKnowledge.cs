using CampaignMetrics.Links;

namespace CampaignMetrics.Messages;

/// <summary>What is known beside the events of messages.</summary>
/// <param name="Catalog">The emails.</param>
/// <param name="Enrichment">What tells people from programs, and more.</param>
/// <param name="Sends">How sendings are told apart.</param>
/// <param name="Links">Which spellings of a link are one link.</param>
/// <param name="PresumesDeliveries">Whether silence is delivery, where the catalog does not say.</param>
internal sealed record MessageKnowledge(
    EmailCatalog Catalog, Enrichment Enrichment, SendRules Sends, LinkIdentity Links, bool PresumesDeliveries);
