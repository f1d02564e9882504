using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>Who caused an event, a person or a program, and which rule decided that.</summary>
/// <param name="Actor">Who caused it.</param>
/// <param name="Rule">The rule that decided.</param>
/// <remarks>The default value of this type is a person, as the event states it: <see cref="ActorRule.Stated"/>.</remarks>
[JsonConverter(typeof(DataConverter<ActorLabel>)), JsonForm<ActorLabelConverter>]
public readonly record struct ActorLabel(Actor Actor, ActorRule Rule)
{
    private readonly string? _custom;

    internal ActorLabel(Actor actor, string customRule) : this(actor, ActorRule.Custom) => _custom = customRule;

    /// <summary>The rule's id, as reports show it: for example <c>known-agent</c>, or the id of a <see cref="CustomActorRule"/>.</summary>
    public string RuleId => _custom ?? ActorRuleIds.Of(Rule);

    internal static ActorLabel ImageProxy { get; } = new(Actor.Human, ActorRule.ImageProxy);

    internal static ActorLabel Default { get; } = new(Actor.Human, ActorRule.Default);

    /// <summary>Whether no rule has decided yet.</summary>
    internal bool IsOpen => Rule == ActorRule.Default;

    internal static ActorLabel Automation(ActorRule rule) => new(Actor.Automation, rule);
}
