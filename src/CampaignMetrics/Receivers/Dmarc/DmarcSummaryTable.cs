using CampaignMetrics.Exports;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>A summary of DMARC reports as a table: a row for each row of its lists.</summary>
internal static class DmarcSummaryTable
{
    // A rate is its two counts: what of the messages is not told is in neither.
    private static readonly Columns<Line> Columns = new()
    {
        { "section", CellType.Text, line => line.Section },
        { "key", CellType.Text, line => line.Key },
        { "detail", CellType.Text, line => line.Detail },
        { "messages", CellType.Count, line => (long?)line.Messages },
        { "passed", CellType.Count, line => line.Passed?.Numerator },
        { "passedOf", CellType.Count, line => line.Passed?.Denominator },
        { "dkim", CellType.Count, line => line.Dkim?.Numerator },
        { "dkimOf", CellType.Count, line => line.Dkim?.Denominator },
        { "spf", CellType.Count, line => line.Spf?.Numerator },
        { "spfOf", CellType.Count, line => line.Spf?.Denominator },
        { "valid", CellType.Count, line => line.Valid?.Numerator },
        { "validOf", CellType.Count, line => line.Valid?.Denominator },
    };

    public static Table Of(DmarcSummary summary) => Columns.Of(Lines(summary));

    private static IEnumerable<Line> Lines(DmarcSummary summary) =>
    [
        new("reports", null) { Messages = summary.Reports },
        new("duplicates", null) { Messages = summary.Duplicates },
        new("longRanges", null) { Messages = summary.LongRanges },
        Of("total", summary.Total),
        .. summary.Days.Select(row => Of("day", row)),
        .. summary.FromDomains.Select(row => Of("fromDomain", row)),
        .. summary.Sources.Select(row => Of("source", row)),
        .. summary.Signatures.Select(row => new Line("signature", row.Domain)
        {
            Detail = row.Selector, Messages = row.Messages, Passed = row.Passed, Valid = row.Verified,
        }),
        .. summary.Dispositions.Select(row => Of("disposition", row)),
        .. summary.Overrides.Select(row => new Line("override", row.Type) { Detail = row.Comment, Messages = row.Messages }),
        .. summary.Reporters.Select(row => Of("reporter", row)),
    ];

    private static Line Of(string section, DmarcRow row) =>
        new(section, row.Key) { Messages = row.Messages, Passed = row.Passed, Dkim = row.Dkim, Spf = row.Spf };

    /// <summary>A row: the section it belongs to and its key; the other columns as far as the section has them.</summary>
    private sealed record Line(string Section, string? Key)
    {
        public string? Detail { get; init; }

        public long Messages { get; init; }

        public Rate? Passed { get; init; }

        public Rate? Dkim { get; init; }

        public Rate? Spf { get; init; }

        public Rate? Valid { get; init; }
    }
}
