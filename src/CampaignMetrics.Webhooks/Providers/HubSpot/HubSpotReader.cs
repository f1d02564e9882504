using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.HubSpot;

/// <summary>
/// Reads HubSpot's email events: a page of its API, <c>{"events":[…]}</c>, or an export with an event in each line or an array of events.
/// </summary>
internal sealed class HubSpotReader() : WebhookReader(HubSpotFields.Table, HubSpotEvents.Table, "events")
{
    private const string Unsubscribed = "UNSUBSCRIBED", Subscribed = "SUBSCRIBED";

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (fields.Text(Field.MessageId) is { } id) fields.Set(Field.MessageId, id.Trim('<', '>'));
        if (fields.Text(Field.Country) is { } country) fields.Set(Field.Country, CountryNames.CodeOf(country));
        // Says nothing: without it the classifier finds the reason in the server's response.
        if (fields.Text(Field.Reason) is "UNCATEGORIZED") fields.Set(Field.Reason, null);
        if (fields.Text(Field.Name) == "STATUSCHANGE") ReadStatus(fields, batch);
        else if (Events.Find(fields) is { Type: EventType.Opened } opened) ReadOpen(fields, opened, batch);
        else batch.Add(fields, Events.Find(fields), ActorOf(fields));
    }

    /// <summary>HubSpot marks the events that its own bot filter removes.</summary>
    private static Actor? ActorOf(Fields fields) => fields.IsTrue(Field.Machine) ? Actor.Automation : null;

    /// <summary>An open with a duration is both an open and a view.</summary>
    private static void ReadOpen(Fields fields, EventMeaning opened, Batch batch)
    {
        batch.Add(fields, opened, ActorOf(fields));
        if (!fields.Has(Field.Duration) || fields.Text(Field.Duration) == "0") return;
        // Two events of one element must not share an id.
        if (fields.Text(Field.Id) is { } id) fields.Set(Field.Id, $"{id}/viewed");
        batch.Add(fields, opened with { Type = EventType.Viewed }, ActorOf(fields));
    }

    /// <summary>
    /// A status change is about all mail of the account, or about some subscription types, with an event for each of them.
    /// </summary>
    private void ReadStatus(Fields fields, Batch batch)
    {
        var (id, account) = (Short(fields.Text(Field.Id)), fields.Text(Field.Kind));
        var single = fields.Objects(Field.Own1, HubSpotFields.Subscription)
            .Where(each => each.Text(Field.Kind) is Unsubscribed or Subscribed)
            .ToList();
        // Leaving all mail of the account outweighs the changes of single types.
        if (account == Unsubscribed || single.Count == 0)
        {
            fields.Set(Field.Scope, "all");
            batch.Add(fields, Events.Find(fields));
            return;
        }
        foreach (var each in single)
        {
            fields.Set(Field.Kind, each.Text(Field.Kind));
            fields.Set(Field.Scope, each.Text(Field.Scope));
            fields.Set(Field.Id, id is null ? null : $"{id}/{each.Text(Field.Scope)}");
            batch.Add(fields, Events.Find(fields));
        }
    }

    /// <summary>Shortens a long id once, because the event of each subscription type gets an id made from it.</summary>
    private static string? Short(string? id) =>
        id is { Length: > EventId.MaxLength } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))) : id;
}
