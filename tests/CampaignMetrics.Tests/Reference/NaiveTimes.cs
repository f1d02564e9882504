using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 6: since sending, by bucket, by hour of the week.</summary>
internal sealed class NaiveTimes(IReadOnlyList<NaiveCount> counts, NaiveOptions options)
{
    private static readonly (string Name, TimeSpan Length)[] Presets =
    [
        ("24h", TimeSpan.FromHours(24)), ("3d", TimeSpan.FromDays(3)), ("7d", TimeSpan.FromDays(7)), ("30d", TimeSpan.FromDays(30)),
    ];

    private readonly NaiveCalendar _calendar = new(options.Zone, options.Every);

    private IEnumerable<NaiveLabel> Opens => counts.SelectMany(count => count.Opens);

    private IEnumerable<NaiveLabel> Clicks => counts.SelectMany(count => count.Clicks);

    public JsonArray SinceSending() => [.. Presets.Select(preset => Within(preset.Name, preset.Length))];

    /// <summary>
    /// Each message from its own sending time, half-open; what lies before counts as at it; without a sent event it is left out.
    /// </summary>
    private JsonObject Within(string name, TimeSpan length)
    {
        var timed = counts.Where(count => count.Message.First("sent") is not null).ToList();
        return new JsonObject
        {
            ["within"] = name,
            ["opens"] = timed.Sum(count => count.Opens.Count(open => IsWithin(count, open))),
            ["firstOpens"] = timed.Count(count => count.FirstOpen is { } open && IsWithin(count, open)),
            ["clicks"] = timed.Sum(count => count.Clicks.Count(click => IsWithin(count, click))),
            ["firstClicks"] = timed.Count(count => count.FirstClick is { } click && IsWithin(count, click)),
            ["leftOut"] = counts.Count(count => count.IsSent && count.Message.First("sent") is null),
        };

        bool IsWithin(NaiveCount count, NaiveLabel label) => label.Event.At - count.Message.SendingTime < length;
    }

    public JsonObject Timeline(string? whyNot)
    {
        var json = new JsonObject { ["zone"] = options.Zone.Id, ["frequency"] = options.Every };
        json.Set("buckets", whyNot, Buckets);
        return json.Closed();
    }

    private JsonArray Buckets()
    {
        var buckets = new JsonArray();
        if (FirstBucket() is not { } first || LastBucket() is not { } last) return buckets;
        if (options.From is null && options.To is null && !Opens.Concat(Clicks).Any()) return buckets;
        var opens = StartsOf(Opens);
        var clicks = StartsOf(Clicks);
        var firstOpens = StartsOf(counts.Select(count => count.FirstOpen).OfType<NaiveLabel>());
        var firstClicks = StartsOf(counts.Select(count => count.FirstClick).OfType<NaiveLabel>());
        for (var start = first; start <= last; start = _calendar.Next(start))
            buckets.Add((JsonNode)new JsonObject
            {
                ["start"] = NaiveCalendar.Text(start, options.Zone),
                ["opens"] = opens[start].Count(),
                ["firstOpens"] = firstOpens[start].Count(),
                ["clicks"] = clicks[start].Count(),
                ["firstClicks"] = firstClicks[start].Count(),
            });
        return buckets;
    }

    /// <summary>That of from, else that of the scope's earliest event; what states Automation moves nothing.</summary>
    private DateTimeOffset? FirstBucket()
    {
        if (options.From is { } from) return _calendar.StartOf(_calendar.FirstInstantOf(from));
        var events = counts.SelectMany(count => count.Message.Events.Where(happened => count.IsInPeriod(happened.At)))
            .Where(happened => !happened.StatesAutomation)
            .Concat(Opens.Concat(Clicks).Select(counted => counted.Event))
            .ToList();
        return events.Count == 0 ? null : _calendar.StartOf(events.Min(happened => happened.At));
    }

    /// <summary>That of the last instant before to, else that of the latest counted open or click.</summary>
    private DateTimeOffset? LastBucket()
    {
        if (options.To is { } to) return _calendar.StartOf(_calendar.FirstInstantOf(to).AddMilliseconds(-1));
        var counted = Opens.Concat(Clicks).ToList();
        return counted.Count == 0 ? null : _calendar.StartOf(counted.Max(label => label.Event.At));
    }

    private ILookup<DateTimeOffset, NaiveLabel> StartsOf(IEnumerable<NaiveLabel> labels) =>
        labels.ToLookup(label => _calendar.StartOf(label.Event.At));

    public JsonObject WeekHours(string? whyNot)
    {
        var json = new JsonObject { ["zone"] = options.Zone.Id };
        json.Set("opens", whyNot, () => Matrix(Opens.Select(open => (open.Event.At, options.Zone))));
        json.Set("clicks", whyNot, () => Matrix(Clicks.Select(click => (click.Event.At, options.Zone))));
        return json.Closed();
    }

    /// <summary>In contacts' own time, where the place of a contact's first human open gives a time zone, not proxied.</summary>
    public JsonObject LocalHours(string? whyNot, NaivePlaces places)
    {
        var zones = counts.GroupBy(count => count.Message.Contact)
            .Select(contact => (Contact: contact.Key, Zone: ZoneOf(contact, places)))
            .Where(contact => contact.Zone is not null)
            .ToDictionary(contact => contact.Contact, contact => contact.Zone!);
        var covered = counts.Where(count => zones.ContainsKey(count.Message.Contact)).ToList();
        var json = new JsonObject();
        json.Set("contacts", whyNot, () => zones.Count);
        json.Set("opens", whyNot, () => Matrix(covered.SelectMany(count => count.Opens.Select(open => Local(count, open)))));
        json.Set("clicks", whyNot, () => Matrix(covered.SelectMany(count => count.Clicks.Select(click => Local(count, click)))));
        return json.Closed();

        (DateTimeOffset, TimeZoneInfo) Local(NaiveCount count, NaiveLabel label) => (label.Event.At, zones[count.Message.Contact]);
    }

    private static TimeZoneInfo? ZoneOf(IEnumerable<NaiveCount> contact, NaivePlaces places)
    {
        var first = contact.SelectMany(count => count.Opens)
            .Where(open => open.Event.Is("opened") && open.Actor == NaiveActor.Human)
            .InOrder(open => open.Event)
            .FirstOrDefault();
        return first is not null && !places.IsProxied(first)
            && places.TimeZoneOf(first.Event) is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
    }

    /// <summary>Row 0 is Monday.</summary>
    private static JsonArray Matrix(IEnumerable<(DateTimeOffset At, TimeZoneInfo Zone)> times)
    {
        var local = times.Select(time => TimeZoneInfo.ConvertTime(time.At, time.Zone)).ToLookup(at => (at.DayOfWeek, at.Hour));
        return
        [
            .. Enumerable.Range(0, 7).Select(row => (DayOfWeek)((row + 1) % 7)).Select(day => new JsonArray(
            [
                .. Enumerable.Range(0, 24).Select(hour => (JsonNode)local[(day, hour)].Count()),
            ])),
        ];
    }
}
