namespace CampaignMetrics.Html;

/// <summary>Writes campaign reports as one self-contained HTML file: charts, tables and lists that need no network and no server.</summary>
/// <remarks>
/// <para>
/// The file holds the reports as JSON, and a script that shows them. Its Content-Security-Policy lets no other script run, and nothing be
/// loaded. Texts of events and catalogs are shown as text; the HTML of emails is drawn in a frame where no script runs.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var file = File.Create("spring-sale.html");
/// HtmlReport.Write(messages, file);
/// </code>
/// </example>
public static class HtmlReport
{
    /// <summary>Whether this build has the page. It has not where it was built without Node.js; packages always have it.</summary>
    public static bool IsAvailable => PageBundle.Find() is not null;

    /// <summary>Writes all that a ledger tells of a scope: reports under several definitions, each email of the scope, its recipients and
    /// their histories.</summary>
    /// <param name="ledger">The ledger. It must not get events meanwhile: each part of the page is read from it in turn.</param>
    /// <param name="target">Where the HTML goes, in UTF-8; left open.</param>
    /// <param name="options">What the page shows; null for all messages and the defaults.</param>
    /// <param name="cancellationToken">Cancels the work; what was written stays.</param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="InvalidOperationException">This build has no page (<see cref="IsAvailable"/>).</exception>
    /// <exception cref="IOException">The target cannot be written, or messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void Write(
        MessageLedger ledger, Stream target, HtmlReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        PageOf(ledger, options, cancellationToken).Write(target, cancellationToken);
    }

    /// <summary>As <see cref="Write(MessageLedger, Stream, HtmlReportOptions?, CancellationToken)"/>, with the same bytes, but no thread is
    /// blocked while the target is written.</summary>
    /// <inheritdoc cref="Write(MessageLedger, Stream, HtmlReportOptions?, CancellationToken)"/>
    public static Task WriteAsync(
        MessageLedger ledger, Stream target, HtmlReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return PageOf(ledger, options, cancellationToken).WriteAsync(target, cancellationToken);
    }

    /// <summary>Writes a single report, also one that was read from JSON. The page has its numbers only: no recipients, no HTML of the
    /// email.</summary>
    /// <param name="report">The report.</param>
    /// <param name="target">Where the HTML goes, in UTF-8; left open.</param>
    /// <param name="options">Title, language, and whether contacts are named; definitions and scope are the report's own, and what needs a
    /// ledger has no meaning. Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the work; what was written stays.</param>
    /// <exception cref="InvalidOperationException">This build has no page (<see cref="IsAvailable"/>).</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void Write(
        Report report, Stream target, HtmlReportOptions? options = null, CancellationToken cancellationToken = default) =>
        Write([Door.Given(report, nameof(report))], target, options, cancellationToken);

    /// <summary>As <see cref="Write(Report, Stream, HtmlReportOptions?, CancellationToken)"/>, with the same bytes, but no thread is
    /// blocked while the target is written.</summary>
    /// <inheritdoc cref="Write(Report, Stream, HtmlReportOptions?, CancellationToken)"/>
    public static Task WriteAsync(
        Report report, Stream target, HtmlReportOptions? options = null, CancellationToken cancellationToken = default) =>
        WriteAsync([Door.Given(report, nameof(report))], target, options, cancellationToken);

    /// <summary>Writes reports of one scope under several definitions, which the reader can switch between.</summary>
    /// <param name="reports">The reports, one a definition; the first is shown first.</param>
    /// <param name="target">Where the HTML goes, in UTF-8; left open.</param>
    /// <param name="options">Title, language, and whether contacts are named. Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the work; what was written stays.</param>
    /// <exception cref="ArgumentException">There is no report, or two have the same definition.</exception>
    /// <exception cref="InvalidOperationException">This build has no page (<see cref="IsAvailable"/>).</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void Write(
        IReadOnlyList<Report> reports, Stream target, HtmlReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        PageOf(reports, options, cancellationToken).Write(target, cancellationToken);
    }

    /// <summary>As <see cref="Write(IReadOnlyList{Report}, Stream, HtmlReportOptions?, CancellationToken)"/>, with the same bytes, but no
    /// thread is blocked while the target is written.</summary>
    /// <inheritdoc cref="Write(IReadOnlyList{Report}, Stream, HtmlReportOptions?, CancellationToken)"/>
    public static Task WriteAsync(
        IReadOnlyList<Report> reports, Stream target, HtmlReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return PageOf(reports, options, cancellationToken).WriteAsync(target, cancellationToken);
    }

    private static LedgerPage PageOf(MessageLedger ledger, HtmlReportOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new LedgerPage(ledger, options ?? new HtmlReportOptions(), new PageWriter(PageBundle.Required()), cancellationToken);
    }

    private static ReportsPage PageOf(IReadOnlyList<Report> reports, HtmlReportOptions? options, CancellationToken cancellationToken)
    {
        _ = Door.Each(reports, nameof(reports));
        if (reports.Count == 0) throw new ArgumentException("There is no report.", nameof(reports));
        if (reports.DistinctBy(report => report.Definition).Count() < reports.Count)
            throw new ArgumentException("Two reports have the same definition.", nameof(reports));
        return new ReportsPage(reports, options ?? new HtmlReportOptions(), new PageWriter(PageBundle.Required()), cancellationToken);
    }
}
