using System.Collections.Immutable;

namespace CampaignMetrics.Contacts.Engagements;

/// <summary>How much a contact engaged with the emails delivered to them.</summary>
/// <param name="Delivered">Emails delivered.</param>
/// <param name="Opened">Emails opened.</param>
/// <param name="Opens">Counted opens.</param>
/// <param name="Clicked">Emails with a click.</param>
/// <param name="Clicks">Counted clicks.</param>
/// <remarks>The default value of this type has all counts 0.</remarks>
public readonly record struct EngagementCounts(long Delivered, long Opened, long Opens, long Clicked, long Clicks);

/// <summary>The counts of the last days, up to and including the day of asking.</summary>
/// <param name="Days">How many calendar days, the day of asking included.</param>
/// <param name="Counts">What happened in them.</param>
public sealed record EngagementWindow(int Days, EngagementCounts Counts);

/// <summary>How engaged a contact is at an instant: last open and click, and counts in total and over windows of days.</summary>
/// <remarks>
/// For list cleaning, lead scoring and a contact's page. It counts by the same definitions as reports, with the contact's events alone.
/// </remarks>
public sealed record EngagementProfile
{
    /// <summary>The first day that a <see cref="ReportScope"/> accepts.</summary>
    private static readonly DateOnly Earliest = new(1970, 1, 1);

    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>
    /// The date of the last counted open in the zone; null where there is none. Only the date: list cleaning needs no more.
    /// </summary>
    public DateOnly? LastOpen { get; init; }

    /// <summary>The last click by a person on the last date with counted clicks; null where there is none.</summary>
    public DateTimeOffset? LastClick { get; init; }

    /// <summary>The counts of all events up to the instant.</summary>
    public EngagementCounts Total { get; init; }

    /// <summary>The counts of each window, in the order of <see cref="EngagementOptions.WindowDays"/>.</summary>
    public ImmutableArray<EngagementWindow> Windows { get; init; } = [];

    /// <summary>Computes the profile of a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="events">The events; those of other contacts are skipped.</param>
    /// <param name="asOf">The instant, inclusive: later events are ignored.</param>
    /// <param name="options">Definition, zone and windows; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> lies outside 1970 to 2199.</exception>
    public static EngagementProfile Of(
        ContactId contact, IEnumerable<EmailEvent> events, DateTimeOffset asOf, EngagementOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        Door.Instant(asOf, nameof(asOf));
        options ??= EngagementOptions.Default;
        var ledger = new MessageLedger(options.Ledger);
        var emails = new HashSet<EmailId>();
        foreach (var emailEvent in events)
        {
            if (Door.Given(emailEvent, nameof(events)).Recipient != contact
                || emailEvent.At > asOf
                || options.Consents?.MayName(emailEvent) == false)
                continue;
            if (ledger.Apply(emailEvent).Reason is { } reason) throw new ArgumentException(reason, nameof(events));
            if (emailEvent.Email is { } email) emails.Add(email);
        }
        var report = ledger.Report(options.Definition, new ReportScope { Zone = options.Zone });
        // A window counts what was done in it, not what became of the emails sent in it, whichever basis the definition has.
        var byEventDate = options.Definition with { DateBasis = DateBasis.EventDate };
        return new EngagementProfile
        {
            Contact = contact,
            LastOpen = LastDate(report, bucket => bucket.Opens),
            LastClick = LastDate(report, bucket => bucket.Clicks) is { } date
                ? LastClickOn(date, emails.SelectMany(email => ledger.History(email, contact)), options.Zone)
                : null,
            Total = CountsOf(report),
            Windows =
            [
                .. options.WindowDays.Select(days =>
                    new EngagementWindow(days, CountsOf(ledger.Report(byEventDate, WindowOf(days, asOf, options.Zone))))),
            ],
        };
    }

    private static ReportScope WindowOf(int days, DateTimeOffset asOf, TimeZoneInfo zone)
    {
        var end = DateOf(asOf, zone).AddDays(1);
        return new ReportScope
        {
            Zone = zone,
            From = DateOnly.FromDayNumber(Math.Max(Earliest.DayNumber, end.DayNumber - days)),
            // A scope ends before its To, and cannot end later than the calendar that reports know.
            To = end.Year < 2200 ? end : null,
        };
    }

    private static DateOnly? LastDate(Report report, Func<TimelineBucket, long> count) =>
        report.Timeline.Buckets.LastOrDefault(bucket => count(bucket) > 0) is { } last ? DateOnly.FromDateTime(last.Start.DateTime) : null;

    // The report knows only the date; the history of that date has the time.
    private static DateTimeOffset? LastClickOn(DateOnly date, IEnumerable<HistoryItem> history, TimeZoneInfo zone) => history
        .Where(item => item.Type == EventType.Clicked && item.Label?.Actor != Actor.Automation && DateOf(item.At, zone) == date)
        .Max(item => (DateTimeOffset?)item.At);

    private static DateOnly DateOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static EngagementCounts CountsOf(Report report) => new(
        report.Counts[Metric.Delivered], report.Counts[Metric.Opened], report.Counts[Metric.TotalOpens],
        report.Counts[Metric.Clicked], report.Counts[Metric.TotalClicks]);
}
