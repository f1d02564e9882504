using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Keeps the sums of the reports of a ledger, so that a report that is asked for again counts only the contacts that have got
/// events since. Thread-safe.</summary>
/// <remarks>
/// <para>A report is a sum over contacts. So the sums are renewed by taking out what the changed contacts added, and putting in what they
/// add now: see <see cref="MessageJournal"/>. Where that cannot give what counting all of them gives, all are counted.</para>
/// <para>Nothing is kept of small ledgers, whose reports are fast and of which a service has many; of ledgers with spilled messages; and
/// of reports that depend on what the host says at the moment (<see cref="LedgerOptions.MayProfile"/>, a
/// <see cref="ReportScope.Viewer"/>), or on the campaigns that events state.</para>
/// </remarks>
internal sealed class KeptReports(MessageStores stores)
{
    /// <summary>A ledger with fewer messages keeps nothing.</summary>
    public const long LeastMessages = 1 << 12;

    /// <summary>A kept report takes some 32 KiB: so many messages a report are 4 bytes each.</summary>
    private const long MessagesEach = 1 << 13;

    private const long LeastReports = 4;

    private readonly Dictionary<ReportKey, KeptReport> _reports = [];
    private long _uses;

    /// <summary>How often kept sums were renewed.</summary>
    public long Renewals
    {
        get
        {
            lock (_reports) return _reports.Values.Sum(report => report.Renewals);
        }
    }

    /// <summary>The sums of a report.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="options">The ledger's options.</param>
    /// <param name="isAlone">Whether they are added to no other part of the data, so that only emails of the period matter.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public ReportSums Of(
        Definition definition, ReportScope scope, LedgerOptions options, bool isAlone, CancellationToken cancellationToken)
    {
        var tally = new TallyAll(stores, options, cancellationToken);
        var kept = MayKeep(scope, options) ? ReportOf(new ReportKey(definition, scope, isAlone)).Of(tally, options) : null;
        return kept ?? (isAlone ? tally.OfPeriod(definition, scope) : tally.OfReport(definition, scope));
    }

    private bool MayKeep(ReportScope scope, LedgerOptions options) =>
        options.MayProfile is null && scope.Viewer == Viewer.OfAll && !scope.HasCampaigns
        && MessageCount >= options.LeastMessagesToKeepReports;

    private long MessageCount => stores.All.Sum(store => (long)store.Count);

    private KeptReport ReportOf(ReportKey asked)
    {
        lock (_reports)
        {
            if (!_reports.TryGetValue(asked, out var report))
            {
                if (_reports.Count >= Math.Max(MessageCount / MessagesEach, LeastReports)) _reports.Remove(LeastUsed());
                _reports.Add(asked, report = new KeptReport(stores, asked.Definition, asked.Scope, asked.IsAlone));
            }
            report.LastUse = _uses++;
            return report;
        }
    }

    private ReportKey LeastUsed() => _reports.MinBy(report => report.Value.LastUse).Key;

    /// <summary>A report that was asked for. It needs no secret key: there are few, and each takes a report's time.</summary>
    private readonly record struct ReportKey(Definition Definition, ReportScope Scope, bool IsAlone);
}
