using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mandrill;

/// <summary>Reads Mandrill's webhooks: a form with a single field, whose value is a JSON array of events.</summary>
internal sealed class MandrillReader() : WebhookReader(MandrillFields.Table, MandrillEvents.Table)
{
    protected override void ReadBody(WebhookRequest request, Batch batch)
    {
        if (MandrillForm.Events(request) is { } events) ReadJson(events, batch);
        else batch.Refuse("no form with the field mandrill_events and nothing else");
    }

    protected override void ReadElement(Fields fields, Batch batch)
    {
        // One response for each attempt to deliver: the last one counts.
        foreach (var attempt in fields.Objects(Field.Own1, MandrillFields.SmtpEvent))
            if (attempt.Text(Field.Smtp) is { } said) fields.Set(Field.Smtp, said);
        if (fields.Text(Field.Reason) == "general") fields.Set(Field.Reason, null);
        batch.Add(fields, Events.Find(fields), IsRobot(fields.Text(Field.Machine)) ? Actor.Automation : null);
    }

    private static bool IsRobot(string? agentType) => string.Equals(agentType, "robot", StringComparison.OrdinalIgnoreCase);
}
