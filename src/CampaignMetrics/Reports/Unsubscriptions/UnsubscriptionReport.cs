using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Collections;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.Unsubscriptions;

namespace CampaignMetrics;

/// <summary>How contacts of a scope unsubscribed, from what, and whether that was honoured.</summary>
/// <example>
/// <code>
/// UnsubscriptionReport report = messages.Unsubscriptions();
/// Console.WriteLine($"{report.Messages} unsubscribed, {report.Violations.Messages} were mailed all the same");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<UnsubscriptionReport>)), JsonForm<UnsubscriptionReportConverter>]
public sealed class UnsubscriptionReport : ScopeDocument
{
    /// <summary>The name of its JSON's schema.</summary>
    public const string Schema = "campaign-metrics/unsubscriptions/v1";

    /// <summary>The tag that tells the subscription type of a message.</summary>
    public const string SubscriptionTypeTag = "subscriptionType";

    /// <summary>How long after an unsubscription, inclusive, mail may still be sent: 48 hours.</summary>
    /// <remarks>Source: Google, "Email sender guidelines"; Yahoo, "Sender Best Practices", says two days.</remarks>
    public static TimeSpan Grace { get; } = TimeSpan.FromHours(48);

    private readonly UnsubscriptionSums? _sums;

    internal UnsubscriptionReport(UnsubscriptionSums sums, Definition definition, ReportScope scope) : this(definition, scope)
    {
        _sums = sums;
        Caveats = sums.CaveatsOf(scope);
        var methods = UnsubscriptionRow.Of(sums.Methods);
        var subscriptions = UnsubscriptionRow.Of(sums.Subscriptions);
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

    internal UnsubscriptionReport(Definition definition, ReportScope scope) : base(definition, scope)
    {
    }

    /// <summary>Messages that led to an unsubscription which is no program's.</summary>
    public long Messages { get; internal init; }

    /// <summary>Unsubscriptions that name no email, events: they belong to the contact. None where the scope filters by email, campaign,
    /// list, workflow or tag.</summary>
    public long Unattributed { get; internal init; }

    /// <summary>By how they came, the words of <see cref="UnsubscribeMethod"/> and those of sources; a message by its first unsubscription.
    /// Most messages first, as many as <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<UnsubscriptionRow> Methods { get; internal init; } = [];

    /// <summary>How many rows more there are than the scope asks for.</summary>
    public long MethodsLeftOut { get; internal init; }

    /// <summary>By what was unsubscribed from: <c>list</c>, <c>all</c>, or a subscription type; a message by its first
    /// unsubscription. Most messages first, as many as <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<UnsubscriptionRow> Subscriptions { get; internal init; } = [];

    /// <summary>How many rows more there are than the scope asks for.</summary>
    public long SubscriptionsLeftOut { get; internal init; }

    /// <summary>Unsubscriptions by programs, which are none: events, by the rule that says so; most first.</summary>
    public ImmutableArray<ExcludedEvents> Programs { get; internal init; } = [];

    /// <summary>Mail of the scope that was sent although its contact had unsubscribed.</summary>
    public ViolationReport Violations { get; internal init; } = null!;

    /// <summary>The report about all contacts from reports about disjoint contacts.</summary>
    /// <param name="parts">One or more, of one definition and scope.</param>
    /// <exception cref="ArgumentException">There is no part, two differ in what they are of, or in the campaign that events state of an
    /// email where the scope goes by campaigns, or one was read from JSON, which tells no sums.</exception>
    public static UnsubscriptionReport Merge(params IEnumerable<UnsubscriptionReport> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, "definition and scope", (one, other) => one.IsAboutTheSame(other), part => part._sums);
        return new UnsubscriptionReport(sums, first.Definition, first.Scope);
    }

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => UnsubscriptionReportConverter.Instance.Pieces(json, this);
}

/// <summary>Unsubscriptions of one kind.</summary>
/// <param name="Key">How they came, or from what; null where no event states it.</param>
/// <param name="Messages">Messages that led to one.</param>
/// <param name="Unattributed">Events that name no email.</param>
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
