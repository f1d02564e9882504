using CampaignMetrics.Links;

namespace CampaignMetrics.Messages;

/// <summary>The part of <see cref="LedgerOptions"/> that decides what the events of a message mean.</summary>
/// <param name="Catalog">The emails that are known by more than their key.</param>
/// <param name="Enrichment">User agents, places, bounces, and the rules that tell people from programs.</param>
/// <param name="Sends">How the sendings of an email to one contact are told apart.</param>
/// <param name="Links">Which spellings of a URL are the same link.</param>
/// <param name="PresumesDeliveries">Whether a message that did not bounce counts as delivered, where the catalog does not say.</param>
internal sealed record MessageKnowledge(
    EmailCatalog Catalog, Enrichment Enrichment, SendRules Sends, LinkIdentity Links, bool PresumesDeliveries);
