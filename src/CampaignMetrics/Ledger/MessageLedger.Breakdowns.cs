using System.Collections.Immutable;
using CampaignMetrics.Engine;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>A row for each value of a dimension: for each campaign, each list, each mailbox provider …</summary>
    /// <param name="by">The dimension.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">What the rows are of; null for everything, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Breakdown Breakdown(
        Dimension by, Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default) =>
        Breakdowns([by], definition, scope, cancellationToken)[0];

    /// <summary>The rows of several dimensions from one pass over the messages.</summary>
    /// <param name="by">The dimensions.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">What the rows are of; null for everything, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <returns>One a dimension, in their order.</returns>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public ImmutableArray<Breakdown> Breakdowns(
        IReadOnlyList<Dimension> by, Definition? definition = null, ReportScope? scope = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        var sums = new TallyAll(Messages(), _options, cancellationToken)
            .OfBreakdown(definition, scope, new BreakdownRequest(by, ByTime: false));
        return [.. by.Select((dimension, i) => new Breakdown(sums.Only(i), dimension, definition, scope))];
    }

    /// <summary>What there is to filter and to break down by: the emails, campaigns, lists, workflows and tags that events name, and what
    /// the catalog says of emails. Looks at no message: a value may have none, as after erasure. Sending days, mailbox providers, countries
    /// and clients are known by their breakdowns only.</summary>
    /// <param name="viewer">Who looks: emails that they may not see are not named; null for one who may see all.</param>
    /// <returns>Only dimensions that have a value, in the order of <see cref="DimensionKind"/>, tags by name.</returns>
    public ImmutableArray<DimensionValues> Dimensions(Viewer? viewer = null) =>
        [.. new KnownDimensions(_stores.Words, _options.Catalog, viewer ?? Viewer.OfAll).All];
}
