using CampaignMetrics.Bounces;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>Removes a contact's names from server responses without changing the class and reason that they are classified as.</summary>
internal sealed class ErasedResponses(ErasedNames names, LedgerOptions options)
{
    private readonly Dictionary<ServerResponse, ServerResponse> _cleaned = [];

    public ServerResponse Clean(ServerResponse said) => _cleaned.TryGetValue(said, out var known) ? known : _cleaned[said] = Choose(said);

    /// <summary>
    /// Cleans a response. If a removed name changes the classification, the response states class and reason explicitly instead.
    /// </summary>
    private ServerResponse Choose(ServerResponse said)
    {
        var cleaned = new ServerResponse
        {
            Smtp = names.CleanOrNull(said.Smtp),
            Status = names.CleanOrNull(said.Status),
            BounceClass = names.CleanOrNull(said.BounceClass),
            BounceReason = names.CleanOrNull(said.BounceReason),
            ProviderReason = names.CleanOrNull(said.ProviderReason),
            RemoteMta = names.CleanOrNull(said.RemoteMta),
        };
        if (cleaned == said) return said;
        var finding = FindingOf(said);
        if (FindingOf(cleaned) == finding) return cleaned;
        var stating = cleaned with { BounceClass = BounceNames.Of(finding.Class), BounceReason = finding.Reason };
        // "Undetermined" states nothing: words that would tell more now have to leave with the names.
        return FindingOf(stating) == finding ? stating : stating with { Smtp = null, Status = null, ProviderReason = null };
    }

    /// <summary>The class and reason that a ledger gives a bounce with this response; the default value for an automatic reply, which is
    /// none.</summary>
    private BounceFinding FindingOf(ServerResponse said)
    {
        // A ledger with this single event, so that the answer is exactly the one that reports give.
        using var ledger = new MessageLedger(options with { Catalog = EmailCatalog.Empty, Spill = null });
        ledger.Apply(new Bounced { At = DateTimeOffset.UnixEpoch, Email = "email", Recipient = "contact", Response = said });
        return ledger.Recipients(Metric.Bounced).SingleOrDefault()?.Bounce ?? default;
    }
}
