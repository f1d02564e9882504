using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Tests.Hostile;

/// <summary>Too much of anything has a clear answer, and takes no more than its size allows.</summary>
public sealed class LimitTests
{
    /// <summary>What reading may allocate: a machine under load changes nothing about that.</summary>
    private const long AllocatedPerByte = 64, AllocatedAtLeast = 16 << 20;

    public static TheoryData<string> Providers => [.. WebhookProvider.All.Select(provider => provider.Name)];

    [Theory, MemberData(nameof(Providers))]
    public void A_body_of_100_MB_is_refused(string provider) =>
        Assert.Equal("larger than 16777216 bytes", Read(provider, new byte[100_000_000], "").Refusal);

    [Theory, MemberData(nameof(Providers))]
    public void Of_a_million_elements_the_first_are_read(string provider) =>
        Assert.StartsWith(
            "more than 20000 elements",
            Read(provider, Body(provider, $"[{string.Join(',', Enumerable.Repeat('1', 1_000_000))}]"), TypeOf(provider)).Refusal,
            StringComparison.Ordinal);

    [Theory, MemberData(nameof(Providers))]
    public void Ten_thousand_nested_arrays_are_refused(string provider) =>
        Assert.Equal(
            "nested deeper than 32",
            Read(provider, Body(provider, new string('[', 10_000) + new string(']', 10_000)), TypeOf(provider)).Refusal);

    [Theory, MemberData(nameof(Providers))]
    public void An_empty_body_tells_nothing(string provider) => Assert.Empty(Read(provider, [], TypeOf(provider)).Events);

    [Fact]
    public void A_million_recipients_of_one_event_are_not_all_taken()
    {
        var recipients = string.Join(',', Enumerable.Range(0, 500_000).Select(i => $"\"a{i}@example.com\""));
        var message =
            $$"""{"eventType":"Delivery","mail":{"messageId":"m"},"delivery":{"timestamp":"2026-03-02T09:00:00Z","recipients":[{{recipients}}] } }""";
        var result =
            Read("AmazonSes", Encoding.UTF8.GetBytes($$"""{"Type":"Notification","Message":{{JsonSerializer.Serialize(message)}}}"""), "");
        Assert.Equal(1000, result.Events.Count);
        Assert.Equal("1000 recipients or more: the others were left", result.Skipped.Single().Reason);
    }

    [Theory]
    [InlineData("\"open\":{\"timestamp\":\"2026-03-02T09:00:00Z\",\"userAgent\":\"*\"}"), InlineData("\"other\":\"*\"")]
    public void A_long_text_is_not_copied_for_each_recipient(string member)
    {
        const int Recipients = 999;
        var to = string.Join(',', Enumerable.Range(0, Recipients).Select(i => $"\"a{i}@example.com\""));
        var text = member.Replace("*", new string('a', 4 << 20), StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes($$"""{"eventType":"Open",{{text}},"mail":{"destination":[{{to}}] } }""");
        var request = new WebhookRequest(body) { ReceivedAt = DateTimeOffset.UnixEpoch };
        var events = Bounded(body, () => WebhookProvider.AmazonSes.Read(request, new WebhookOptions { RawSnsDelivery = true })).Events;
        Assert.Equal(Recipients, events.Select(told => told.Event.Id).Distinct().Count());
    }

    [Fact]
    public void An_element_with_more_labels_than_are_read_is_skipped()
    {
        var labels = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"arg{i}\":1"));
        var result = Read(
            "SendGrid", Encoding.UTF8.GetBytes($$"""[{"event":"open","email":"a@example.com","timestamp":1772442000,{{labels}}}]"""), "");
        Assert.Equal("more than 100 tags and metadata values", result.Skipped.Single().Reason);
    }

    [Fact]
    public void A_form_with_a_million_fields_is_refused() =>
        Assert.NotNull(
            Read(
                "Mandrill", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a=1&", 1_000_000))),
                "application/x-www-form-urlencoded").Refusal);

    [Fact]
    public void A_form_of_many_parts_is_refused() =>
        Assert.NotNull(
            Read(
                "Mailgun",
                Encoding.UTF8.GetBytes(
                    string.Concat(Enumerable.Repeat("--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n", 100_000))),
                "multipart/form-data; boundary=x").Refusal);

    private static WebhookResult Read(string provider, byte[] body, string contentType)
    {
        var request = new WebhookRequest(body) { Headers = new WebhookHeaders { { "Content-Type", contentType } } };
        return Bounded(body, () => WebhookProvider.Find(provider)!.Read(request));
    }

    // The first reading loads the tables of rules, whichever test is the first.
    private static WebhookResult Bounded(byte[] body, Func<WebhookResult> read)
    {
        read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = read();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 0, Math.Max(body.Length * AllocatedPerByte, AllocatedAtLeast));
        return result;
    }

    /// <summary>Mandrill's JSON stands in a form.</summary>
    private static byte[] Body(string provider, string json) =>
        Encoding.UTF8.GetBytes(provider == "Mandrill" ? "mandrill_events=" + json : json);

    private static string TypeOf(string provider) => provider == "Mandrill" ? "application/x-www-form-urlencoded" : "application/json";
}
