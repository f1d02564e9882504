using System.Text;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Reading;

namespace Relay;

/// <summary>Reads events: those of a page of the API as they stand there.</summary>
internal class RelayMailReader(params string[] path) : WebhookReader(RelayMailTables.Fields, RelayMailTables.Events, path)
{
    protected override void ReadElement(Fields fields, Batch batch)
    {
        var tags = fields.Arrays(Field.Own1).Where(header => header is ["X-Tag", _]).Select(header => header[1]);
        fields.SetTexts(Field.Tags, [.. tags]);
        batch.Add(fields, Events.Find(fields));
    }
}

/// <summary>Reads requests, whose event is a text within an envelope, or the question whether they are wanted.</summary>
internal sealed class RelayMailRequestReader : RelayMailReader
{
    private const string Address = "https://relay.example/confirm/";

    protected override void ReadBody(WebhookRequest request, Batch batch)
    {
        if (RelayMailEnvelope.Read(request) is not { } envelope) batch.Refuse("no envelope of Relay Mail");
        else ReadJson(Encoding.UTF8.GetBytes(envelope.Event), batch);
    }

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (fields.Text(Field.Name) != "subscribe") base.ReadElement(fields, batch);
        else if (Fields.Read(fields.Json(Field.Own2), RelayMailTables.Question) is { } question) Ask(question, batch);
        else batch.Skip("a question that asks nothing");
    }

    /// <summary>The host is going to fetch the address: it is exactly the provider's, or none.</summary>
    private static void Ask(Fields question, Batch batch)
    {
        if (question.Text(Field.Name) is { } topic && question.Text(Field.Id) is { } code && code.All(char.IsAsciiLetterOrDigit))
            batch.Confirm(new SubscriptionConfirmation(topic, code, new Uri(Address + code)));
        else batch.Skip("a question without a topic or a code");
    }
}
