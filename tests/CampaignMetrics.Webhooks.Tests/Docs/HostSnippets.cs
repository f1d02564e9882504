using CampaignMetrics.Messages;
using CampaignMetrics.Webhooks.Providers.SendGrid;

namespace CampaignMetrics.Webhooks.Tests.Docs;

/// <summary>What hosts do with a request, as the overview and the package's README show it.</summary>
internal sealed class HostSnippets(HostSnippets.EventStore store)
{
    public async Task<int> OneRequest(string publicKey, byte[] body, WebhookHeaders headers, DateTimeOffset now)
    {
        // snippet
        var verifier = new SendGridVerifier([publicKey]);            // once, at start: a key that is none throws here

        var request = new WebhookRequest(body) { Headers = headers, ReceivedAt = now };
        var verification = await verifier.VerifyAsync(request);
        if (!verification.IsVerified) return Unauthorized();         // log verification.Reason, do not answer it

        var result = WebhookProvider.SendGrid.Read(request);
        foreach (var told in result.Events) store.Append(told.Event);
        return Ok();
        // end
    }

    public static WebhookResult WithOptions(WebhookRequest request)
    {
        // snippet
        var options = new WebhookOptions
        {
            Email = labels => labels.Metadata.GetValueOrDefault("mailing"),
            Campaign = labels => labels.Tags.FirstOrDefault(),
            Tags = labels => labels.Metadata.RemoveRange(["user_id"]),
        };
        var result = WebhookProvider.SendGrid.Read(request, options);
        // end
        return result;
    }

    public static void IntoALedger(string publicKey, byte[] body, WebhookHeaders headers, DateTimeOffset now, MessageLedger ledger)
    {
        // snippet
        var verifier = new SendGridVerifier([publicKey]); // throws at once where the key is none

        var request = new WebhookRequest(body) { Headers = headers, ReceivedAt = now };
        if (!verifier.Verify(request).IsVerified) return;

        var result = WebhookProvider.SendGrid.Read(request);
        foreach (var told in result.Events) ledger.Apply(told.Event);
        foreach (var skipped in result.Skipped) Console.Error.WriteLine($"element {skipped.Element}: {skipped.Reason}");
        // end
    }

    internal sealed class EventStore
    {
        public List<Events.EmailEvent> Events { get; } = [];

        public void Append(Events.EmailEvent happened) => Events.Add(happened);
    }

    private static int Unauthorized() => 401;

    private static int Ok() => 200;
}
