using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary><c>{ "sent", "delivered", "opened", "clicked" }</c>, and <c>notMeasured</c> where some are null.</summary>
internal sealed class PeopleReportConverter : ObjectConverter<PeopleReport>
{
    public static PeopleReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, PeopleReport value)
    {
        json.WriteNumber("sent", value.Sent);
        json.WriteNumber("delivered", value.Delivered);
        json.WriteNumberOrNull("opened", value.Opened);
        json.WriteNumberOrNull("clicked", value.Clicked);
        if (value.NotMeasured is { } reason) json.WriteReason(reason, "opened", "clicked");
    }

    public override PeopleReport Read(JsonPart json) => new(
        json["sent"].Count(), json["delivered"].Count(), json["opened"].CountOrNull(),
        json["clicked"].CountOrNull(), json.ReasonAgainst("opened"));
}

/// <summary><c>{ "goal", "conversions", "contacts" }</c></summary>
internal sealed class GoalReportConverter : ObjectConverter<GoalReport>
{
    public static GoalReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, GoalReport value)
    {
        json.WriteString("goal", value.Goal);
        json.WriteNumber("conversions", value.Conversions);
        json.WriteNumber("contacts", value.Contacts);
    }

    public override GoalReport Read(JsonPart json) =>
        new(json["goal"].Text(), json["conversions"].Count(), json["contacts"].Count());
}

/// <summary><c>{ "unsubscribed", "spamReports", "conversions", "refunds" }</c></summary>
internal sealed class UnattributedReportConverter : ObjectConverter<UnattributedReport>
{
    public static UnattributedReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, UnattributedReport value)
    {
        json.WriteNumber("unsubscribed", value.Unsubscribed);
        json.WriteNumber("spamReports", value.SpamReports);
        json.WriteNumber("conversions", value.Conversions);
        json.WriteNumber("refunds", value.Refunds);
    }

    public override UnattributedReport Read(JsonPart json) => new(
        json["unsubscribed"].Count(), json["spamReports"].Count(), json["conversions"].Count(), json["refunds"].Count());
}

/// <summary><c>{ "within": "24h", "opens", "firstOpens", "clicks", "firstClicks", "leftOut" }</c></summary>
internal sealed class SinceSendingReportConverter : ObjectConverter<SinceSendingReport>
{
    public static SinceSendingReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, SinceSendingReport value)
    {
        json.WriteString("within", value.Within);
        json.WriteNumber("opens", value.Opens);
        json.WriteNumber("firstOpens", value.FirstOpens);
        json.WriteNumber("clicks", value.Clicks);
        json.WriteNumber("firstClicks", value.FirstClicks);
        json.WriteNumber("leftOut", value.LeftOut);
    }

    public override SinceSendingReport Read(JsonPart json) => new(
        json["within"].Text(), json["opens"].Count(), json["firstOpens"].Count(), json["clicks"].Count(), json["firstClicks"].Count(),
        json["leftOut"].Count());
}

/// <summary><c>{ "contacts", "opens": 7 rows of 24, "clicks": the same }</c></summary>
internal sealed class LocalHoursReportConverter : ObjectConverter<LocalHoursReport>
{
    public static LocalHoursReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, LocalHoursReport value)
    {
        if (value.Hours.NotMeasured is { } reason)
        {
            json.WriteNotMeasured(reason, "contacts", "opens", "clicks");
            return;
        }
        json.WriteNumber("contacts", value.Contacts);
        WeekHoursReportConverter.WriteHours(json, value.Hours);
    }

    public override LocalHoursReport Read(JsonPart json) =>
        new(json["contacts"].CountOrNull() ?? 0, WeekHoursReportConverter.ReadHours("", json));
}

/// <summary><c>{ "code", "count", "share", "text" }</c>. The text follows from the rest.</summary>
internal sealed class CaveatConverter : ObjectConverter<Caveat>
{
    public static CaveatConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Caveat value)
    {
        json.WriteWord("code", value.Code);
        json.WriteNumberOrNull("count", value.Count);
        json.WriteNumberOrNull("share", value.Share);
        json.WriteString("text", value.Text);
    }

    /// <summary>Reads a caveat. Its text must be there but is not kept: it is made anew in the words of this version.</summary>
    public override Caveat Read(JsonPart json)
    {
        _ = json["text"].Text();
        return new(
            json["code"].Word<CaveatCode>(), json["count"].CountOrNull(),
            json["share"].IsNull ? null : json["share"].Quotient());
    }

    /// <summary>Reads a caveat of a document, which names the geolocation database once for all its parts.</summary>
    public static Caveat ReadIn(JsonPart json, PlacesSource? placesBy)
    {
        var caveat = Instance.Read(json);
        return caveat.Code == CaveatCode.PlacesByProxy ? caveat with { PlacesBy = placesBy } : caveat;
    }
}

/// <summary><c>{ "list", "rows", a member for each sum }</c></summary>
internal sealed class RestReportConverter : ObjectConverter<RestReport>
{
    public static RestReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, RestReport value)
    {
        json.WriteString("list", value.List);
        json.WriteNumber("rows", value.Rows);
        foreach (var sum in value.Sums) json.WriteNumber(sum.Key, sum.Value);
    }

    public override RestReport Read(JsonPart json)
    {
        var sums = ImmutableArray.CreateBuilder<KeyValuePair<string, long>>();
        foreach (var (name, member) in json.Members())
            if (name is not ("list" or "rows")) sums.Add(new(name, member.Count()));
        return new RestReport(json["list"].Text(), json["rows"].Count(), sums.ToImmutable());
    }
}
