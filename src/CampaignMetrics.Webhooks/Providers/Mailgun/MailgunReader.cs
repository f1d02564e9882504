using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>
/// Reads Mailgun's webhooks, with one event in each request as JSON or as a form, and the pages of its API, whose items are the same
/// events.
/// </summary>
internal sealed class MailgunReader(FieldTable table, params string[] path) : WebhookReader(table, MailgunEvents.Table, path)
{
    public MailgunReader() : this(MailgunFields.Json) { }

    protected override void ReadBody(WebhookRequest request, Batch batch)
    {
        if (!request.IsForm) ReadJson(request.Body, batch);
        else if (MailgunForm.ToJson(request) is { } json) ReadJson(json, batch, MailgunFields.Form);
        else batch.Refuse("no form that could be read");
    }

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (fields.Text(Field.MessageId) is { } id) fields.Set(Field.MessageId, id.Trim('<', '>'));
        // Only forms have a sender, and only the form of an inbound mail has no event name.
        if (!fields.Has(Field.Name) && fields.Has(Field.Own2)) fields.Set(Field.Name, "stored");
        if (fields.Text(Field.Reason) is { } reason && SaysMore(reason)) fields.Set(Field.Kind, reason);
        // Mailgun writes "Unknown" where it knows no place.
        foreach (var place in (ReadOnlySpan<Field>)[Field.Country, Field.Region, Field.City])
            if (fields.Text(place) == "Unknown") fields.Set(place, null);
        MailgunLabels.Take(fields);
        var meaning = Events.Find(fields);
        if (meaning?.Type is EventType.Bounced or EventType.Deferred && SaysNothing(fields.Text(Field.Reason)))
            fields.Set(Field.Reason, null);
        batch.Add(fields, meaning, ActorOf(fields.Text(Field.Machine)));
    }

    private static bool SaysMore(string reason) => reason.StartsWith("suppress-", StringComparison.Ordinal) || reason == "espblock";

    private static bool SaysNothing(string? reason) => reason is "bounce" or "generic" or "hardfail";

    /// <summary>Source: Mailgun's "Open and click bot detection".</summary>
    private static Actor? ActorOf(string? bot) => bot switch
    {
        null => null,
        // These two load images on behalf of the reader; every other bot acts on its own.
        "apple" or "gmail" => Actor.PrivacyProxy,
        _ => Actor.Automation,
    };
}
