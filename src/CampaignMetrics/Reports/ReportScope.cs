using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>
/// Which messages a report covers, and how it divides time. Different filters are joined by "and", the values of one filter by "or".
/// </summary>
/// <remarks>
/// <para>
/// The same scope works for reports, breakdowns, series, recipient lists, histories and exports. What a period selects, messages that were
/// sent in it or events that happened in it, is up to <see cref="Definition.DateBasis"/>. Tags are the exception to "or": a message must
/// have all of them.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var march = new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1), Campaigns = ["spring"] };
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<ReportScope>)), JsonForm<ReportScopeConverter>]
public sealed partial record ReportScope
{
    /// <summary>Everything, by day, in UTC.</summary>
    public static ReportScope All { get; } = new();

    /// <summary>Only these emails; empty (the default) means all.</summary>
    public ImmutableArray<EmailId> Emails { get; init => field = Door.Given(value); } = [];

    /// <summary>Only this email: short for <see cref="Emails"/> with one.</summary>
    public EmailId Email { init => Emails = [value]; }

    /// <summary>
    /// Only emails of these campaigns. An email's campaign is the catalog's, else the one stated by its earliest event that states any.
    /// Empty (the default) means all.
    /// </summary>
    public ImmutableArray<CampaignId> Campaigns { get; init => field = Door.Given(value); } = [];

    /// <summary>Only messages whose contact was selected from one of these lists; empty (the default) means all.</summary>
    public ImmutableArray<string> Lists { get; init => field = Door.Given(value); } = [];

    /// <summary>Only messages of these workflows, by the catalog or as their events state; empty (the default) means all.</summary>
    public ImmutableArray<string> Workflows { get; init => field = Door.Given(value); } = [];

    /// <summary>Only messages that have all of these tags; empty by default.</summary>
    public ImmutableDictionary<string, string> Tags { get; init => field = Door.Texts(value); } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Only emails of this team and emails with no team, by the catalog; null (the default) means all.</summary>
    public string? Team { get; init; }

    /// <summary>Only emails of this business unit, by the catalog; null (the default) means all.</summary>
    public string? BusinessUnit { get; init; }

    /// <summary>Only emails of this type, by the catalog; null (the default) means all.</summary>
    public string? EmailType { get; init; }

    /// <summary>
    /// Contacts and messages to leave out, such as colleagues and test addresses. Each entry is the key of a contact; a domain with
    /// <c>@</c> before it, as <c>@example.com</c>, without its subdomains; or a network, as <c>203.0.113.0/24</c> (RFC 4632) or
    /// <c>2001:db8::/32</c>, which leaves out every message that was opened, clicked or viewed from there. Empty (the default) leaves out
    /// nothing.
    /// </summary>
    /// <exception cref="ArgumentException">One is null or has an <see cref="ExclusionFault"/>.</exception>
    public ImmutableArray<string> Exclude
    {
        get;
        init
        {
            foreach (var one in Door.Given(value))
                if (ExclusionFault(one) is { } fault) throw new ArgumentException($"'{one}' {fault}.", nameof(Exclude));
            field = value;
        }
    } = [];

    /// <summary>The instant as of which the report is made. The library reads no clock, so without it (null, the default) the report cannot
    /// warn about messages that have been pending for too long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public DateTimeOffset? AsOf { get; init => field = value is { } instant ? Door.Instant(instant, nameof(AsOf)) : null; }

    /// <summary>
    /// The first day of the period, inclusive, in the zone; null (the default)
    /// for no beginning. Whether it selects messages or events is up to <see cref="Definition.DateBasis"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside 1970 to 2199.</exception>
    public DateOnly? From { get; init => field = Door.Date(value); }

    /// <summary>The end of the period, exclusive: the day after its last day, in the zone; null (the default) for no end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside 1970 to 2199.</exception>
    public DateOnly? To { get; init => field = Door.Date(value); }

    /// <summary>The time zone in which days, hours and weeks begin. The default is UTC.</summary>
    public TimeZoneInfo Zone { get; init => field = Door.Given(value); } = TimeZoneInfo.Utc;

    /// <summary>The most rows in each list of a report: links, their occurrences, clients, countries, places, domains, goals and reasons.
    /// The largest are kept; the others are summed up in <see cref="Report.Rest"/>. Emails are all listed. Also the most rows of a
    /// breakdown, a series and an unsubscription report, and workflows of automated emails, which say how many they leave out.</summary>
    /// <value>The default value is 1,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxRows { get; init => field = Door.Positive(value); } = 1000;

    /// <summary>The length of the buckets of a timeline or series. The default is a day.</summary>
    public Frequency Every { get; init => field = Door.Known(value); } = Frequency.Day;

    /// <summary>The first day of a week. The default is Monday.</summary>
    public DayOfWeek FirstDayOfWeek { get; init => field = Door.Known(value); } = DayOfWeek.Monday;

    /// <summary>Who looks at the report. Contacts and emails that the viewer may not see count in all totals and in
    /// <see cref="Report.Rest"/>, but are not named.</summary>
    /// <value>The default value is <see cref="Viewer.OfAll"/>. It is not written to JSON.</value>
    public Viewer Viewer { get; init => field = Door.Given(value); } = Viewer.OfAll;

    /// <summary>What is wrong with an entry of <see cref="Exclude"/>, for programs that get it from their users.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>What a sentence says of it, such as <c>has no domain after the @</c>; null if nothing is wrong: it is a network, a domain,
    /// or else the key of a contact.</returns>
    public static string? ExclusionFault(string entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return ContactFilter.FaultOf(entry);
    }

    /// <summary>Returns the scope if its period is valid. <see cref="From"/> and <see cref="To"/> are set one after the other, so they can
    /// be checked against each other only when the scope is used.</summary>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    internal ReportScope Checked(string name)
    {
        if (From > To) throw new ArgumentException($"The period ends before it begins: from {From:O} to {To:O}.", name);
        Within?.Checked(name);
        return this;
    }

    internal DateTimeOffset? FromInstant => From is { } from ? LocalDates.StartOf(from, Zone) : null;

    internal DateTimeOffset? ToInstant => To is { } to ? LocalDates.StartOf(to, Zone) : null;

    /// <summary>Whether both select the same messages and divide time alike, so that their reports may be merged.</summary>
    /// <param name="other">The other scope.</param>
    public bool Equals(ReportScope? other) =>
        other is not null
        && Emails.AsSpan().SequenceEqual(other.Emails.AsSpan())
        && Campaigns.AsSpan().SequenceEqual(other.Campaigns.AsSpan())
        && Exclude.AsSpan().SequenceEqual(other.Exclude.AsSpan())
        && (AsOf, MaxRows) == (other.AsOf, other.MaxRows)
        // Lists in the same order; tags in any.
        && Lists.AsSpan().SequenceEqual(other.Lists.AsSpan()) && Workflows.AsSpan().SequenceEqual(other.Workflows.AsSpan())
        && Tags.Count == other.Tags.Count && Tags.All(tag => other.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value)
        && (Team, BusinessUnit, EmailType, From, To, Every, FirstDayOfWeek) == (
            other.Team, other.BusinessUnit, other.EmailType, other.From, other.To, other.Every, other.FirstDayOfWeek)
        // By id alone: TimeZoneInfo.Equals compares all rules, too.
        && Zone.Id == other.Zone.Id
        && Viewer == other.Viewer
        && Within == other.Within;

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(Emails.IsEmpty ? default : Emails[0], Campaigns.Length, Lists.Length, From, To, Zone.Id, Every);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ReportScope>.Shown(this);
}
