using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Receivers.Dmarc;

namespace CampaignMetrics;

/// <summary>What receivers say in DMARC aggregate reports about mail that bears a domain's name: who sent it, and how much of it
/// passed.</summary>
/// <remarks>
/// <para>These numbers are the receivers'. They are about all mail with the domain's name, also that of others, and are never mixed with
/// what a ledger counts.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<DmarcSummary>)), JsonForm<DmarcSummaryConverter>]
public sealed class DmarcSummary
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/dmarc/v1";

    internal DmarcSummary()
    {
    }

    /// <summary>The number of files that were read.</summary>
    public long Files { get; internal init; }

    /// <summary>The number of reports, each counted once.</summary>
    public long Reports { get; internal init; }

    /// <summary>The number of reports that came again: of the same organization, with the same id, about the same domain. Only the first
    /// counts.</summary>
    public long Duplicates { get; internal init; }

    /// <summary>The number of reports about more than 24 hours: all their messages are under the day on which the range begins.</summary>
    public long LongRanges { get; internal init; }

    /// <summary>All messages.</summary>
    public DmarcRow Total { get; internal init; } = null!;

    /// <summary>By the IP address of the server that sent them; most messages first, ties by key, the row without a key last; so are the
    /// following.</summary>
    public ImmutableArray<DmarcRow> Sources { get; internal init; } = [];

    /// <summary>By DKIM domain and selector.</summary>
    public ImmutableArray<DmarcSignatureRow> Signatures { get; internal init; } = [];

    /// <summary>By the domain of the header <c>From</c>, which readers see.</summary>
    public ImmutableArray<DmarcRow> FromDomains { get; internal init; } = [];

    /// <summary>By the day, in UTC, on which the report's range begins, as <c>2026-03-01</c>; by date.</summary>
    public ImmutableArray<DmarcRow> Days { get; internal init; } = [];

    /// <summary>By the organization that reports.</summary>
    public ImmutableArray<DmarcRow> Reporters { get; internal init; } = [];

    /// <summary>By what the receiver did: <c>none</c>, <c>pass</c> (by RFC 9990, of what passed), <c>quarantine</c> or
    /// <c>reject</c>.</summary>
    public ImmutableArray<DmarcRow> Dispositions { get; internal init; } = [];

    /// <summary>Reasons for not doing what the published policy asks.</summary>
    public ImmutableArray<DmarcOverrideRow> Overrides { get; internal init; } = [];

    /// <summary>What could not be read, and what reports tell of problems, in the order of the files; at most
    /// <see cref="MaxFaults"/>.</summary>
    public ImmutableArray<ReceiverFault> Faults { get; internal init; } = [];

    /// <summary>The number of faults beyond <see cref="MaxFaults"/>, which are not listed.</summary>
    public long FaultsLeftOut { get; internal init; }

    /// <summary>The most faults that are listed: 1,000.</summary>
    public const int MaxFaults = 1_000;

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => DmarcSummaryTable.Of(this);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<DmarcSummary>.Shown(this);
}
