using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>What is not counted stands here with the first reason that holds.</summary>
internal static class NaiveExclusions
{
    public static JsonObject Json(IReadOnlyList<NaiveCount> counts, Definition definition) => new()
    {
        ["automationOpens"] = NaiveMetrics.Of(counts, definition, Metric.AutomationOpens),
        ["automationClicks"] = NaiveMetrics.Of(counts, definition, Metric.AutomationClicks),
        ["privacyOpens"] = NaiveMetrics.Of(counts, definition, Metric.PrivacyOpens),
        ["roleClicks"] = NaiveMetrics.Of(counts, definition, Metric.RoleClicks),
        ["rules"] = new JsonArray(
        [
            .. counts.SelectMany(count => Of(count, definition)).GroupBy(rule => rule)
                .OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key, StringComparer.Ordinal)
                .Select(rule => new JsonObject { ["rule"] = rule.Key, ["events"] = rule.Count() }),
        ]),
    };

    /// <summary>The reasons of one message's events that are left out, one each.</summary>
    public static IEnumerable<string> Of(NaiveCount count, Definition definition) =>
        count.Message.Labelled.Select(labelled => ReasonOf(count.Message, labelled, definition)).OfType<string>();

    private static string? ReasonOf(NaiveMessage message, LabelledEvent labelled, Definition definition)
    {
        if (!message.IsTracked) return "tracking-off";
        if (!Passes(labelled, definition)) return labelled.Rule;
        if (labelled.Event is Clicked click && definition.ExcludedRoles.Contains(message.RoleOf(click))) return "link-role";
        return message.IsDelivered ? null : "not-delivered";
    }

    private static bool Passes(LabelledEvent labelled, Definition definition) => (labelled.Event, labelled.Actor) switch
    {
        (_, Actor.Human) => true,
        (Opened, Actor.Automation) => definition.AutomationOpens == MachinePolicy.Include,
        (Opened, Actor.PrivacyProxy) => definition.PrivacyOpens == MachinePolicy.Include,
        (Clicked, Actor.Automation) => definition.AutomationClicks == MachinePolicy.Include,
        (Clicked, Actor.PrivacyProxy) => definition.PrivacyClicks == MachinePolicy.Include,
        _ => false,
    };
}
