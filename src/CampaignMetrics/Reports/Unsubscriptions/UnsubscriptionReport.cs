using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.Unsubscriptions;

namespace CampaignMetrics;

/// <summary>How contacts unsubscribed, from what, and whether the sender honoured it.</summary>
/// <remarks>
/// <para>
/// For compliance: <see cref="Violations"/> lists mail that was sent to contacts after they had unsubscribed, with a grace period of
/// <see cref="Grace"/>. A report's own number of unsubscriptions is <see cref="Metric.Unsubscribed"/>; here they are by method and by what
/// was unsubscribed from.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// UnsubscriptionReport report = messages.Unsubscriptions();
/// Console.WriteLine($"{report.Messages} unsubscribed, {report.Violations.Messages} were mailed all the same");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<UnsubscriptionReport>)), JsonForm<UnsubscriptionReportConverter>]
public sealed class UnsubscriptionReport : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/unsubscriptions/v1";

    /// <summary>The name of the tag that states the subscription type of a message.</summary>
    public const string SubscriptionTypeTag = "subscriptionType";

    /// <summary>How long after an unsubscription, inclusive, mail may still be sent: 48 hours.</summary>
    /// <remarks>Source: Google, "Email sender guidelines"; Yahoo, "Sender Best Practices", says two days.</remarks>
    public static TimeSpan Grace { get; } = TimeSpan.FromHours(48);

    private readonly UnsubscriptionSums? _sums;

    internal UnsubscriptionReport(UnsubscriptionSums sums, DocumentBasis basis) : this(basis)
    {
        var scope = basis.Scope;
        _sums = sums;
        Caveats = sums.CaveatsOf(scope);
        var methods = UnsubscriptionRow.Of(sums.Methods);
        var subscriptions = UnsubscriptionRow.Of(sums.Subscriptions);
        // Each message and event has one method, so the methods add up to the totals; this is before rows are cut off.
        (Messages, Unattributed) = (methods.Sum(row => row.Messages), methods.Sum(row => row.Unattributed));
        Methods = [.. methods.Take(scope.MaxRows)];
        Subscriptions = [.. subscriptions.Take(scope.MaxRows)];
        (MethodsLeftOut, SubscriptionsLeftOut) = (methods.Length - Methods.Length, subscriptions.Length - Subscriptions.Length);
        Programs =
        [
            .. sums.Programs.Rows.Select(row => new ExcludedEvents(row.Key, row.Sum.Count))
                .OrderByDescending(row => row.Events).ThenBy(row => row.Rule, CodePoints.Order),
        ];
        Violations = sums.ViolationsIn(scope.Zone);
    }

    internal UnsubscriptionReport(DocumentBasis basis) : base(basis)
    {
    }

    /// <summary>The number of messages that led to an unsubscription by a person.</summary>
    public long Messages { get; internal init; }

    /// <summary>The number of unsubscription events that name no email and are attributed to none. 0 where the scope filters by email,
    /// campaign, list, workflow or tag.</summary>
    public long Unattributed { get; internal init; }

    /// <summary>Unsubscriptions by method: the words of <see cref="UnsubscribeMethod"/>, and others that sources use. A message counts
    /// under its first unsubscription. Most messages first, at most <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<UnsubscriptionRow> Methods { get; internal init; } = [];

    /// <summary>The number of methods beyond <see cref="ReportScope.MaxRows"/>, which are left out.</summary>
    public long MethodsLeftOut { get; internal init; }

    /// <summary>Unsubscriptions by what was unsubscribed from: <c>list</c>, <c>all</c>, or a subscription type. A message counts under its
    /// first unsubscription. Most messages first, at most <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<UnsubscriptionRow> Subscriptions { get; internal init; } = [];

    /// <summary>The number of subscriptions beyond <see cref="ReportScope.MaxRows"/>, which are left out.</summary>
    public long SubscriptionsLeftOut { get; internal init; }

    /// <summary>Unsubscription events by programs (link scanners), which do not count, by the rule that found the program; most
    /// first.</summary>
    public ImmutableArray<ExcludedEvents> Programs { get; internal init; } = [];

    /// <summary>Messages of the scope that were sent although their contact had unsubscribed.</summary>
    public ViolationReport Violations { get; internal init; } = null!;

    /// <summary>Merges reports over disjoint sets of contacts into one.</summary>
    /// <param name="parts">One or more, of the same definition, scope and settings.</param>
    /// <exception cref="ArgumentException">There is no part; two differ in one of these; the scope filters by campaign and two parts
    /// know different campaigns of an email; or a part was read from JSON, which has no sums.</exception>
    public static UnsubscriptionReport Merge(params IEnumerable<UnsubscriptionReport> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, DocumentBasis.Words, (one, other) => one.Basis == other.Basis, part => part._sums);
        return new UnsubscriptionReport(sums, first.Basis);
    }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => UnsubscriptionTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => UnsubscriptionReportConverter.Instance.Pieces(json, this);
}

/// <summary>The unsubscriptions by one method, or from one thing.</summary>
/// <param name="Key">The method, or what was unsubscribed from; null where no event states it.</param>
/// <param name="Messages">Messages that led to such an unsubscription.</param>
/// <param name="Unattributed">Such events that name no email and are attributed to none.</param>
[JsonConverter(typeof(DataConverter<UnsubscriptionRow>)), JsonForm<UnsubscriptionRowConverter>]
public sealed record UnsubscriptionRow(string? Key, long Messages, long Unattributed)
{
    internal static ImmutableArray<UnsubscriptionRow> Of(SumTable<string, UnsubscriptionSum> sums) =>
    [
        .. sums.Rows.Select(row => new UnsubscriptionRow(row.Key.Length == 0 ? null : row.Key, row.Sum.Messages, row.Sum.Unattributed))
            .OrderByDescending(row => row.Messages).ThenByDescending(row => row.Unattributed)
            .ThenBy(row => row.Key, CodePoints.Order),
    ];
}
