using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>Reads labels that Mailgun writes in forms of its own: campaigns as objects, and variables in a header of the message.</summary>
internal static class MailgunLabels
{
    private const string Variables = "X-Mailgun-Variables";

    private static readonly FieldTable Campaign = new(("id", Field.Campaign), ("name", Field.Campaign));

    public static void Take(Fields fields)
    {
        foreach (var campaign in fields.Objects(Field.Own1, Campaign)) fields.Set(Field.Campaign, campaign.Text(Field.Campaign));
        // The message's headers are a list of pairs of name and value.
        foreach (var pair in fields.Arrays(Field.Own1))
            if (pair is [Variables, var variables, ..]) fields.Set(Field.Metadata, variables);
    }
}
