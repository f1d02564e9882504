using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Providers.Brevo;
using CampaignMetrics.Webhooks.Providers.HubSpot;
using CampaignMetrics.Webhooks.Providers.MailerSend;
using CampaignMetrics.Webhooks.Providers.Mailgun;
using CampaignMetrics.Webhooks.Providers.Mailjet;
using CampaignMetrics.Webhooks.Providers.Mailtrap;
using CampaignMetrics.Webhooks.Providers.Mandrill;
using CampaignMetrics.Webhooks.Providers.Postal;
using CampaignMetrics.Webhooks.Providers.Postmark;
using CampaignMetrics.Webhooks.Providers.Resend;
using CampaignMetrics.Webhooks.Providers.SendGrid;
using CampaignMetrics.Webhooks.Providers.SparkPost;
using CampaignMetrics.Webhooks.Providers.UnisenderGo;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks;

/// <summary>
/// A provider whose webhooks can be read: one of the built-in ones, or one of your own with a <see cref="WebhookReader"/>.
/// </summary>
/// <remarks>
/// First verify a request: with the provider's own verifier, or with a <see cref="Verification.BasicAuthVerifier"/> where it signs nothing.
/// Then <see cref="Read"/> turns the body into events for a ledger. <see cref="ReadPage"/> does the same for pages of the provider's API,
/// for example to fill a gap after an outage.
/// </remarks>
/// <example>
/// <code>
/// WebhookResult result = WebhookProvider.SendGrid.Read(request);
/// foreach (var told in result.Events) messages.Apply(told.Event);
/// </code>
/// </example>
public sealed class WebhookProvider
{
    private readonly ApiPage[] _pages;

