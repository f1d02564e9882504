using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Receivers;

/// <summary><c>{ "file", "line", "path", "what" }</c></summary>
internal sealed class ReceiverFaultConverter : ObjectConverter<ReceiverFault>
{
    public static ReceiverFaultConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ReceiverFault value)
    {
        json.WriteString("file", value.File);
        json.WriteNumberOrNull("line", value.Line);
        json.WriteString("path", value.Path);
        json.WriteString("what", value.What);
    }

    public override ReceiverFault Read(JsonPart json) => new(
        json["file"].Text(), json["line"].IsNull ? null : json["line"].Integer(), json["path"].TextOrNull(), json["what"].Text());
}
