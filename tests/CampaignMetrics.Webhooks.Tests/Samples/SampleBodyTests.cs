using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Tests.Samples;

/// <summary>Real bodies that lie beside the repository during development, with what another library makes of them.</summary>
public sealed class SampleBodyTests
{
    [Fact]
    public void Every_sample_body_gives_the_events_that_are_meant()
    {
        var differences = string.Join('\n', Rows().SelectMany(row => Differences(row).Select(difference => $"{row.Name}: {difference}")));
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void A_sample_that_comes_again_gives_the_same_ids()
    {
        foreach (var row in Rows())
            Assert.Equal(row.Read(0).Events.Select(told => told.Event.Id), row.Read(1).Events.Select(told => told.Event.Id));
    }

    private static IEnumerable<Row> Rows() =>
        File.ReadLines(Needs.Sample("webhooks", "cases.jsonl"))
            .Select(line => new Row(JsonDocument.Parse(line).RootElement))
            .Where(row => row.Provider is not null);

    private static IEnumerable<string> Differences(Row row)
    {
        var result = row.Read(0);
        var expected = row.Expected.Select(each => (Type: Meant(row, each), Event: each)).ToList();
        var events = expected.Where(each => each.Type is not null && Text(each.Event, "recipient") is not null).ToList();
        if (result.Events.Count != events.Count)
            yield return $"{result.Events.Count} events and not {events.Count}; "
                + $"{string.Join(", ", result.Skipped.Select(skipped => skipped.Reason))} {result.Refusal}";
        if (result.Others.Count < expected.Count(each => each.Type is null)) yield return "something else is missing";
        foreach (var (told, (type, meant)) in result.Events.Zip(events))
        {
            var line = told.Event;
            if (line.Type != type) yield return $"{line.Type} and not {type}";
            if (line.Recipient != new ContactId(Text(meant, "recipient")!)) yield return $"recipient {line.Recipient}";
            if (!IsOwnWay(row, "message_id") && Text(meant, "message_id") is { } id && told.MessageId != id.Trim('<', '>'))
                yield return $"message id {told.MessageId} and not {id}";
            if (!IsOwnWay(row, "event_id") && Text(meant, "event_id") is { } eventId && line.Id.Value != eventId)
                yield return $"event id {line.Id} and not {eventId}";
            if (!IsOwnWay(row, "timestamp")
                && Text(meant, "timestamp") is { } at
                && line.At.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) != at[..19])
                yield return $"time {line.At:O} and not {at}";
            if (line is Clicked clicked && clicked.Url != Text(meant, "click_url")) yield return $"url {clicked.Url}";
            if (line is Clicked { Request: var click } && click.UserAgent != Text(meant, "user_agent"))
                yield return $"user agent {click.UserAgent}";
            if (line is Opened { Request: var open } && open.UserAgent != Text(meant, "user_agent"))
                yield return $"user agent {open.UserAgent}";
            if (line is Bounced { Response: var bounce } && bounce.Smtp != Text(meant, "mta_response")?.Trim())
                yield return $"smtp {bounce.Smtp}";
        }
    }

    private static EventType? Meant(Row row, JsonElement expected) => (row.Name, Text(expected, "event_type")) switch
    {
        (_, "queued" or "sent") => EventType.Sent,
        (var name, "failed") when name.StartsWith("postal", StringComparison.Ordinal) => EventType.Bounced,
        (_, "rejected" or "failed") => EventType.NotSent,
        (_, "deferred") => EventType.Deferred,
        (_, "delivered") => EventType.Delivered,
        (_, "bounced") => EventType.Bounced,
        (_, "opened") => EventType.Opened,
        (_, "clicked") => EventType.Clicked,
        (_, "complained") => EventType.SpamReported,
        (_, "unsubscribed") => EventType.Unsubscribed,
        (_, "subscribed") => EventType.Resubscribed,
        (var name, "unknown") when name.Contains("initial_open", StringComparison.Ordinal) => EventType.Opened,
        _ => null,
    };

    /// <summary>
    /// Where this library means another thing: SNS's id and time are those of the notification; a
    /// token of Mailgun's is that of the request; SendGrid's own id joins all events of a message.
    /// </summary>
    private static bool IsOwnWay(Row row, string field) =>
        (Text(row.Line, "provider"), field) is ("amazon_ses", "event_id" or "timestamp") or ("mailgun", "event_id")
            or ("sendgrid", "message_id" or "event_id");

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;

    private sealed record Row(JsonElement Line)
    {
        public WebhookProvider? Provider => WebhookProvider.Find(Text(Line, "provider")!);

        public string Name => $"{Text(Line, "provider")} {Text(Line, "test")}";

        public IEnumerable<JsonElement> Expected => Line.GetProperty("expected").EnumerateArray();

        public WebhookResult Read(int hours)
        {
            var headers = new WebhookHeaders { { "Content-Type", Text(Line, "content_type")! } };
            foreach (var header in Line.GetProperty("headers").EnumerateObject()) headers.Add(header.Name, header.Value.GetString()!);
            return Provider!.Read(
                new WebhookRequest(Encoding.UTF8.GetBytes(Text(Line, "body")!))
                {
                    Headers = headers, ReceivedAt = DateTimeOffset.UnixEpoch.AddHours(hours),
                });
        }
    }
}
