namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>A host may allow larger bodies than can be made JSON of: such a form has an answer, and is no exception.</summary>
public sealed class LargeFormTests
{
    private static readonly WebhookOptions Unbounded = new() { MaxBodyBytes = int.MaxValue };

    [Theory]
    [InlineData("Mailgun"), InlineData("Mailtrap")]
    public void A_form_with_a_text_beyond_that_is_refused(string provider)
    {
        var body = new byte[170_000_000];
        body.AsSpan().Fill((byte)'a');
        body[1] = (byte)'=';
        var request = new WebhookRequest(body) { Headers = new WebhookHeaders { { "Content-Type", "application/x-www-form-urlencoded" } } };
        Assert.Equal("no form that could be read", WebhookProvider.Find(provider)!.Read(request, Unbounded).Refusal);
    }
}
