using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>
/// Which messages a report is about, and how it cuts time. Kinds of filters are joined by "and", values of one kind by "or".
/// </summary>
/// <example>
/// <code>
/// var march = new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1), Campaigns = ["spring"] };
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<ReportScope>)), JsonForm<ReportScopeConverter>]
public sealed record ReportScope
{
    /// <summary>Everything, by day, in UTC.</summary>
    public static ReportScope All { get; } = new();

    /// <summary>Only these emails; empty (the default) means all.</summary>
    public ImmutableArray<EmailId> Emails { get; init => field = Door.Given(value); } = [];

    /// <summary>Only this email: short for <see cref="Emails"/> with one.</summary>
    public EmailId Email { init => Emails = [value]; }

    /// <summary>
    /// Only emails of these campaigns, by the catalog, else as the message's events state; empty (the default) means all.
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
    /// What is left out, such as the sender's own people and test addresses: keys of contacts; domains with <c>@</c> before them, as
    /// <c>@example.com</c>, without their subdomains; and networks, as <c>203.0.113.0/24</c> (RFC 4632) or <c>2001:db8::/32</c>: messages
    /// of which any open, click or view came from there. Empty (the default) leaves out nothing.
    /// </summary>
    /// <exception cref="ArgumentException">One is empty.</exception>
    public ImmutableArray<string> Exclude
    {
        get;
        init
        {
            foreach (var one in Door.Given(value)) ArgumentException.ThrowIfNullOrEmpty(one);
            field = value;
        }
    } = [];

    /// <summary>The instant as of which the report is made; null (the default) where the caller gives none: then nobody can say what has
    /// been pending for long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public DateTimeOffset? AsOf { get; init => field = value is { } instant ? Door.Instant(instant, nameof(AsOf)) : null; }

    /// <summary>
    /// The first day of the period, inclusive, in the zone; null (the default)
    /// for no beginning. What a period selects is the definition's date basis.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside 1970 to 2199.</exception>
    public DateOnly? From { get; init => field = Door.Date(value); }

    /// <summary>The day after the period's last, in the zone; null (the default) for no end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside 1970 to 2199.</exception>
    public DateOnly? To { get; init => field = Door.Date(value); }

    /// <summary>The zone of days, hours and weeks. The default is UTC.</summary>
    public TimeZoneInfo Zone { get; init => field = Door.Given(value); } = TimeZoneInfo.Utc;

    /// <summary>The most rows that a report has of links, of clients, of countries, of places and of domains each: those with most; what
    /// the others have is told as one sum, <see cref="Report.Rest"/>.</summary>
    /// <value>The default value is 1,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxRows { get; init => field = Door.Positive(value); } = 1000;

    /// <summary>The length of the timeline's buckets. The default is a day.</summary>
    public Frequency Every { get; init => field = Door.Known(value); } = Frequency.Day;

    /// <summary>The first day of a week. The default is Monday.</summary>
    public DayOfWeek FirstDayOfWeek { get; init => field = Door.Known(value); } = DayOfWeek.Monday;

    /// <summary>Who looks: contacts and emails that they may not see count in all totals, stand in <see cref="Report.Rest"/>, and are named
    /// nowhere.</summary>
    /// <value>The default value is <see cref="Viewer.OfAll"/>. JSON does not tell it.</value>
    public Viewer Viewer { get; init => field = Door.Given(value); } = Viewer.OfAll;

    /// <summary>The same scope over the same number of calendar days immediately before, in the zone.</summary>
    /// <exception cref="InvalidOperationException">The period has no beginning or no end.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period before it begins before 1970.</exception>
    public ReportScope PreviousPeriod()
    {
        if (From is not { } from || To is not { } to) throw new InvalidOperationException("The period needs a beginning and an end.");
        var previous = LocalDates.Previous(from, to);
        return this with { From = previous.From, To = previous.To };
    }

    /// <summary>The scope, if its period does not end before it begins. The days are set one by one, and so are looked at together where
    /// the scope is used.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    internal ReportScope Checked(string name) => From > To
        ? throw new ArgumentException($"The period ends before it begins: from {From:O} to {To:O}.", name)
        : this;

    internal DateTimeOffset? FromInstant => From is { } from ? LocalDates.StartOf(from, Zone) : null;

    internal DateTimeOffset? ToInstant => To is { } to ? LocalDates.StartOf(to, Zone) : null;

    /// <summary>Whether both select and cut the same, so that their reports may be merged.</summary>
    /// <param name="other">The other scope.</param>
    public bool Equals(ReportScope? other) =>
        other is not null
            && Emails.AsSpan().SequenceEqual(other.Emails.AsSpan())
            && Campaigns.AsSpan().SequenceEqual(other.Campaigns.AsSpan())
        && Exclude.AsSpan().SequenceEqual(other.Exclude.AsSpan())
        && (AsOf, MaxRows) == (other.AsOf, other.MaxRows)
        && Lists.AsSpan().SequenceEqual(other.Lists.AsSpan()) && Workflows.AsSpan().SequenceEqual(other.Workflows.AsSpan())
        && Tags.Count == other.Tags.Count && Tags.All(tag => other.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value)
        && (Team, BusinessUnit, EmailType, From, To, Every, FirstDayOfWeek) == (
            other.Team, other.BusinessUnit, other.EmailType, other.From, other.To, other.Every, other.FirstDayOfWeek)
        && Zone.Id == other.Zone.Id
        && Viewer == other.Viewer;

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Emails.Length, Campaigns.Length, Lists.Length, From, To, Zone.Id, Every);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ReportScope>.Shown(this);
}
