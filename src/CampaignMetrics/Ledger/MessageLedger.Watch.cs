using System.Collections.Immutable;
using CampaignMetrics.Engine;
using CampaignMetrics.Portfolio.Watch;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Whether mail arrives and is wanted, by mailbox provider and day.</summary>
    /// <param name="receivers">What receivers themselves tell (<see cref="ReceiverNumbers.Days"/>), to stand beside the ledger's numbers;
    /// null for nothing.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for everything, in UTC. Its buckets are always days.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public WatchReport Watch(
        IReadOnlyList<ReceiverDay>? receivers = null, Definition? definition = null, ReportScope? scope = null,
        CancellationToken cancellationToken = default)
    {
        ImmutableArray<ReceiverDay> told = receivers is null ? [] : [.. Door.Each(receivers, nameof(receivers))];
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope)) with { Every = Frequency.Day };
        var options = _options;
        var all = new TallyAll(Messages(), options, cancellationToken);
        var sums = all.OfBreakdown(definition, scope, WatchRows.Request);
        return new WatchReport(sums, all.OfUnsubscriptions(definition, scope), told, options.Basis(definition, scope));
    }
}
