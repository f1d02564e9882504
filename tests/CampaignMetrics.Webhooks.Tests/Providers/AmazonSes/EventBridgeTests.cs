using System.Text;

namespace CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;

public sealed class EventBridgeTests
{
    private const string Detail =
        """{"eventType":"Delivery","delivery":{"recipients":["ann@example.com"]},"mail":{"messageId":"0100-m8","destination":["ann@example.com"]}}""";

    private static readonly string Envelope =
        $$"""{"version":"0","id":"1","detail-type":"Email Delivered","source":"aws.ses","time":"2026-03-02T09:00:04Z","detail":{{Detail}}}""";

    [Fact]
    public void An_event_in_an_envelope_is_the_event_with_the_envelopes_time()
    {
        var told = Assert.Single(Read(Envelope, isRaw: true).Events);
        Assert.Equal("0100-m8", told.MessageId);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 4, TimeSpan.Zero), Assert.IsType<Delivered>(told.Event).At);
    }

    [Fact]
    public void An_envelope_without_a_signature_around_it_is_taken_only_where_that_is_allowed() =>
        Assert.Empty(Read(Envelope, isRaw: false).Events);

    [Fact]
    public void An_envelope_of_another_service_is_no_event() =>
        Assert.Empty(Read(Envelope.Replace("aws.ses", "aws.s3", StringComparison.Ordinal), isRaw: true).Events);

    private static WebhookResult Read(string body, bool isRaw) =>
        WebhookProvider.AmazonSes.Read(new(Encoding.UTF8.GetBytes(body)), new WebhookOptions { RawSnsDelivery = isRaw });
}
