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
        var (finding, now) = (FindingOf(said), FindingOf(cleaned));
        return finding.Class == now.Class && finding.Reason == now.Reason
            ? cleaned
            : cleaned with { BounceClass = BounceNames.Of(finding.Class), BounceReason = finding.Reason };
    }

    /// <summary>The class and reason that a ledger gives a bounce with this response.</summary>
    private BounceFinding FindingOf(ServerResponse said)
    {
        // A ledger with this single event, so that the answer is exactly the one that reports give.
        using var ledger = new MessageLedger(options with { Catalog = EmailCatalog.Empty, Spill = null });
        ledger.Apply(new Bounced { At = DateTimeOffset.UnixEpoch, Email = "email", Recipient = "contact", Response = said });
        return ledger.Recipients(Metric.Bounced).Single().Bounce ?? default;
    }
}
