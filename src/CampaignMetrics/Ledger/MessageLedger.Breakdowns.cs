using System.Collections.Immutable;
using CampaignMetrics.Engine;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Breaks the messages down by a dimension: a row for each campaign, each list, each mailbox provider …</summary>
    /// <param name="by">The dimension.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">What the rows are of; null for everything, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public Breakdown Breakdown(
        Dimension by, Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default) =>
        Breakdowns([by], definition, scope, cancellationToken)[0];

    /// <summary>Breaks the messages down by several dimensions in one pass, which is faster than one after the other.</summary>
    /// <param name="by">The dimensions.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">What the rows are of; null for everything, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <returns>A breakdown for each dimension, in the given order.</returns>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public ImmutableArray<Breakdown> Breakdowns(
        IReadOnlyList<Dimension> by, Definition? definition = null, ReportScope? scope = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        var options = _options;
        var sums = new TallyAll(Messages(), options, cancellationToken)
            .OfBreakdown(definition, scope, new BreakdownRequest(by, ByTime: false));
        var basis = options.Basis(definition, scope);
        return [.. by.Select((dimension, i) => new Breakdown(sums.Only(i), dimension, basis))];
    }

    /// <summary>Lists the values to filter or break down by: the emails, campaigns, lists, workflows and tags that events name, and those
    /// of the catalog. Useful to fill the choices of a filter.</summary>
    /// <remarks>
    /// Reads no messages, so it is fast, and a value may have no messages left, for instance after erasure. Sending days, mailbox
    /// providers, countries and clients are not listed: only their breakdowns know them.
    /// </remarks>
    /// <param name="viewer">Who looks: emails that the viewer may not see are left out; null for a viewer who may see all.</param>
    /// <returns>Only dimensions with at least one value, in the order of <see cref="DimensionKind"/>, tags by name.</returns>
    public ImmutableArray<DimensionValues> Dimensions(Viewer? viewer = null) =>
        [.. new KnownDimensions(Stores.Words, _options.Catalog, viewer ?? Viewer.OfAll).All];
}
