using System.Globalization;
using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Receivers;

/// <summary><c>{ "receiver", "of", "day", "numbers": [], "standing" }</c></summary>
internal sealed class ReceiverDayConverter : ObjectConverter<ReceiverDay>
{
    public const string DayFormat = "yyyy-MM-dd";

    public static ReceiverDayConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ReceiverDay value)
    {
        json.WriteString("receiver", value.Receiver);
        json.WriteString("of", value.Of);
        json.WriteString("day", value.Day.ToString(DayFormat, CultureInfo.InvariantCulture));
        foreach (var _ in json.WriteRows("numbers", value.Numbers, ReceiverNumberConverter.Instance)) { }
        json.WriteWordOrNull("standing", value.Standing);
    }

    public override ReceiverDay Read(JsonPart json)
    {
        var day = new ReceiverDay(
            json["receiver"].Text(), json["of"].TextOrNull(), DayOf(json["day"]),
            json["numbers"].Rows(ReceiverNumberConverter.Instance.Read));
        return json["standing"].WordOrNull<LimitStanding>() == day.Standing
            ? day
            : throw json["standing"].Fault("it does not agree with the numbers");
    }

    public static DateOnly DayOf(JsonPart json) =>
        DateOnly.TryParseExact(json.Text(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw json.Fault("a date is expected, as 2026-03-01");
}

/// <summary><c>{ "name", "value", "text" }</c></summary>
internal sealed class ReceiverNumberConverter : ObjectConverter<ReceiverNumber>
{
    public static ReceiverNumberConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ReceiverNumber value)
    {
        json.WriteString("name", value.Name);
        json.WriteNumberOrNull("value", value.Value);
        json.WriteString("text", value.Text);
    }

    public override ReceiverNumber Read(JsonPart json) =>
        new(json["name"].Text(), json["value"].IsNull ? null : json["value"].Quotient(), json["text"].TextOrNull());
}
