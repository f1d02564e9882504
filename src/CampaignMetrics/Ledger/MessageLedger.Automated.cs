using CampaignMetrics.Engine;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Automated emails by workflow and step, over any period and, if asked, by when they were sent.</summary>
    /// <param name="cohorts">Whether each step is divided by when its messages were sent, in buckets of
    /// <see cref="ReportScope.Every"/>.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages count; null for everything, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public AutomatedEmails AutomatedEmails(
        bool cohorts = false, Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default)
    {
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        var options = _options;
        var sums = new TallyAll(Messages(), options, cancellationToken).OfAutomated(definition, scope, cohorts);
        return new AutomatedEmails(sums, cohorts, options.Basis(definition, scope));
    }
}
