using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary><c>{ "currency", "amount", "denominator", "value" }</c>, and <c>notMeasured</c> where the value is null.</summary>
internal sealed class MoneyRatioConverter : ObjectConverter<MoneyRatio>
{
    public static MoneyRatioConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, MoneyRatio value)
    {
        MoneyConverter.Instance.WriteMembers(json, value.Amount);
        json.WriteNumber("denominator", value.Denominator);
        json.WriteNumberOrNull("value", value.Value);
        if (value.NotMeasured is { } reason) json.WriteString(UnmeasuredMembers.Name, reason);
    }

    public override MoneyRatio Read(JsonPart json) =>
        Read(json, json["denominator"].Count(), json.Optional(UnmeasuredMembers.Name)?.Text());

    /// <summary>Reads an object without a denominator and reason of its own: an amount of a report has them once for all
    /// currencies.</summary>
    public static MoneyRatio Read(JsonPart json, long denominator, string? notMeasured)
    {
        var ratio = new MoneyRatio(MoneyConverter.Instance.Read(json), denominator, notMeasured);
        json["value"].Confirm(ratio.Value);
        return ratio;
    }
}