    /// <summary>Creates a provider of your own.</summary>
    /// <param name="name">
    /// Its name, of ASCII letters and digits, such as <c>AcmeMail</c>. Derived event ids depend on it: a new name gives old events new ids.
    /// </param>
    /// <param name="reader">The reader of its request bodies.</param>
    /// <param name="pages">The pages of its API that <see cref="ReadPage"/> reads; may be empty.</param>
    /// <exception cref="ArgumentException">The name is empty, or holds anything but letters and digits.</exception>
    public WebhookProvider(string name, WebhookReader reader, params IReadOnlyList<ApiPage> pages)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(pages);
        if (!name.All(char.IsAsciiLetterOrDigit)) throw new ArgumentException("Letters and digits of ASCII only.", nameof(name));
        foreach (var page in pages) ArgumentNullException.ThrowIfNull(page, nameof(pages));
        (Name, Reader, _pages) = (name, reader, [.. pages]);
    }

    /// <summary>Amazon Simple Email Service (SES), through its Simple Notification Service (SNS).</summary>
    public static WebhookProvider AmazonSes { get; } = new("AmazonSes", new AmazonSesReader());

    /// <summary>Brevo, formerly Sendinblue.</summary>
    public static WebhookProvider Brevo { get; } = new("Brevo", new BrevoReader());

    /// <summary>HubSpot's email events. HubSpot does not post them: they come from its API or an export.</summary>
    public static WebhookProvider HubSpot { get; } = new("HubSpot", new HubSpotReader());

    /// <summary>MailerSend.</summary>
    public static WebhookProvider MailerSend { get; } = new("MailerSend", new MailerSendReader());

    /// <summary>Mailgun, by Sinch.</summary>
    public static WebhookProvider Mailgun { get; } = new("Mailgun", new MailgunReader(),
        new ApiPage("items", new MailgunReader(MailgunPageFields.Table, "items")));

    /// <summary>Mailjet, by Sinch.</summary>
    public static WebhookProvider Mailjet { get; } = new("Mailjet", new MailjetReader());

    /// <summary>Mailtrap's email sending.</summary>
    public static WebhookProvider Mailtrap { get; } = new("Mailtrap", new MailtrapReader());

    /// <summary>Mandrill, now Mailchimp Transactional.</summary>
    public static WebhookProvider Mandrill { get; } = new("Mandrill", new MandrillReader());

    /// <summary>Postal, a self-hosted mail server.</summary>
    public static WebhookProvider Postal { get; } = new("Postal", new PostalReader());

    /// <summary>Postmark.</summary>
    public static WebhookProvider Postmark { get; } = new("Postmark", new PostmarkReader(),
        new ApiPage("Opens", new PostmarkReader("Open", "Opens")),
        new ApiPage("Clicks", new PostmarkReader("Click", "Clicks")),
        new ApiPage("Bounces", new PostmarkReader("Bounce", "Bounces")),
        new ApiPage("Messages", new PostmarkMessageReader()),
        new ApiPage("MessageEvents", new PostmarkMessageReader()));

    /// <summary>Resend.</summary>
    public static WebhookProvider Resend { get; } = new("Resend", new ResendReader());

    /// <summary>SendGrid, by Twilio.</summary>
    public static WebhookProvider SendGrid { get; } = new("SendGrid", new SendGridReader(),
        new ApiPage("messages", new SendGridMessageReader()),
        new ApiPage("events", new SendGridMessageReader()));

    /// <summary>SparkPost, now Bird.</summary>
    public static WebhookProvider SparkPost { get; } = new("SparkPost", new SparkPostReader());

    /// <summary>Unisender Go, also known as UniOne.</summary>
    public static WebhookProvider UnisenderGo { get; } = new("UnisenderGo", new UnisenderGoReader());

    /// <summary>All built-in providers, by name.</summary>
    public static IReadOnlyList<WebhookProvider> All { get; } =
        [
            AmazonSes, Brevo, HubSpot, MailerSend, Mailgun, Mailjet, Mailtrap, Mandrill, Postal, Postmark, Resend, SendGrid, SparkPost,
            UnisenderGo,
        ];

    /// <summary>The provider's name, such as <c>SendGrid</c>.</summary>
    public string Name { get; }

    internal WebhookReader Reader { get; }

    /// <summary>
    /// Finds a provider of <see cref="All"/> by name; null where there is none. Case, spaces, hyphens and underscores are ignored:
    /// <c>amazon-ses</c> is <c>AmazonSes</c>.
    /// </summary>
    /// <param name="name">The name.</param>
    public static WebhookProvider? Find(string name) => Find(name, All);

    /// <summary>Finds a provider by name in a collection, such as <see cref="All"/> and your own; null where there is none.</summary>
    /// <param name="name">The name: case, spaces, hyphens and underscores do not matter.</param>
    /// <param name="providers">The providers; of two of one name the first is found.</param>
    public static WebhookProvider? Find(string name, IReadOnlyCollection<WebhookProvider> providers)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(providers);
        foreach (var provider in providers) ArgumentNullException.ThrowIfNull(provider, nameof(providers));
        var plain = string.Concat(name.Where(char.IsLetterOrDigit));
        return providers.FirstOrDefault(provider => provider.Name.Equals(plain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Reads the body of a request. Bad input is reported in the result, never by an exception. Pure, and safe for use by many threads at
    /// once.
    /// </summary>
    /// <param name="request">The request, which should have been verified before.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    public WebhookResult Read(WebhookRequest request, WebhookOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var limits = options ?? WebhookOptions.Default;
        if (request.Body.Length > limits.MaxBodyBytes) return new WebhookResult { Refusal = $"larger than {limits.MaxBodyBytes} bytes" };
        var batch = new Batch(Name, request, limits);
        Reader.Read(request, batch);
        return batch.Result;
    }

    /// <summary>
    /// Reads a page from the provider's API, which carries no signature: SendGrid's <c>/v3/messages</c>, Mailgun's events and logs,
    /// Postmark's messages, opens, clicks and bounces. Bad input is reported in the result, never by an exception. Pure, and safe for use
    /// by many threads at once.
    /// </summary>
    /// <param name="body">The answer's body: JSON in UTF-8.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <returns>Null where the body is not such a page. <see cref="Read"/> never reads one.</returns>
    public WebhookResult? ReadPage(ReadOnlyMemory<byte> body, WebhookOptions? options = null)
    {
        var limits = options ?? WebhookOptions.Default;
        // Recognised before its size is checked: a page that is too large is refused, while any other body gives null.
        if (_pages.FirstOrDefault(each => each.Is(body)) is not { } page) return null;
        if (body.Length > limits.MaxBodyBytes) return new WebhookResult { Refusal = $"larger than {limits.MaxBodyBytes} bytes" };
        var request = new WebhookRequest(body);
        var batch = new Batch(Name, request, limits);
        page.Reader.Read(request, batch);
        return batch.Result;
    }

    /// <summary>The provider's name.</summary>
    public override string ToString() => Name;
}
