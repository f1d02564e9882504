using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>An element that tells hundreds of events has its texts once: they are not decoded, compared or hashed for each event.</summary>
public sealed class SharedTextTests
{
    private const int Many = 999, Long = 1 << 18;

    /// <summary>
    /// What the events themselves may take, and a few copies of the text: 999 copies would be nearly a thousand times its length.
    /// </summary>
    private const long Most = 24L * Long + Many * 65_536L;

    private static readonly string Text = new('x', Long);

    public static TheoryData<string, string> Messages => new()
    {
        { "a long tag", $$"""{"a":["{{Text}}"]}""" },
        {
            "too many tags",
            "{" + string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"t{i}\":[\"{new string('x', Long / 200)}\"]")) + "}"
        },
        { "what looks like an array", $"\"[{Text}\"" },
        { "a list", $$"""{"a":[{{string.Join(',', Enumerable.Repeat("\"x\"", Long / 4))}}]}""" },
    };

    [Theory, MemberData(nameof(Messages))]
    public void Labels_of_Amazon_are_read_once(string what, string tags)
    {
        var recipients = string.Join(',', Enumerable.Range(0, Many).Select(i => $$"""{"emailAddress":"a{{i}}@example.com"}"""));
        var bounce = $$"""{"bounceType":"Permanent","timestamp":"2026-03-02T09:00:00Z","bouncedRecipients":[{{recipients}}]}""";
        var body = $$"""{"eventType":"Bounce","mail":{"messageId":"m","tags":{{tags}} },"bounce":{{bounce}} }""";
        var result = Bounded(what, body, static json => WebhookProvider.AmazonSes.Read(new(json), new() { RawSnsDelivery = true }));
        Assert.Equal(Many, result.Events.Count + result.Skipped.Count);
    }

    public static TheoryData<string, string, string> Pages => new()
    {
        { "Postmark", "metadata", Postmark($$"""{"a":"{{Text}}"}""", "a@example.com") },
        { "SendGrid", "arguments", SendGrid("m", "a@example.com", $$"""{"a":"{{Text}}"}""") },
        { "SendGrid", "an address", SendGrid("m", Text + "@example.com", "{}") },
        { "SendGrid", "an id", SendGrid(Text, "a@example.com", "{}") },
        { "HubSpot", "an address", HubSpot("h", Text + "@example.com") },
        { "HubSpot", "an id", HubSpot(Text, "a@example.com") },
    };

    [Theory, MemberData(nameof(Pages))]
    public void Texts_of_a_message_are_read_once(string provider, string what, string body)
    {
        var from = WebhookProvider.Find(provider)!;
        var result = Bounded(what, body, json => from.ReadPage(json) ?? from.Read(new WebhookRequest(json)));
        Assert.InRange(result.Events.Count + result.Skipped.Count, Many, Many + 2);
    }

    [Fact]
    public void Labels_of_one_message_are_those_of_all_its_events()
    {
        var result = WebhookProvider.Postmark.ReadPage(Encoding.UTF8.GetBytes(Postmark("""{"a":"1"}""", "a@example.com")))!;
        Assert.All(result.Events, told => Assert.Equal("1", told.Event.Segments.Tags["a"]));
    }

    [Fact]
    public void A_recipient_of_megabytes_is_skipped()
    {
        var body = $$"""[{"event":"open","email":"{{Text}}@example.com","timestamp":1772442000}]""";
        var result = WebhookProvider.SendGrid.Read(new WebhookRequest(Encoding.UTF8.GetBytes(body)));
        Assert.Equal("the recipient is longer than 8192 characters", Assert.Single(result.Skipped).Reason);
    }

    private static WebhookResult Bounded(string what, string body, Func<byte[], WebhookResult> read)
    {
        var json = Encoding.UTF8.GetBytes(body);
        read(json);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = read(json);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < Most, $"{what}: {taken} bytes");
        return result;
    }

    private static string Postmark(string metadata, string recipient)
    {
        var told = string.Join(',', Enumerable.Range(0, Many).Select(i =>
            $$"""{"Type":"Opened","Recipient":"a{{i}}@example.com","ReceivedAt":"2026-03-02T09:00:00Z"}"""));
        return
            $$"""{"MessageID":"m","Recipients":["{{recipient}}"],"Status":"Sent","ReceivedAt":"2026-03-02T09:00:00Z","Metadata":{{metadata}},"MessageEvents":[{{told}}]}""";
    }

    private static string SendGrid(string id, string recipient, string arguments)
    {
        var told = string.Join(',', Enumerable.Range(0, Many).Select(i =>
            $$"""{"event_name":"opened","processed":"2026-03-02T09:00:00Z","http_user_agent":"{{i}}"}"""));
        return
            $$"""{"msg_id":{{JsonSerializer.Serialize(id)}},"to_email":"{{recipient}}","unique_args":{{arguments}},"events":[{{told}}]}""";
    }

    private static string HubSpot(string id, string recipient)
    {
        var single = string.Join(',', Enumerable.Range(0, Many).Select(i => $$"""{"id":{{i}},"status":"UNSUBSCRIBED"}"""));
        return
            $$"""{"type":"STATUSCHANGE","id":"{{id}}","created":1772442000000,"recipient":"{{recipient}}","subscriptions":[{{single}}]}""";
    }
}
