using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Events;

/// <summary><c>{ "line", "reason" }</c></summary>
internal sealed class RejectionConverter : ObjectConverter<Rejection>
{
    public static RejectionConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Rejection value)
    {
        json.WriteNumber("line", value.Line);
        json.WriteString("reason", value.Reason);
    }

    public override Rejection Read(JsonPart json) => new(json["line"].Count(), json["reason"].TextOrNull()!);
}
