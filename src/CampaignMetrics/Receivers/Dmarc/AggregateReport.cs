namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>An aggregate report. What it does not tell is null.</summary>
/// <param name="Organization">Who reports (<c>org_name</c>).</param>
/// <param name="Id">The report's id.</param>
/// <param name="Begin">The begin of its range.</param>
/// <param name="End">The end of its range: the last second or the one after it, as reporters please.</param>
/// <param name="Domain">The domain whose policy was found.</param>
/// <param name="Records">The records that tell a number of messages.</param>
internal sealed record AggregateReport(
    string? Organization, string? Id, DateTimeOffset? Begin, DateTimeOffset? End, string? Domain, List<AggregateRecord> Records)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public bool IsLong => Begin is { } begin && End is { } end && end - begin > Day;
}

/// <summary>Messages of a report that are alike.</summary>
/// <param name="Count">How many.</param>
/// <param name="Source">The IP address of the server that sent them.</param>
/// <param name="From">The domain of the header From.</param>
/// <param name="Treatment">What the receiver did (<c>disposition</c>).</param>
/// <param name="Dkim">Whether DKIM passed, aligned.</param>
/// <param name="Spf">Whether SPF passed, aligned.</param>
/// <param name="Signatures">The DKIM signatures, each domain and selector once; verified where one of them is valid.</param>
/// <param name="Reasons">Why something else than the policy was done.</param>
internal sealed record AggregateRecord(
    long Count, string? Source, string? From, string? Treatment, bool? Dkim, bool? Spf, IReadOnlyList<DkimResult> Signatures,
    IReadOnlyList<(string? Type, string? Comment)> Reasons)
{
    /// <summary>Whether the messages passed; null where the report does not tell.</summary>
    public bool? Passed => Dkim == true || Spf == true ? true : Dkim == false && Spf == false ? false : null;
}

/// <summary>The result of a DKIM signature.</summary>
internal readonly record struct DkimResult(string? Domain, string? Selector, bool? IsVerified);
