using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Watch;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Unsubscriptions;

namespace CampaignMetrics;

/// <summary>Whether mail arrives and is wanted, by mailbox provider and day: bounces by class, complaints against the providers' limits,
/// what receivers themselves tell, mail against unsubscriptions, unusual changes, and a score.</summary>
/// <remarks>
/// <para>
/// A day has the messages that were sent on it, in the scope's zone, with all that happened to them later. Receivers' numbers stand beside
/// them in <see cref="Receivers"/>, and are part of no count, rate or score.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// WatchReport watch = messages.Watch();
/// foreach (WatchProvider provider in watch.Providers)
///     Console.WriteLine($"{provider.Provider}: {provider.Health.Points} points");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<WatchReport>)), JsonForm<WatchReportConverter>]
public sealed class WatchReport : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/watch/v1";

    // Null where the report was read from JSON: it cannot be merged then.
    private readonly BreakdownSums? _sums;
    private readonly UnsubscriptionSums? _unsubscriptions;

    internal WatchReport(
        BreakdownSums sums, UnsubscriptionSums unsubscriptions, ImmutableArray<ReceiverDay> receivers, DocumentBasis basis) : this(basis)
    {
        var scope = basis.Scope;
        (_sums, _unsubscriptions) = (sums, unsubscriptions);
        (AllReceivers, Receivers) = (receivers, [.. receivers.Where(day => Holds(scope, day.Day))]);
        var rows = new WatchRows(sums, basis.Definition, scope);
        Caveats = sums.CaveatsOf(scope);
        Health = rows.Health;
        Providers = [.. rows.Providers];
        ImmutableArray<WatchDay> days = [.. rows.Days];
        (Days, DaysLeftOut) = ([.. days.Take(scope.MaxRows)], Math.Max(0, days.Length - scope.MaxRows));
        var found = rows.Changes();
        (Changes, ChangesLeftOut) =
            ([.. found.Changes.Take(scope.MaxRows)], Math.Max(0, found.Changes.Count - scope.MaxRows));
        Comparisons = found.Comparisons;
        Violations = unsubscriptions.ViolationsIn(scope.Zone);
    }

    internal WatchReport(DocumentBasis basis) : base(basis)
    {
    }

    /// <summary>The score of all messages.</summary>
    public HealthScore Health { get; internal init; } = null!;

    /// <summary>The mailbox providers, most sent first, ties by name; contacts without an address last, in a row without a name.</summary>
    public ImmutableArray<WatchProvider> Providers { get; internal init; } = [];

    /// <summary>The days of each provider, in the order of <see cref="Providers"/>, then by date; only days with mail. At most
    /// <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<WatchDay> Days { get; internal init; } = [];

    /// <summary>The number of days beyond <see cref="ReportScope.MaxRows"/>, which are left out.</summary>
    public long DaysLeftOut { get; internal init; }

    /// <summary>What receivers themselves tell of the scope's period, as it was handed over. A day that is missing was not measured. The
    /// other filters of the scope do not apply: receivers know no emails.</summary>
    public ImmutableArray<ReceiverDay> Receivers { get; internal init; } = [];

    /// <summary>Days on which more messages than chance explains bounced, or led to complaints or unsubscriptions, than before; the least
    /// probable first. At most <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<UnusualChange> Changes { get; internal init; } = [];

    /// <summary>The number of changes beyond <see cref="ReportScope.MaxRows"/>, which are left out.</summary>
    public long ChangesLeftOut { get; internal init; }

    /// <summary>How many comparisons of a day with the days before were made.</summary>
    public long Comparisons { get; internal init; }

    /// <summary>The probability that there is any false alarm among all comparisons, if messages bounce independently: at most
    /// 0.01.</summary>
    public const double FalseAlarmRate = 0.01;

    /// <summary>A change is unusual where its probability is at most this: <see cref="FalseAlarmRate"/> divided by
    /// <see cref="Comparisons"/> (Bonferroni); null where nothing was compared.</summary>
    public double? Threshold => Comparisons > 0 ? FalseAlarmRate / Comparisons : null;

    /// <summary>The number of messages on the days before that a comparison needs at least: 100.</summary>
    public const long LeastHistory = 100;

    /// <summary>Messages that were sent against an unsubscription, as in <see cref="UnsubscriptionReport"/>.</summary>
    public ViolationReport Violations { get; internal init; } = null!;

    /// <summary>All that receivers told, also outside the period: for merging.</summary>
    private ImmutableArray<ReceiverDay> AllReceivers { get; } = [];

    /// <summary>Merges reports over disjoint sets of contacts into one.</summary>
    /// <param name="parts">One or more, of the same definition, scope and settings, and with the same receivers' numbers.</param>
    /// <exception cref="ArgumentException">There is no part; two differ in one of these; the scope filters by campaign and two parts
    /// know different campaigns of an email; or a part was read from JSON, which has no sums.</exception>
    public static WatchReport Merge(params IEnumerable<WatchReport> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        WatchReport[] all = [.. parts];
        var (first, sums) = MergedParts.Of(all, Alike, AreAlike, part => part._sums);
        var (_, unsubscriptions) = MergedParts.Of(all, Alike, AreAlike, part => part._unsubscriptions);
        return new WatchReport(sums, unsubscriptions, first.AllReceivers, first.Basis);
    }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => WatchTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => WatchReportConverter.Instance.Pieces(json, this);

    private const string Alike = $"{DocumentBasis.Words}, and receivers' numbers";

    private static bool AreAlike(WatchReport one, WatchReport other) =>
        one.Basis == other.Basis && one.AllReceivers.AsSpan().SequenceEqual(other.AllReceivers.AsSpan());

    private static bool Holds(ReportScope scope, DateOnly day) =>
        scope.Layers.All(layer => !(day < layer.From) && !(day >= layer.To));
}

