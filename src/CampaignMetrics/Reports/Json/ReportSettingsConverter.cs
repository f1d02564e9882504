using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Json;

/// <summary><c>{ "presumesDeliveries", "ignoredParameters": [], "linkParameters", "sends": {}, "thresholds": {}, "actorRules": [],
/// "functions": [] }</c>: only what is not the default.</summary>
internal sealed class ReportSettingsConverter : ObjectConverter<ReportSettings>
{
    public const string Name = "settings";

    public static ReportSettingsConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ReportSettings value)
    {
        if (value.PresumesDeliveries) json.WriteBoolean("presumesDeliveries", true);
        if (!value.IgnoredParameters.IsEmpty) json.WriteTexts("ignoredParameters", value.IgnoredParameters);
        if (value.LinkParameters != default) json.WriteWord("linkParameters", value.LinkParameters);
        if (value.Sends != SendRules.Default) json.WriteObject("sends", value.Sends, SendRulesConverter.Instance);
        if (value.Thresholds != ActorThresholds.Default)
            json.WriteObject("thresholds", value.Thresholds, ActorThresholdsConverter.Instance);
        if (!value.ActorRules.IsEmpty) json.WriteTexts("actorRules", value.ActorRules);
        if (!value.Functions.IsEmpty) json.WriteTexts("functions", value.Functions.Select(Words<HostFunction>.Of));
    }

    public override ReportSettings Read(JsonPart json) => new()
    {
        PresumesDeliveries = json.Optional("presumesDeliveries")?.Flag() ?? false,
        IgnoredParameters = Texts(json.Optional("ignoredParameters")),
        LinkParameters = json.Optional("linkParameters")?.Word<LinkParameters>() ?? default,
        Sends = json.Optional("sends")?.Read(SendRulesConverter.Instance.Read) ?? SendRules.Default,
        Thresholds = json.Optional("thresholds")?.Read(ActorThresholdsConverter.Instance.Read) ?? ActorThresholds.Default,
        ActorRules = Texts(json.Optional("actorRules")),
        Functions = json.Optional("functions")?.Rows(function => function.Word<HostFunction>()) ?? [],
    };

    private static ImmutableArray<string> Texts(JsonPart? json) => json?.Rows(text => text.Text()) ?? [];
}
