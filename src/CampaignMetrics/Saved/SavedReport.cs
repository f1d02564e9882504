using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Saved;

namespace CampaignMetrics;

/// <summary>What a report shows and by which rules, under a name, to be made again: of then or of now. Its JSON is
/// <c>campaign-metrics/saved-report/v1</c>.</summary>
/// <example>
/// <code>
/// var weekly = new SavedReport
/// {
///     Name = "Weekly", Kind = SavedKind.Breakdown, By = Dimension.Campaign, Period = RelativePeriod.Last(7, PeriodUnit.Day),
/// };
/// var breakdown = (Breakdown)weekly.Run(messages, now).Document;
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<SavedReport>)), JsonForm<SavedReportConverter>]
public sealed record SavedReport
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/saved-report/v1";

    /// <summary>Its name among the saved reports of the ledger: 1 to 200 characters.</summary>
    /// <exception cref="ArgumentException">It is no name as <see cref="DocumentKey"/> takes it.</exception>
    public required string Name { get; init => field = CheckedName(value); }

    /// <summary>What it shows.</summary>
    public required SavedKind Kind { get; init => field = Door.Known(value); }

    /// <summary>The definition by which it counts; the default is <see cref="Definition.HubSpot"/>. A built-in one is saved by its name,
    /// any other as a whole.</summary>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>Which messages it covers, and how it divides time; the default is everything. Its viewer is not saved.</summary>
    public ReportScope Selection { get; init => field = Door.Given(value); } = ReportScope.All;

    /// <summary>The period, where it moves with the calendar; null (the default) for that of <see cref="Selection"/>.</summary>
    public RelativePeriod? Period { get; init; }

    /// <summary>What its rows go by: of breakdowns and, if wanted, of series. Null by default.</summary>
    public Dimension? By { get; init; }

    /// <summary>What it follows: of series. Empty by default.</summary>
    public ImmutableArray<Measure> Measures { get; init => field = Door.Given(value); } = [];

    /// <summary>Which list it shows: of recipients. Null by default.</summary>
    public RecipientKind? Recipients
    {
        get;
        init => field = value is null or { IsKnown: true }
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Recipients), "No Metric.");
    }

    /// <summary>Only clicks on this link: of recipients. Null (the default) for any.</summary>
    public string? Link { get; init; }

    /// <summary>What an A/B test compares: of variants. Null by default.</summary>
    public VariantQuery? Variants { get; init; }

    /// <summary>The columns of its table that are wanted, in their order; empty (the default) for all.</summary>
    public ImmutableArray<string> Columns { get; init => field = Door.Given(value); } = [];

    /// <summary>Who saved it, as the host calls its users; empty (the default) for nobody in particular.</summary>
    public string Owner { get; init => field = Door.Given(value); } = "";

    /// <summary>Who sees it. The default is <see cref="Visibility.Private"/>.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>When it was saved, and where the log ended then; null (the default) where that is not kept. By it the report of then can be
    /// made again: <see cref="DurableLedger.OpenPastAsync"/>.</summary>
    public LedgerMoment? SavedAt { get; init; }

    /// <summary>What makes it a report that cannot be made: a column that its table does not have, a series without measures; null for
    /// nothing.</summary>
    public string? Fault => SavedFaults.Of(this);

    /// <summary>The selection with the days that <see cref="Period"/> has at an instant.</summary>
    /// <param name="now">The instant.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside 1970 to 2199.</exception>
    public ReportScope ScopeAt(DateTimeOffset now)
    {
        Door.Instant(now, nameof(now));
        if (Period is not { } period) return Selection;
        var (from, to) = period.Days(now, Selection.Zone, Selection.FirstDayOfWeek);
        return Selection with { From = from, To = to };
    }

    /// <summary>Makes the report.</summary>
    /// <param name="ledger">What it is of: <see cref="DurableLedger.Messages"/>, or those of then.</param>
    /// <param name="now">The instant for which it is made.</param>
    /// <param name="viewer">Who looks; null for one who may see all.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="InvalidOperationException">It has a <see cref="Fault"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> lies outside 1970 to 2199.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    public SavedRun Run(
        MessageLedger ledger, DateTimeOffset now, Viewer? viewer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var scope = ScopeAt(now) with { Viewer = viewer ?? Viewer.OfAll };
        if (Fault is { } fault) throw new InvalidOperationException($"The report '{Name}' cannot be made: {fault}.");
        return SavedKinds.Of(Kind).Run(new SavedRequest(this, ledger, scope, cancellationToken));
    }

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(SavedReport? other) =>
        other is not null
        && (Name, Kind, Period, By, Recipients, Link) == (other.Name, other.Kind, other.Period, other.By, other.Recipients, other.Link)
        && (Variants, Owner, Visibility, SavedAt) == (other.Variants, other.Owner, other.Visibility, other.SavedAt)
        && (Definition, Selection) == (other.Definition, other.Selection)
        && Measures.AsSpan().SequenceEqual(other.Measures.AsSpan()) && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, Period, By, Recipients, Owner, Measures.Length, Columns.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<SavedReport>.Shown(this);

    /// <summary>Requires a name as documents have it.</summary>
    internal static string CheckedName(string value, [CallerMemberName] string name = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        if (value.Length > DocumentKey.MaxLength) throw new ArgumentException("A name has at most 200 characters.", name);
        if (value.Any(char.IsControl)) throw new ArgumentException("A name has no control characters.", name);
        return Door.Unicode(value, name);
    }
}
