using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Events;

/// <summary><c>{ "smtp", "status", "bounceClass", "bounceReason", "providerReason", "remoteMta" }</c>; a member that is left out is not
/// known.</summary>
internal sealed class ServerResponseConverter : ObjectConverter<ServerResponse>
{
    public static ServerResponseConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ServerResponse value)
    {
        json.WriteString("smtp", value.Smtp);
        json.WriteString("status", value.Status);
        json.WriteString("bounceClass", value.BounceClass);
        json.WriteString("bounceReason", value.BounceReason);
        json.WriteString("providerReason", value.ProviderReason);
        json.WriteString("remoteMta", value.RemoteMta);
    }

    public override ServerResponse Read(JsonPart json) => new()
    {
        Smtp = json.Optional("smtp")?.TextOrNull(),
        Status = json.Optional("status")?.TextOrNull(),
        BounceClass = json.Optional("bounceClass")?.TextOrNull(),
        BounceReason = json.Optional("bounceReason")?.TextOrNull(),
        ProviderReason = json.Optional("providerReason")?.TextOrNull(),
        RemoteMta = json.Optional("remoteMta")?.TextOrNull(),
    };
}

/// <summary><c>{ "userAgent", "ip", "method", "purpose", "place": {} }</c>; a member that is left out is not reported.</summary>
internal sealed class WebRequestConverter : ObjectConverter<WebRequest>
{
    public override void WriteMembers(Utf8JsonWriter json, WebRequest value)
    {
        json.WriteString("userAgent", value.UserAgent);
        json.WriteString("ip", value.Ip);
        json.WriteString("method", value.Method);
        json.WriteString("purpose", value.Purpose);
        json.WriteObject("place", value.Place, PlaceConverter.Instance);
    }

    public override WebRequest Read(JsonPart json) => new()
    {
        UserAgent = json.Optional("userAgent")?.TextOrNull(),
        Ip = json.Optional("ip")?.TextOrNull(),
        Method = json.Optional("method")?.TextOrNull(),
        Purpose = json.Optional("purpose")?.TextOrNull(),
        Place = json.Optional("place")?.Read(PlaceConverter.Instance.Read) ?? default,
    };
}
