using System.Collections.Immutable;
using CampaignMetrics.Receivers;

namespace CampaignMetrics;

/// <summary>Reads what receivers themselves tell senders, and puts it together by day. Not thread-safe.</summary>
/// <remarks>
/// <para>A day that no file has is missing: it was not measured, and is not 0. Of a number that comes twice with different values the first
/// stays, and the second is a fault.</para>
/// </remarks>
/// <example>
/// <code>
/// var receivers = new ReceiverNumbers();
/// using (var file = File.OpenRead(path)) receivers.AddPostmaster(path, file);
/// WatchReport watch = messages.Watch(receivers.Days);
/// </code>
/// </example>
public sealed class ReceiverNumbers
{
    /// <summary>The most bytes of a file that is read: 32 MB (2²⁵).</summary>
    public const int MaxFileBytes = 1 << 25;

    private readonly Dictionary<(string Receiver, string? Of, string Day), Told> _days = [];

    /// <summary>Reads an answer of Gmail's Postmaster Tools API, version 2, to <c>domains.domainStats.query</c> or
    /// <c>domainStats.batchQuery</c>, as JSON.</summary>
    /// <remarks>
    /// <para>
    /// Numbers have the names that the request gave its metrics; <c>SPAM_RATE</c>, in any case and with or without the underscore, is
    /// <see cref="ReceiverNumber.SpamRate"/>. Source: Google, "REST Resource: domains.domainStats", QueryDomainStatsResponse.
    /// </para>
    /// </remarks>
    /// <param name="name">The file's name, for faults.</param>
    /// <param name="file">The file, read to its end or to the limit; left open.</param>
    /// <returns>What could not be read; empty where all is well.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public ImmutableArray<ReceiverFault> AddPostmaster(string name, Stream file) => Add(name, file, PostmasterReader.Read);

    /// <inheritdoc cref="AddPostmaster"/>
    /// <param name="name">The file's name, for faults.</param>
    /// <param name="file">The file, read to its end or to the limit; left open.</param>
    /// <param name="cancellationToken">Cancels the reading; nothing of the file is added then.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public Task<ImmutableArray<ReceiverFault>> AddPostmasterAsync(
        string name, Stream file, CancellationToken cancellationToken = default) =>
        AddAsync(name, file, PostmasterReader.Read, cancellationToken);

    /// <summary>Reads data of Microsoft's Smart Network Data Services, as CSV, as its automated data access gives it: without headings,
    /// a line for each IP address and day.</summary>
    /// <remarks>
    /// <para>
    /// The columns are: IP address, begin and end of the activity, RCPT commands, DATA commands, message recipients, filter result,
    /// complaint rate, begin and end of the trap messages, trap hits, sample HELO, sample MAIL FROM, comments. The day is that of the
    /// begin, as Microsoft writes it. Source: Microsoft, "SNDS: Automated Data Access".
    /// </para>
    /// </remarks>
    /// <inheritdoc cref="AddPostmaster"/>
    public ImmutableArray<ReceiverFault> AddSnds(string name, Stream file) => Add(name, file, SndsReader.Read);

    /// <inheritdoc cref="AddSnds"/>
    /// <param name="name">The file's name, for faults.</param>
    /// <param name="file">The file, read to its end or to the limit; left open.</param>
    /// <param name="cancellationToken">Cancels the reading; nothing of the file is added then.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public Task<ImmutableArray<ReceiverFault>> AddSndsAsync(
        string name, Stream file, CancellationToken cancellationToken = default) =>
        AddAsync(name, file, SndsReader.Read, cancellationToken);

    /// <summary>Reads numbers of Yahoo's Sender Hub (Insights), as CSV with headings: <c>day</c>, <c>domain</c>, and a column for each
    /// number, such as <c>complaintRate</c> and <c>delivered</c>.</summary>
    /// <remarks>
    /// <para>
    /// Yahoo documents no file of its own, so this form is this library's. Days are written as 2026-03-01, rates as 0.0012 or 0.12%; an
    /// empty cell is not measured, and one that is no number is a fault.
    /// </para>
    /// </remarks>
    /// <inheritdoc cref="AddPostmaster"/>
    public ImmutableArray<ReceiverFault> AddYahoo(string name, Stream file) => Add(name, file, YahooReader.Read);

    /// <inheritdoc cref="AddYahoo"/>
    /// <param name="name">The file's name, for faults.</param>
    /// <param name="file">The file, read to its end or to the limit; left open.</param>
    /// <param name="cancellationToken">Cancels the reading; nothing of the file is added then.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public Task<ImmutableArray<ReceiverFault>> AddYahooAsync(
        string name, Stream file, CancellationToken cancellationToken = default) =>
        AddAsync(name, file, YahooReader.Read, cancellationToken);

    /// <summary>The days that were read: by receiver, then by domain or address, then by day.</summary>
    public ImmutableArray<ReceiverDay> Days =>
    [
        .. _days.Select(day => new ReceiverDay(day.Key.Receiver, day.Key.Of, day.Value.Day, [.. day.Value.Numbers.Values]))
            .OrderBy(day => day.Receiver, CodePoints.Order).ThenBy(day => day.Of is null).ThenBy(day => day.Of, CodePoints.Order)
            .ThenBy(day => day.Day),
    ];

    private ImmutableArray<ReceiverFault> Add(string name, Stream file, Func<byte[], ReceiverReading, bool> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(file);
        return Take(name, WholeFile.Read(file, MaxFileBytes), read);
    }

    private Task<ImmutableArray<ReceiverFault>> AddAsync(
        string name, Stream file, Func<byte[], ReceiverReading, bool> read, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(file);
        return ReadAsync();

        async Task<ImmutableArray<ReceiverFault>> ReadAsync() =>
            Take(name, await WholeFile.ReadAsync(file, MaxFileBytes, cancellationToken).ConfigureAwait(false), read);
    }

    private ImmutableArray<ReceiverFault> Take(string name, byte[]? file, Func<byte[], ReceiverReading, bool> read)
    {
        var reading = new ReceiverReading(name);
        if (file is null)
            reading.Fault(null, null, FormattableString.Invariant($"is longer than {MaxFileBytes:N0} bytes, and is not read"));
        else if (read(file, reading))
            foreach (var told in reading.Numbers) Take(told, reading);
        return [.. reading.Faults];
    }

    private void Take(ToldNumber told, ReceiverReading reading)
    {
        var key = (told.Receiver, told.Of, told.DayText);
        if (!_days.TryGetValue(key, out var day)) _days.Add(key, day = new Told(told.Day));
        if (day.Numbers.TryAdd(told.Number.Name, told.Number) || day.Numbers[told.Number.Name] == told.Number) return;
        reading.Fault(told.Line, told.Path, $"{told.Number.Name} of {told.DayText} has another value already, which stays");
    }

    private sealed record Told(DateOnly Day)
    {
        public Dictionary<string, ReceiverNumber> Numbers { get; } = new(StringComparer.Ordinal);
    }
}
