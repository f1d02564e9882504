using System.Collections.Immutable;
using CampaignMetrics.Saved;

namespace CampaignMetrics;

/// <summary>The saved reports and dashboards of a ledger, in the document store: kinds <c>report</c> and <c>dashboard</c>.</summary>
/// <remarks>
/// <para>Who reads is asked each time, and gets what they may see. Who may change or delete what is for the host to decide: here the
/// version is asked, so that two who change one report at once do not overwrite each other.</para>
/// <para>All members are thread-safe.</para>
/// </remarks>
/// <example>
/// <code>
/// var saved = new SavedReports(store, "newsletter");
/// StoredReport? stored = await saved.SaveAsync(new StoredReport(weekly, 0));
/// if (stored is null) Console.Error.WriteLine("There is a report of this name already.");
/// foreach (StoredReport mine in await saved.ReportsAsync(new ReportReader("eve"))) Console.WriteLine(mine.Report.Name);
/// </code>
/// </example>
public sealed class SavedReports
{
    private readonly SavedShelf<SavedReport> _reports;
    private readonly SavedShelf<Dashboard> _dashboards;

    /// <summary>Those of a ledger.</summary>
    /// <param name="documents">The store; not disposed.</param>
    /// <param name="ledger">The ledger's name, as <see cref="LogPartition(string, int)"/> takes it. The ledger need not exist.</param>
    /// <exception cref="ArgumentException"><paramref name="ledger"/> is no name of a ledger.</exception>
    public SavedReports(IDocumentStore documents, string ledger)
    {
        ArgumentNullException.ThrowIfNull(documents);
        LogPartition.Checked(ledger, nameof(ledger));
        _reports = new SavedShelf<SavedReport>(documents, ledger, "report");
        _dashboards = new SavedShelf<Dashboard>(documents, ledger, "dashboard");
    }

    /// <summary>The saved reports that a reader sees, by name.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">What is stored is no saved report, or one that only a newer version of the library can
    /// read.</exception>
    public Task<ImmutableArray<StoredReport>> ReportsAsync(ReportReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ListAsync();

        async Task<ImmutableArray<StoredReport>> ListAsync()
        {
            var all = await _reports.ListAsync(cancellationToken).ConfigureAwait(false);
            return [.. all.Where(kept => reader.Sees(kept.Value)).Select(kept => new StoredReport(kept.Value, kept.Version))];
        }
    }

    /// <summary>Finds a saved report.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The report; null if there is none that the reader sees.</returns>
    /// <exception cref="ArgumentException">It is no name as <see cref="DocumentKey"/> takes it.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">What is stored is no saved report, or one that only a newer version of the library can
    /// read.</exception>
    public Task<StoredReport?> FindReportAsync(string name, ReportReader reader, CancellationToken cancellationToken = default)
    {
        SavedReport.CheckedName(name, nameof(name));
        ArgumentNullException.ThrowIfNull(reader);
        return FindAsync();

        async Task<StoredReport?> FindAsync()
        {
            var kept = await _reports.FindAsync(name, cancellationToken).ConfigureAwait(false);
            return kept is { } found && reader.Sees(found.Value) ? new StoredReport(found.Value, found.Version) : null;
        }
    }

    /// <summary>Saves a report in the place of the version that it states.</summary>
    /// <param name="report">The report, with the version that was read; 0 for a new one.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>The report with its new version; null if another version is stored, or a report of this name that its writer may not see,
    /// and nothing was saved.</returns>
    /// <exception cref="ArgumentException">The report has a <see cref="SavedReport.Fault"/>.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    public Task<StoredReport?> SaveAsync(StoredReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Report.Fault is { } fault) throw new ArgumentException($"The report cannot be made: {fault}.", nameof(report));
        return SavedAsync();

        async Task<StoredReport?> SavedAsync()
        {
            var (kept, version) = (report.Report, report.Version);
            return await _reports.SaveAsync(kept.Name, version, kept, cancellationToken).ConfigureAwait(false) is { } saved
                ? report with { Version = saved }
                : null;
        }
    }

    /// <summary>Deletes a version of a saved report. Dashboards keep its name, and show nothing for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>Whether it was deleted; <see langword="false"/> if another version is stored, or none.</returns>
    /// <exception cref="ArgumentException">It is no name as <see cref="DocumentKey"/> takes it.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    public Task<bool> DeleteReportAsync(string name, long version, CancellationToken cancellationToken = default) =>
        _reports.DeleteAsync(SavedReport.CheckedName(name, nameof(name)), version, cancellationToken);

    /// <summary>The dashboards that a reader sees, by name.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">What is stored is no dashboard, or one that only a newer version of the library can
    /// read.</exception>
    public Task<ImmutableArray<StoredDashboard>> DashboardsAsync(ReportReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ListAsync();

        async Task<ImmutableArray<StoredDashboard>> ListAsync()
        {
            var all = await _dashboards.ListAsync(cancellationToken).ConfigureAwait(false);
            return [.. all.Where(kept => reader.Sees(kept.Value)).Select(kept => new StoredDashboard(kept.Value, kept.Version))];
        }
    }

    /// <summary>Finds a dashboard.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The dashboard; null if there is none that the reader sees.</returns>
    /// <exception cref="ArgumentException">It is no name as <see cref="DocumentKey"/> takes it.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    /// <exception cref="InvalidDataException">What is stored is no dashboard, or one that only a newer version of the library can
    /// read.</exception>
    public Task<StoredDashboard?> FindDashboardAsync(string name, ReportReader reader, CancellationToken cancellationToken = default)
    {
        SavedReport.CheckedName(name, nameof(name));
        ArgumentNullException.ThrowIfNull(reader);
        return FindAsync();

        async Task<StoredDashboard?> FindAsync()
        {
            var kept = await _dashboards.FindAsync(name, cancellationToken).ConfigureAwait(false);
            return kept is { } found && reader.Sees(found.Value) ? new StoredDashboard(found.Value, found.Version) : null;
        }
    }

    /// <summary>Saves a dashboard in the place of the version that it states.</summary>
    /// <param name="dashboard">The dashboard, with the version that was read; 0 for a new one.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>The dashboard with its new version; null if another version is stored, and nothing was saved.</returns>
    /// <exception cref="IOException">The store fails.</exception>
    public Task<StoredDashboard?> SaveAsync(StoredDashboard dashboard, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dashboard);
        return SavedAsync();

        async Task<StoredDashboard?> SavedAsync()
        {
            var (kept, version) = (dashboard.Dashboard, dashboard.Version);
            return await _dashboards.SaveAsync(kept.Name, version, kept, cancellationToken).ConfigureAwait(false) is { } saved
                ? dashboard with { Version = saved }
                : null;
        }
    }

    /// <summary>Deletes a version of a dashboard. Its reports stay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call. It then has no effect, unless it had ended.</param>
    /// <returns>Whether it was deleted; <see langword="false"/> if another version is stored, or none.</returns>
    /// <exception cref="ArgumentException">It is no name as <see cref="DocumentKey"/> takes it.</exception>
    /// <exception cref="IOException">The store fails.</exception>
    public Task<bool> DeleteDashboardAsync(string name, long version, CancellationToken cancellationToken = default) =>
        _dashboards.DeleteAsync(SavedReport.CheckedName(name, nameof(name)), version, cancellationToken);
}
