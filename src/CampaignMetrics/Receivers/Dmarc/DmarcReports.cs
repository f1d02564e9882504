using System.Collections.Immutable;
using CampaignMetrics.Receivers;
using CampaignMetrics.Receivers.Dmarc;

namespace CampaignMetrics;

/// <summary>Reads DMARC aggregate reports and adds them up: XML by RFC 9990 or by RFC 7489, appendix C; plain, gzip, or entries of a ZIP
/// archive. Not thread-safe.</summary>
/// <remarks>
/// <para>
/// Receivers write these reports with many deviations. Element names count, and not namespaces, order or what else there is; a missing part
/// is not told, and never a zero. What cannot be read is a <see cref="ReceiverFault"/>. Document types (DTDs) are refused.
/// </para>
/// <para>Only sums are kept: memory grows with what is distinct (ids of reports, servers, domains, signatures, comments), and not with the
/// number of records.</para>
/// </remarks>
/// <example>
/// <code>
/// var reports = new DmarcReports();
/// using (var file = File.OpenRead(path)) reports.Add(path, file);
/// foreach (DmarcRow row in reports.Summary().Sources)
///     Console.WriteLine($"{row.Key}: {row.Messages} messages, {row.Passed} passed");
/// </code>
/// </example>
public sealed class DmarcReports
{
    private readonly DmarcLimits _limits;
    private readonly DmarcSums _sums = new();

    /// <summary>No reports yet.</summary>
    /// <param name="limits">How much of a file is read at most; null for <see cref="DmarcLimits.Default"/>.</param>
    public DmarcReports(DmarcLimits? limits = null) => _limits = limits ?? DmarcLimits.Default;

    /// <summary>Reads a file and adds its reports.</summary>
    /// <param name="name">The file's name, for faults.</param>
    /// <param name="file">The file, read to its end or to a limit; left open.</param>
    /// <returns>What could not be read, and what the reports themselves tell of problems; empty where all is well.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public ImmutableArray<ReceiverFault> Add(string name, Stream file)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(file);
        return Take(name, WholeFile.Read(file, _limits.MaxFileBytes));
    }

    /// <inheritdoc cref="Add"/>
    /// <param name="name">The file's name, for faults.</param>
    /// <param name="file">The file, read to its end or to a limit; left open.</param>
    /// <param name="cancellationToken">Cancels the reading; nothing of the file is added then.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public Task<ImmutableArray<ReceiverFault>> AddAsync(string name, Stream file, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(file);
        return ReadAsync();

        async Task<ImmutableArray<ReceiverFault>> ReadAsync() =>
            Take(name, await WholeFile.ReadAsync(file, _limits.MaxFileBytes, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What the reports say together that were added so far.</summary>
    public DmarcSummary Summary() => _sums.ToSummary();

    private ImmutableArray<ReceiverFault> Take(string name, byte[]? file)
    {
        var faults = new List<ReceiverFault>();
        foreach (var (entry, xml) in ReportFile.Read(name, file, _limits, faults))
            if (new AggregateReader(entry, _limits, faults).Read(xml) is { } report) _sums.Add(report);
        _sums.EndFile(faults);
        return [.. faults];
    }
}
