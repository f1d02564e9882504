using CampaignMetrics.Engine;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>How contacts unsubscribed, from what, and whether they were mailed all the same.</summary>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for everything, in UTC. Contacts and emails that its viewer may not see are counted and not
    /// named.</param>
    /// <param name="cancellationToken">
    /// Ends the work between two of the 64 parts that a ledger is kept in; the ledger stays as it is.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public UnsubscriptionReport Unsubscriptions(
        Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default)
    {
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        var sums = new TallyAll(Messages(), _options, cancellationToken).OfUnsubscriptions(definition, scope);
        return new UnsubscriptionReport(sums, definition, scope);
    }
}