/// <summary>The messages to one mailbox provider.</summary>
/// <param name="Provider">The provider; null for contacts whose key is no address.</param>
/// <param name="Delivery">How many were sent and where they ended; without the reasons for bounces.</param>
/// <param name="Complaints">Complaints that the sender was told, of delivered messages. Not measured where the provider tells none, as
/// Gmail.</param>
/// <param name="Health">The score.</param>
[JsonConverter(typeof(DataConverter<WatchProvider>)), JsonForm<WatchProviderConverter>]
public sealed record WatchProvider(string? Provider, DeliveryReport Delivery, Ratio Complaints, HealthScore Health)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<WatchProvider>.Shown(this);
}

/// <summary>The messages that were sent to one mailbox provider on one day.</summary>
/// <param name="Provider">The provider; null for contacts whose key is no address.</param>
/// <param name="Day">The day, in the scope's zone.</param>
/// <param name="Delivery">How many were sent and where they ended; without the reasons for bounces.</param>
/// <param name="Complaints">Complaints that the sender was told, of delivered messages. Not measured where the provider tells none, as
/// Gmail.</param>
/// <param name="Standing">How these stand to the provider's limit; null where it publishes none, or they are not measured.</param>
[JsonConverter(typeof(DataConverter<WatchDay>)), JsonForm<WatchDayConverter>]
public sealed record WatchDay(string? Provider, DateOnly Day, DeliveryReport Delivery, Ratio Complaints, LimitStanding? Standing);

/// <summary>A day on which something happened to more messages than on the days before, so many more that chance hardly explains
/// it.</summary>
/// <param name="By">What was compared with its own days before: <see cref="Dimension.MailboxProvider"/> or
/// <see cref="Dimension.Email"/>.</param>
/// <param name="Key">The provider or email; null for contacts without an address, and for emails that the viewer may not see.</param>
/// <param name="Day">The day of sending, in the scope's zone.</param>
/// <param name="Metric">What happened.</param>
/// <param name="Now">Its share on this day.</param>
/// <param name="Before">Its share on all days of the scope before.</param>
/// <param name="Probability">How probable so large a share, or a larger one, is if nothing changed: from 0 to 1.</param>
[JsonConverter(typeof(DataConverter<UnusualChange>)), JsonForm<UnusualChangeConverter>]
public sealed record UnusualChange(
    Dimension By, string? Key, DateOnly Day, Metric Metric, Ratio Now, Ratio Before, double Probability);
