using System.Text.Json;
using CampaignMetrics.Bounces;
using CampaignMetrics.Json;

namespace CampaignMetrics.Messages;

/// <summary><c>{ "class", "reason", "explanation" }</c></summary>
internal sealed class BounceFindingConverter : ObjectConverter<BounceFinding>
{
    public static BounceFindingConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, BounceFinding value)
    {
        json.WriteString("class", BounceNames.Of(value.Class));
        json.WriteString("reason", value.Reason);
        json.WriteString("explanation", value.Explanation);
    }

    public override BounceFinding Read(JsonPart json) =>
        new(json["class"].BounceClass(), json["reason"].TextOrNull()!, json["explanation"].TextOrNull()!);
}

/// <summary>A rule by its id, as reports show it: <c>known-agent</c>.</summary>
internal sealed class ActorRuleConverter : PartConverter<ActorRule>
{
    public override ActorRule Read(JsonPart json) =>
        ActorRuleIds.Find(json.Text()) ?? throw json.Fault("the id of a built-in rule is expected, as known-agent");

    public override void Write(Utf8JsonWriter writer, ActorRule value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ActorRuleIds.Of(value));

    public override ActorRule ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ActorRuleIds.Find(reader.GetString()!) ?? throw new JsonException("The name is no id of a built-in rule.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, ActorRule value, JsonSerializerOptions options) =>
        writer.WritePropertyName(ActorRuleIds.Of(value));
}

/// <summary><c>{ "actor": "human", "rule": "default" }</c>: the rule by its id, also one of the user's own.</summary>
internal sealed class ActorLabelConverter : ObjectConverter<ActorLabel>
{
    public static ActorLabelConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ActorLabel value)
    {
        json.WriteWord("actor", value.Actor);
        json.WriteString("rule", value.RuleId);
    }

    public override ActorLabel Read(JsonPart json)
    {
        var (actor, id) = (json["actor"].Word<Actor>(), json["rule"].Text());
        // Any other id is taken for a custom rule's, which this process need not have.
        return ActorRuleIds.Find(id) is { } rule ? new ActorLabel(actor, rule) : new ActorLabel(actor, ActorRuleIds.Checked(id));
    }
}

/// <summary><c>{ "client", "device", "role": "reader" }</c>; the texts are null only in the default value.</summary>
internal sealed class AgentDescriptionConverter : ObjectConverter<AgentDescription>
{
    public override void WriteMembers(Utf8JsonWriter json, AgentDescription value)
    {
        json.WriteString("client", value.Client);
        json.WriteString("device", value.Device);
        json.WriteWord("role", value.Role);
    }

    public override AgentDescription Read(JsonPart json) =>
        json["client"].IsNull && json["device"].IsNull && json["role"].Word<AgentRole>() == default
            ? default
            : new AgentDescription(json["client"].Text(), json["device"].Text(), json["role"].Word<AgentRole>());
}

/// <summary><c>{ "burstWindow": "00:00:10", "burstLinks": 3, …, "nearby": "00:15:00" }</c>; left-out members are defaults.</summary>
internal sealed class ActorThresholdsConverter : ObjectConverter<ActorThresholds>
{
    public static ActorThresholdsConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ActorThresholds value)
    {
        json.WriteDuration("beforeAcceptance", value.BeforeAcceptance);
        json.WriteDuration("clockDifference", value.ClockDifference);
        json.WriteDuration("instantWindow", value.InstantWindow);
        json.WriteNumber("instantLinks", value.InstantLinks);
        json.WriteNumber("instantClicks", value.InstantClicks);
        json.WriteDuration("burstWindow", value.BurstWindow);
        json.WriteNumber("burstLinks", value.BurstLinks);
        json.WriteDuration("burstAfterSending", value.BurstAfterSending);
        json.WriteNumber("burstLinksAtAnyTime", value.BurstLinksAtAnyTime);
        json.WriteDuration("nearby", value.Nearby);
    }

    public override ActorThresholds Read(JsonPart json)
    {
        var standard = ActorThresholds.Default;
        return new ActorThresholds
        {
            BeforeAcceptance = json.Optional("beforeAcceptance")?.Duration() ?? standard.BeforeAcceptance,
            ClockDifference = json.Optional("clockDifference")?.Duration() ?? standard.ClockDifference,
            InstantWindow = json.Optional("instantWindow")?.Duration() ?? standard.InstantWindow,
            InstantLinks = json.Optional("instantLinks")?.Integer() ?? standard.InstantLinks,
            InstantClicks = json.Optional("instantClicks")?.Integer() ?? standard.InstantClicks,
            BurstWindow = json.Optional("burstWindow")?.Duration() ?? standard.BurstWindow,
            BurstLinks = json.Optional("burstLinks")?.Integer() ?? standard.BurstLinks,
            BurstAfterSending = json.Optional("burstAfterSending")?.Duration() ?? standard.BurstAfterSending,
            BurstLinksAtAnyTime = json.Optional("burstLinksAtAnyTime")?.Integer() ?? standard.BurstLinksAtAnyTime,
            Nearby = json.Optional("nearby")?.Duration() ?? standard.Nearby,
        };
    }
}

/// <summary><c>{ "joinWithin": "01:00:00", "clockDifference": "00:01:00" }</c>; left-out members are defaults.</summary>
internal sealed class SendRulesConverter : ObjectConverter<SendRules>
{
    public static SendRulesConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, SendRules value)
    {
        json.WriteDuration("joinWithin", value.JoinWithin);
        json.WriteDuration("clockDifference", value.ClockDifference);
    }

    public override SendRules Read(JsonPart json) => new()
    {
        JoinWithin = json.Optional("joinWithin")?.Duration() ?? SendRules.Default.JoinWithin,
        ClockDifference = json.Optional("clockDifference")?.Duration() ?? SendRules.Default.ClockDifference,
    };
}
