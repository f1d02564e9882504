namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>A page of the list of emails: those with messages in the scope, and those of the catalog that have none yet.</summary>
    /// <param name="query">Which page, in which order; null for the latest 50.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages count; null for everything, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins, or the definition has no rate to sort by.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public EmailList Emails(
        EmailQuery? query = null, Definition? definition = null, ReportScope? scope = null,
        CancellationToken cancellationToken = default) =>
        new(Report(definition, scope, cancellationToken), _options.Catalog, query);

    /// <summary>How recipients engaged and what was delivered, compared with the same number of days before.</summary>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages count; null for everything, in UTC. Without both ends of a period, and where the one before
    /// would begin before 1970, nothing is compared.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public Overview Overview(Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default)
    {
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        var current = ReportOf(definition, scope, isAlone: true, cancellationToken);
        var previous = scope.Before is { } before ? ReportOf(definition, before, isAlone: true, cancellationToken) : null;
        return new Overview(current, previous);
    }

    /// <summary>Each email as a point by two of its rates.</summary>
    /// <param name="x">The name of the rate from left to right, as in a report's JSON.</param>
    /// <param name="y">The name of the rate upwards.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages count; null for everything, in UTC.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins, or the definition has no such rate.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public EmailScatter Scatter(
        string x = "open", string y = "click", Definition? definition = null, ReportScope? scope = null,
        CancellationToken cancellationToken = default) =>
        new(Report(definition, scope, cancellationToken), x, y);

    /// <summary>The emails by how good one of their rates surely is.</summary>
    /// <param name="rate">The name of the rate, as in a report's JSON.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages count; null for everything, in UTC.</param>
    /// <param name="benchmark">Among which percentiles are given; null for the account's own emails of the scope.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins, or the definition or the benchmark has no such
    /// rate.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public EmailRanking Ranking(
        string rate = "open", Definition? definition = null, ReportScope? scope = null, Benchmark? benchmark = null,
        CancellationToken cancellationToken = default) =>
        new(Report(definition, scope, cancellationToken), rate, benchmark);
}
