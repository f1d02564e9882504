using CampaignMetrics.Engine;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Metrics and rates over time, in buckets: of the whole scope and, if asked, of each value of a dimension.</summary>
    /// <param name="measures">The metrics and rates to follow: one or more, each once.</param>
    /// <param name="by">The dimension to break down by; null (the default) for the total alone.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">What the series is of, how long its buckets are, and in which zone; null for everything, by day, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">There is no measure, one is given twice, the definition has no rate of a given name, or the
    /// scope's period ends before it begins.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A measure is of no member of <see cref="Metric"/>.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public Series Series(
        IReadOnlyList<Measure> measures, Dimension? by = null, Definition? definition = null, ReportScope? scope = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(measures);
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        if (measures.Count == 0) throw new ArgumentException("There is no measure.", nameof(measures));
        if (measures.Distinct().Count() < measures.Count) throw new ArgumentException("A measure stands twice.", nameof(measures));
        // Refused here and not when values are made: a wrong name is the caller's mistake, even if there are no messages.
        foreach (var measure in measures)
        {
            Door.Known(measure.Metric, nameof(measures));
            if (measure.RateName is { } name && !definition.Rates.Any(rate => rate.Name == name))
                throw new ArgumentException($"The definition has no rate \"{name}\".", nameof(measures));
        }
        var request = new BreakdownRequest(by is { } dimension ? [dimension] : [], ByTime: true);
        var options = _options;
        var sums = new TallyAll(Messages(), options, cancellationToken).OfBreakdown(definition, scope, request);
        return new Series(sums, [.. measures], by, options.Basis(definition, scope));
    }
}
