using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// Reads labels from header fields of the message, for senders who set them there: <c>X-Tag</c>, which may repeat, and <c>X-Metadata</c>
/// with a JSON object. SES's own tags take precedence over <c>X-Metadata</c>.
/// </summary>
internal static class AmazonSesLabels
{
    public static void Take(Fields fields)
    {
        var tags = new List<string>();
        foreach (var header in fields.Objects(Field.Own3, AmazonSesFields.Header))
        {
            if (header.Text(Field.Name) is not { } name || header.Text(Field.Own1) is not { } value) continue;
            if (name.Equals("X-Tag", StringComparison.OrdinalIgnoreCase)) tags.Add(value);
            else if (name.Equals("X-Metadata", StringComparison.OrdinalIgnoreCase) && !fields.Has(Field.Metadata))
                fields.Set(Field.Metadata, value);
        }
        if (tags.Count > 0) fields.SetTexts(Field.Tags, tags);
    }
}
