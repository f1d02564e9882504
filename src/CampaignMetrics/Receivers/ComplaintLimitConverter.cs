using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Receivers;

/// <summary><c>{ "provider", "aim", "never", "source" }</c></summary>
internal sealed class ComplaintLimitConverter : ObjectConverter<ComplaintLimit>
{
    public static ComplaintLimitConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ComplaintLimit value)
    {
        json.WriteString("provider", value.Provider);
        json.WriteNumberOrNull("aim", value.Aim);
        json.WriteNumber("never", value.Never);
        json.WriteString("source", value.Source);
    }

    public override ComplaintLimit Read(JsonPart json) => new(
        json["provider"].Text(), json["aim"].IsNull ? null : json["aim"].Quotient(), json["never"].Quotient(), json["source"].Text());
}
