using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.HubSpot;

/// <summary>Reads HubSpot's email events: a page of its API, <c>{"events":[…]}</c>, or an export, an event a line or as an array.</summary>
internal sealed class HubSpotReader() : WebhookReader(HubSpotFields.Table, HubSpotEvents.Table, "events")
{
    private const string Unsubscribed = "UNSUBSCRIBED", Subscribed = "SUBSCRIBED";

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (fields.Text(Field.MessageId) is { } id) fields.Set(Field.MessageId, id.Trim('<', '>'));
        if (fields.Text(Field.Country) is { } country) fields.Set(Field.Country, CountryNames.CodeOf(country));
        if (fields.Text(Field.Reason) is "UNCATEGORIZED") fields.Set(Field.Reason, null);
        if (fields.Text(Field.Name) == "STATUSCHANGE") ReadStatus(fields, batch);
        else if (Events.Find(fields) is { Type: EventType.Opened } opened) ReadOpen(fields, opened, batch);
        else batch.Add(fields, Events.Find(fields), ActorOf(fields));
    }

    /// <summary>HubSpot's own filter takes out what it holds for a bot.</summary>
    private static Actor? ActorOf(Fields fields) => fields.IsTrue(Field.Machine) ? Actor.Automation : null;

    /// <summary>An open that was measured is an open and a view.</summary>
    private static void ReadOpen(Fields fields, EventMeaning opened, Batch batch)
    {
        batch.Add(fields, opened, ActorOf(fields));
        if (!fields.Has(Field.Duration) || fields.Text(Field.Duration) == "0") return;
        if (fields.Text(Field.Id) is { } id) fields.Set(Field.Id, $"{id}/viewed");
        batch.Add(fields, opened with { Type = EventType.Viewed }, ActorOf(fields));
    }

    /// <summary>A contact leaves all mail of the account, or types of it one by one.</summary>
    private void ReadStatus(Fields fields, Batch batch)
    {
        var (id, account) = (Short(fields.Text(Field.Id)), fields.Text(Field.Kind));
        var single = fields.Objects(Field.Own1, HubSpotFields.Subscription)
            .Where(each => each.Text(Field.Kind) is Unsubscribed or Subscribed)
            .ToList();
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

    /// <summary>Each type's event gets an id of this one: a text of megabytes is hashed once.</summary>
    private static string? Short(string? id) =>
        id is { Length: > EventId.MaxLength } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))) : id;
}
