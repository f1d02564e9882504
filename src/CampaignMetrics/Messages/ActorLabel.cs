using System.Text.Json.Serialization;
using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>Who did it, and which rule says so.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Rule">By which rule.</param>
/// <remarks>The default value of this type is a person, as stated.</remarks>
[JsonConverter(typeof(ActorLabelConverter))]
public readonly record struct ActorLabel(Actor Actor, ActorRule Rule)
{
    internal static ActorLabel ImageProxy { get; } = new(Actor.Human, ActorRule.ImageProxy);

    internal static ActorLabel Default { get; } = new(Actor.Human, ActorRule.Default);

    internal static ActorLabel Automation(ActorRule rule) => new(Actor.Automation, rule);
}
