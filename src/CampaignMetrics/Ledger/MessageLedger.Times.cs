using CampaignMetrics.Engine;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>How long messages took to be delivered, to be opened and to be clicked.</summary>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for everything, in UTC.</param>
    /// <param name="cancellationToken">
    /// Ends the work between two of the 64 parts that a ledger is kept in; the ledger stays as it is.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public TimesReport Times(Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default)
    {
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        return new TimesReport(new TallyAll(Messages(), _options, cancellationToken).OfTimes(definition, scope), definition, scope);
    }
}
