using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// Finds what a <c>Subscription</c> event changed: all topics of a contact list, or one of them (SES developer guide, "Subscription
/// object").
/// </summary>
internal static class AmazonSesSubscription
{
    private const string OptOut = "OptOut", OptIn = "OptIn", All = "all";

    private static readonly FieldTable Preferences = new(
        ("oldTopicPreferences.unsubscribeAll", Field.Own1), ("newTopicPreferences.unsubscribeAll", Field.Own2),
        ("oldTopicPreferences.topicSubscriptionStatus", Field.Tags), ("newTopicPreferences.topicSubscriptionStatus", Field.Metadata));

    private static readonly FieldTable Topic = new(("topicName", Field.Name), ("subscriptionStatus", Field.Kind));

    /// <returns>Null where the element is not such an event, or nothing changed.</returns>
    public static (string Kind, string Scope)? ChangeOf(Fields fields)
    {
        if (Fields.Read(fields.Json(Field.Own2), Preferences) is not { } preferences) return null;
        if (preferences.IsTrue(Field.Own2)) return (OptOut, All);
        // It was unsubscribed from everything before, and no longer is.
        if (preferences.IsTrue(Field.Own1)) return (OptIn, All);
        var old = preferences.Objects(Field.Tags, Topic).Select(Read).ToHashSet();
        foreach (var (topic, status) in preferences.Objects(Field.Metadata, Topic).Select(Read))
            if (topic is not null && status is OptOut or OptIn && !old.Contains((topic, status))) return (status, topic);
        return null;
    }

    private static (string? Topic, string? Status) Read(Fields topic) => (topic.Text(Field.Name), topic.Text(Field.Kind));
}
