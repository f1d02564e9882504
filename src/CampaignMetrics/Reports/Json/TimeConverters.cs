using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Json;

/// <summary><c>{ "zone", "frequency", "buckets": [] }</c></summary>
internal sealed class TimelineReportConverter : ObjectConverter<TimelineReport>
{
    public static TimelineReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, TimelineReport value)
    {
        json.WriteString("zone", value.Zone);
        json.WriteString("frequency", value.Frequency.Name());
        if (value.NotMeasured is { } reason)
        {
            json.WriteNotMeasured(reason, "buckets");
            yield return json.BytesPending;
            yield break;
        }
        json.WriteStartArray("buckets");
        var isUtc = value.Zone == TimeZoneInfo.Utc.Id;
        foreach (var bucket in value.Buckets)
        {
            json.WriteStartObject();
            TimelineBucketConverter.Write(json, bucket, isUtc);
            json.WriteEndObject();
            yield return json.BytesPending;
        }
        json.WriteEndArray();
    }

    public override TimelineReport Read(JsonPart json) => new(
        json["zone"].Text(), json["frequency"].Frequency(),
        json["buckets"].IsNull ? [] : json["buckets"].Rows(TimelineBucketConverter.Instance.Read))
    {
        NotMeasured = json.ReasonAgainst("buckets"),
    };
}

/// <summary><c>{ "start", "opens", "firstOpens", "clicks", "firstClicks" }</c></summary>
internal sealed class TimelineBucketConverter : ObjectConverter<TimelineBucket>
{
    public static TimelineBucketConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, TimelineBucket value) =>
        Write(json, value, isUtc: value.Start.Offset == TimeSpan.Zero);

    public static void Write(Utf8JsonWriter json, TimelineBucket value, bool isUtc)
    {
        json.WriteInstant("start", value.Start, isUtc);
        json.WriteNumber("opens", value.Opens);
        json.WriteNumber("firstOpens", value.FirstOpens);
        json.WriteNumber("clicks", value.Clicks);
        json.WriteNumber("firstClicks", value.FirstClicks);
    }

    public override TimelineBucket Read(JsonPart json) => new(
        json["start"].Instant(),
        json["opens"].Count(), json["firstOpens"].Count(), json["clicks"].Count(), json["firstClicks"].Count());
}

/// <summary><c>{ "zone", "opens": 7 rows of 24, "clicks": the same }</c></summary>
internal sealed class WeekHoursReportConverter : ObjectConverter<WeekHoursReport>
{
    public static WeekHoursReportConverter Instance { get; } = new();

    private delegate ReadOnlySpan<long> HoursOfDay(int fromMonday);

    public override void WriteMembers(Utf8JsonWriter json, WeekHoursReport value)
    {
        json.WriteString("zone", value.Zone);
        WriteHours(json, value);
    }

    public static void WriteHours(Utf8JsonWriter json, WeekHoursReport value)
    {
        if (value.NotMeasured is { } reason)
        {
            json.WriteNotMeasured(reason, "opens", "clicks");
            return;
        }
        WriteMatrix(json, "opens", value.OpensOfDay);
        WriteMatrix(json, "clicks", value.ClicksOfDay);
    }

    public override WeekHoursReport Read(JsonPart json) => ReadHours(json["zone"].Text(), json);

    public static WeekHoursReport ReadHours(string zone, JsonPart json) => json["opens"].IsNull && json["clicks"].IsNull
        ? new(zone, new long[7 * 24], new long[7 * 24]) { NotMeasured = json.ReasonAgainst("opens") }
        : new(zone, Matrix(json["opens"]), Matrix(json["clicks"]));

    private static long[] Matrix(JsonPart json)
    {
        var days = json.Rows(static day => Exactly(24, day, day.Rows(static hour => hour.Count(), atMost: 24)), atMost: 7);
        return [.. Exactly(7, json, days).SelectMany(day => day)];
    }

    private static ImmutableArray<T> Exactly<T>(int length, JsonPart json, ImmutableArray<T> rows) =>
        rows.Length == length ? rows : throw json.Fault($"it has not {length} elements");

    private static void WriteMatrix(Utf8JsonWriter json, string name, HoursOfDay hoursOf)
    {
        json.WriteStartArray(name);
        for (var day = 0; day < 7; day++)
        {
            // A day on one line, written raw: an indenting writer would put each of the 168 numbers on a line of its own.
            var row = new StringBuilder("[");
            foreach (var events in hoursOf(day))
                row.Append(row.Length > 1 ? ", " : "").Append(events.ToString(CultureInfo.InvariantCulture));
            json.WriteRawValue(row.Append(']').ToString(), skipInputValidation: true);
        }
        json.WriteEndArray();
    }
}

/// <summary><c>{ "day": "monday", "hour": 9, "opens", "clicks" }</c></summary>
internal sealed class WeekHourConverter : ObjectConverter<WeekHour>
{
    public override void WriteMembers(Utf8JsonWriter json, WeekHour value)
    {
        json.WriteWord("day", value.Day);
        json.WriteNumber("hour", value.Hour);
        json.WriteNumber("opens", value.Opens);
        json.WriteNumber("clicks", value.Clicks);
    }

    public override WeekHour Read(JsonPart json)
    {
        var hour = json["hour"].Count();
        if (hour > 23) throw json["hour"].Fault("an hour is from 0 to 23");
        return new WeekHour(json["day"].Word<DayOfWeek>(), (int)hour, json["opens"].Count(), json["clicks"].Count());
    }
}
