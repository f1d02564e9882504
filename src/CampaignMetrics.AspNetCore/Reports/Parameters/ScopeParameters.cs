using System.Collections.Immutable;
using System.Globalization;

namespace CampaignMetrics.AspNetCore.Reports.Parameters;

/// <summary>Which messages a report covers, by which definition, and how it divides time.</summary>
internal static class ScopeParameters
{
    private const string Id = "an id", Name = "a name", DateForm = "a date like 2026-03-29, from 1970 to 2199",
        TimeForm = "a time like 2026-03-29T12:00:00Z, from 1970 to 2199";

    private static readonly ImmutableArray<string> Days = [.. Enum.GetNames<DayOfWeek>().Select(day => day.ToLowerInvariant())];

    public static Parameter Email { get; } = new("email", "Only this email.", Id, "spring-sale") { Repeats = true };

    private static readonly Parameter Campaign = new("campaign", "Only emails of this campaign.", Id, "spring") { Repeats = true };
    private static readonly Parameter List = new("list", "Only contacts selected from this list.", Id, "customers") { Repeats = true };
    private static readonly Parameter Workflow = new("workflow", "Only messages of this workflow.", Id, "welcome") { Repeats = true };
    private static readonly Parameter Tag = new(
        "tag", "Only messages with this tag; of several names all are needed.", "of the form NAME=VALUE, each name once", "step=1")
    {
        Repeats = true,
    };
    private static readonly Parameter Team = new("team", "Only emails of this team, and emails of no team.", Name, "north");
    private static readonly Parameter Unit = new("unit", "Only emails of this business unit.", Name, "shop");
    private static readonly Parameter EmailType = new("type", "Only emails of this type.", Name, "regular");
    private static readonly Parameter Exclude = new(
        "exclude",
        "Leave out this contact, with @ everybody of this domain, or messages that were opened, clicked or viewed from this network.",
        "a contact, @DOMAIN or network", "@example.com") { Repeats = true };
    private static readonly Parameter From = new("from", "Only messages sent on or after this date of the zone.", DateForm, "2026-03-01");
    private static readonly Parameter To = new("to", "Only messages sent before this date of the zone.", DateForm, "2026-04-01");
    private static readonly Parameter Period = new(
        "period", "Days that move with the calendar, instead of from and to.", "a period like this month or last 30 days", "last 30 days");
    private static readonly Parameter AsOf = new(
        "as-of", "The time for which the report is made; with it the report says what has been pending for long.", TimeForm,
        "2026-03-29T12:00:00Z");
    private static readonly Parameter Zone = new(
        "zone", "The zone of days and hours; UTC by default.", "a time zone like Europe/Amsterdam", "Europe/Amsterdam");
    private static readonly Parameter Every = Parameter.Of(
        "every", "The buckets of timelines and series; day by default.", [.. Enum.GetValues<Frequency>().Select(every => every.Name())]);
    private static readonly Parameter FirstDay = Parameter.Of("first-day", "The first day of weeks; monday by default.", Days);
    private static readonly Parameter MaxRows = Parameter.Number(
        "max-rows", "The most rows of a list, but for emails; 1,000 by default.", 1, MostRows);

    public static Parameter ByEventDate { get; } = Parameter.Flag(
        "by-event-date", "A period is of events, not of sendings: what happened in it counts.");

    private static readonly Parameter Definitions = new(
        "definitions", "By which definition events are counted; the first of the host's by default.", "a definition", "HubSpot");

    private const int MostRows = 1_000_000;

    public static ImmutableArray<Parameter> All { get; } =
    [
        Email, Campaign, List, Workflow, Tag, Team, Unit, EmailType, Exclude, From, To, Period, AsOf, Zone, Every, FirstDay, MaxRows,
        Definitions, ByEventDate,
    ];

    public static ReportScope Scope(Query query)
    {
        var scope = new ReportScope
        {
            Emails = query.Values(Email, text => EmailId.TryParse(text, null, out var id) ? id : default(EmailId?)),
            Campaigns = query.Values(Campaign, text => CampaignId.TryParse(text, null, out var id) ? id : default(CampaignId?)),
            Lists = query.Texts(List), Workflows = query.Texts(Workflow), Tags = Tags(query), Exclude = Excluded(query),
            Team = query.Text(Team), BusinessUnit = query.Text(Unit), EmailType = query.Text(EmailType),
            From = query.Value(From, Date), To = query.Value(To, Date), AsOf = query.Value(AsOf, Instant),
            Zone = ZoneOf(query), Every = query.Word(Every) is { } every ? FrequencyNames.Find(every)!.Value : Frequency.Day,
            FirstDayOfWeek = query.Word(FirstDay) is { } day ? (DayOfWeek)Days.IndexOf(day) : DayOfWeek.Monday,
            MaxRows = query.Number(MaxRows, 1, MostRows) ?? ReportScope.All.MaxRows,
        };
        if (scope.From >= scope.To) query.Fault(To.Name, "there is no day between: to is the day after the last");
        return scope;
    }

    public static RelativePeriod? PeriodOf(Query query) =>
        query.Value(Period, text => RelativePeriod.TryParse(text, null, out var period) ? period : default(RelativePeriod?));

    /// <summary>The named definition, or the first of the host's.</summary>
    public static Definition DefinitionOf(Query query, IList<Definition> known)
    {
        var definition = known[0];
        if (query.Text(Definitions) is { } name)
        {
            if (known.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found) definition = found;
            else
                query.Fault(
                    Definitions.Name, $"there is no such definition; there are {string.Join(", ", known.Select(one => one.Name))}");
        }
        return query.Flag(ByEventDate) ? definition with { DateBasis = DateBasis.EventDate } : definition;
    }

    /// <summary>A time with its offset (RFC 3339): without one it would be the machine's.</summary>
    public static DateTimeOffset? Instant(string text)
    {
        var time = text.IndexOf('T', StringComparison.OrdinalIgnoreCase);
        return time >= 0 && text.AsSpan().LastIndexOfAny("zZ+-") > time
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            && instant is { Year: >= 1970 and < 2200 }
            ? instant
            : null;
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date is { Year: >= 1970 and < 2200 }
            ? date
            : null;

    private static TimeZoneInfo ZoneOf(Query query)
    {
        if (query.Text(Zone) is not { } name) return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        query.Fault(Zone.Name, $"there is no {Zone.Expected[2..]} of this name");
        return TimeZoneInfo.Utc;
    }

    private static ImmutableArray<string> Excluded(Query query)
    {
        var entries = query.Texts(Exclude);
        foreach (var fault in entries.Select(ReportScope.ExclusionFault).OfType<string>()) query.Fault(Exclude.Name, fault);
        return query.Faults.ContainsKey(Exclude.Name) ? [] : entries;
    }

    private static ImmutableDictionary<string, string> Tags(Query query)
    {
        var tags = ImmutableDictionary<string, string>.Empty;
        foreach (var text in query.Texts(Tag))
            if (text.Split('=', 2) is [{ Length: > 0 } name, var value] && !tags.ContainsKey(name)) tags = tags.Add(name, value);
            else query.Fault(Tag.Name, $"has to be {Tag.Expected}");
        return tags;
    }
}
