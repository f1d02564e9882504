using System.Globalization;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>Adds up reports, each once.</summary>
internal sealed class DmarcSums
{
    private readonly HashSet<(string Organization, string Id, string? Domain)> _known = [];
    private readonly DmarcSum _total = new();
    private readonly DmarcTable _sources = new(), _from = new(), _days = new(), _reporters = new(), _dispositions = new();
    private readonly Dictionary<(string? Domain, string? Selector), SignatureSum> _signatures = [];
    private readonly Dictionary<(string? Type, string? Comment), long> _overrides = [];
    private readonly List<ReceiverFault> _faults = [];
    private long _files, _reports, _duplicates, _longRanges, _faultsLeftOut;

    public void Add(AggregateReport report)
    {
        // An id is unique for a domain only (RFC 9990, section 3.1.4). Without one, nothing tells a copy.
        if (report is { Organization: { } organization, Id: { } id } && !_known.Add((organization, id, report.Domain)))
        {
            _duplicates++;
            return;
        }
        _reports++;
        if (report.IsLong) _longRanges++;
        var day = report.Begin?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var record in report.Records)
        {
            _total.Add(record);
            _sources.Of(record.Source).Add(record);
            _from.Of(record.From).Add(record);
            _days.Of(day).Add(record);
            _reporters.Of(report.Organization).Add(record);
            _dispositions.Of(record.Treatment).Add(record);
            foreach (var signature in record.Signatures) AddSignature(signature, record);
            foreach (var reason in record.Reasons) _overrides[reason] = _overrides.GetValueOrDefault(reason) + record.Count;
        }
    }

    public void EndFile(List<ReceiverFault> faults)
    {
        _files++;
        var listed = Math.Min(faults.Count, DmarcSummary.MaxFaults - _faults.Count);
        _faults.AddRange(faults[..listed]);
        _faultsLeftOut += faults.Count - listed;
    }

    public DmarcSummary ToSummary() => new()
    {
        Files = _files, Reports = _reports, Duplicates = _duplicates, LongRanges = _longRanges,
        Total = _total.ToRow(null),
        Sources = [.. _sources.Rows],
        Signatures =
        [
            .. _signatures.Select(row => row.Value.ToRow(row.Key)).OrderByDescending(row => row.Messages)
                .ThenBy(row => row.Domain is null).ThenBy(row => row.Domain, CodePoints.Order)
                .ThenBy(row => row.Selector is null).ThenBy(row => row.Selector, CodePoints.Order),
        ],
        FromDomains = [.. _from.Rows],
        Days = [.. _days.Rows.OrderBy(row => row.Key is null).ThenBy(row => row.Key, CodePoints.Order)],
        Reporters = [.. _reporters.Rows],
        Dispositions = [.. _dispositions.Rows],
        Overrides =
        [
            .. _overrides.Select(row => new DmarcOverrideRow(row.Key.Type, row.Key.Comment, row.Value))
                .OrderByDescending(row => row.Messages)
                .ThenBy(row => row.Type is null).ThenBy(row => row.Type, CodePoints.Order)
                .ThenBy(row => row.Comment is null).ThenBy(row => row.Comment, CodePoints.Order),
        ],
        Faults = [.. _faults], FaultsLeftOut = _faultsLeftOut,
    };

    private void AddSignature(DkimResult signature, AggregateRecord record)
    {
        var key = (signature.Domain, signature.Selector);
        if (!_signatures.TryGetValue(key, out var sum)) _signatures.Add(key, sum = new SignatureSum());
        sum.Add(signature, record);
    }
}

/// <summary>The sums of messages with something in common.</summary>
internal sealed class DmarcSum
{
    private KnownShare _passed, _dkim, _spf;

    public long Messages { get; private set; }

    public void Add(AggregateRecord record)
    {
        Messages += record.Count;
        _passed = _passed.With(record.Passed, record.Count);
        _dkim = _dkim.With(record.Dkim, record.Count);
        _spf = _spf.With(record.Spf, record.Count);
    }

    public DmarcRow ToRow(string? key) => new(key, Messages, _passed.ToRate(), _dkim.ToRate(), _spf.ToRate());
}

/// <summary>The sums of the messages with one DKIM domain and selector.</summary>
internal sealed class SignatureSum
{
    private long _messages;
    private KnownShare _verified, _passed;

    public void Add(DkimResult signature, AggregateRecord record)
    {
        _messages += record.Count;
        _verified = _verified.With(signature.IsVerified, record.Count);
        _passed = _passed.With(record.Passed, record.Count);
    }

    public DmarcSignatureRow ToRow((string? Domain, string? Selector) key) =>
        new(key.Domain, key.Selector, _messages, _verified.ToRate(), _passed.ToRate());
}

/// <summary>Sums by a key, which may be missing.</summary>
internal sealed class DmarcTable
{
    private readonly Dictionary<string, DmarcSum> _rows = new(StringComparer.Ordinal);
    private DmarcSum? _withoutKey;

    public DmarcSum Of(string? key)
    {
        if (key is null) return _withoutKey ??= new DmarcSum();
        if (!_rows.TryGetValue(key, out var sum)) _rows.Add(key, sum = new DmarcSum());
        return sum;
    }

    /// <summary>Most messages first, ties by key; the row without a key last.</summary>
    public IEnumerable<DmarcRow> Rows
    {
        get
        {
            var rows = _rows.Select(row => row.Value.ToRow(row.Key)).OrderByDescending(row => row.Messages)
                .ThenBy(row => row.Key, CodePoints.Order);
            return _withoutKey is { } without ? rows.Append(without.ToRow(null)) : rows;
        }
    }
}

/// <summary>How many messages something is known of, and for how many of them it holds.</summary>
internal readonly record struct KnownShare(long Held, long Known)
{
    public KnownShare With(bool? holds, long count) =>
        holds is { } known ? new KnownShare(Held + (known ? count : 0), Known + count) : this;

    public Rate ToRate() => new(Held, Known);
}
