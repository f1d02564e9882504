using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Providers.MailerSend;
using CampaignMetrics.Webhooks.Providers.Mailgun;
using CampaignMetrics.Webhooks.Providers.Mailtrap;
using CampaignMetrics.Webhooks.Providers.Mandrill;
using CampaignMetrics.Webhooks.Providers.Postal;
using CampaignMetrics.Webhooks.Providers.Resend;
using CampaignMetrics.Webhooks.Providers.SendGrid;
using CampaignMetrics.Webhooks.Providers.UnisenderGo;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Docs;

/// <summary>How the providers' pages make their verifiers.</summary>
internal static class VerifierSnippets
{
    public static IWebhookVerifier[] AmazonSes(ICertificateSource certificates)
    {
        // snippet
        var verifier = new AmazonSesVerifier(["arn:aws:sns:eu-west-1:123456789012:mail"], certificates);
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] Brevo(string token)
    {
        // snippet
        var verifier = new BasicAuthVerifier(new BasicCredential("user", "password"));
        var other = new BearerVerifier(token);
        // end
        return [verifier, other];
    }

    public static IWebhookVerifier[] MailerSend(string signingSecret)
    {
        // snippet
        var verifier = new MailerSendVerifier(signingSecret);
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] Mailgun(string signingKey)
    {
        // snippet
        var window = new ReplayWindow(TimeProvider.System, TimeSpan.FromHours(9));
        var verifier = new MailgunVerifier([signingKey], window, new RecentNonces(TimeProvider.System));
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] Mailjet()
    {
        // snippet
        var verifier = new BasicAuthVerifier(new BasicCredential("user", "password"));
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] Mailtrap(string signingSecret)
    {
        // snippet
        var verifier = new MailtrapVerifier(signingSecret);
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] Mandrill(string key)
    {
        // snippet
        var verifier = new MandrillVerifier([key], "https://user:pass@hooks.example.com/mandrill?src=1");
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] Postal(string publicKey)
    {
        // snippet
        var verifier = new PostalVerifier(publicKey);
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] Postmark()
    {
        // snippet
        var verifier = new BasicAuthVerifier(new BasicCredential("user", "password"));
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] Resend(string signingSecret)
    {
        // snippet
        var window = new ReplayWindow(TimeProvider.System, TimeSpan.FromMinutes(5));
        var verifier = new ResendVerifier([signingSecret], window);
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] SendGrid(string verificationKey)
    {
        // snippet
        var verifier = new SendGridVerifier([verificationKey]);
        // end
        return [verifier];
    }

    public static IWebhookVerifier[] SparkPost(string token)
    {
        // snippet
        var verifier = new BasicAuthVerifier(new BasicCredential("user", "password"));
        var other = new BearerVerifier(token);
        // end
        return [verifier, other];
    }

    public static IWebhookVerifier[] UnisenderGo(string apiKey)
    {
        // snippet
        var verifier = new UnisenderGoVerifier(apiKey);
        // end
        return [verifier];
    }
}
