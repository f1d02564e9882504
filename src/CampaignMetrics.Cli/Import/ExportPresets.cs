using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Import;

/// <summary>
/// The exports that are recognised by their columns. What each gives and lacks, and whose document says so, is listed in
/// <c>docs/guide/import.md</c>.
/// </summary>
internal static class ExportPresets
{
    private const string Address = "Email Address|Email|Recipient|Recipient Email";
    private const string SentAt = "Sent At (Your time zone)|Sent At";
    private const string NoDeliveries = "sendings and deliveries, without which rates say nothing";

    private const string WhichEmail = "which email it is";

    /// <summary>All presets. The first that fits is taken, so those with the most telling columns come first.</summary>
    public static IReadOnlyList<ExportPreset> All { get; } =
    [
        // Exports with a row for each event.
        new("sendgrid-activity", "SendGrid", "processed,message_id,event,email",
            "recipient=email,messageId=message_id,email=unique_args.email_id|template_id|marketing_campaign_id|message_id,"
            + "campaign=unique_args.campaign_id|marketing_campaign_id,labels=categories|unique_args",
            new EventRule(
                null,
                "type=event,at=processed,url=url,userAgent=user_agent,smtp=reason,reason=reason,remoteMta=mx,"
                + "bounceClass=type,scope=asm_group_id") { IsEveryRow = true })
        {
            // What follows is added by SendGrid's servers and differs between the events of one message.
            MessageIdEnds = [".filter", ".recvd-"],
            Lacks = "addresses of those who opened or clicked, which opens are a machine's",
            LacksEmail = "where no template tells, which email it is: each message is one of its own without --email",
        },
        new("klaviyo-events", "Klaviyo", "Email,Event|Event Name|Metric|Metric Name,Timestamp|Event Timestamp|Date|Datetime",
            "recipient=Email|Email Address,email=Campaign ID|Message ID|Campaign Name|Campaign,campaign=Campaign Name|Campaign",
            new EventRule(
                null,
                "type=Event|Event Name|Metric|Metric Name,at=Timestamp|Event Timestamp|Date|Datetime,"
                + "url=URL,id=Event ID|UUID,bounceClass=Bounce Type") { IsEveryRow = true })
        {
            Lacks = "sendings",
        },
        new("hubspot-events", "HubSpot", "Recipient,Event Type,Event Created Date (Your time zone)|Event Created Date",
            "recipient=Recipient,messageId=Message ID,email=Email Campaign ID",
            new EventRule(
                null,
                "type=Event Type,at=Event Created Date (Your time zone)|Event Created Date,id=Event ID,url=Click URL,userAgent=User Agent,"
                + "country=Country,region=State,city=City,smtp=Bounce Message,status=Bounce Status,bounceReason=Bounce Reason,"
                + "reason=Not Sent Reason|Not Sent Message") { IsEveryRow = true })
        {
            Lacks = "addresses of those who opened or clicked, which opens are a machine's",
        },
        new("mailchimp-clicks", "Mailchimp", "Timestamp,Url,Email|Email Address",
            "recipient=Email|Email Address,ip=IP",
            new EventRule(EventType.Clicked, "at=Timestamp,url=Url") { IsEveryRow = true })
        {
            IsNarrow = true,
            Lacks = NoDeliveries, LacksEmail = WhichEmail,
        },
        new("mailchimp-opens", "Mailchimp", "Timestamp,Email|Email Address",
            "recipient=Email|Email Address,ip=IP",
            new EventRule(EventType.Opened, "at=Timestamp") { IsEveryRow = true })
        {
            IsNarrow = true,
            Lacks = NoDeliveries, LacksEmail = WhichEmail,
        },
        new("campaign-monitor-bounces", "CampaignMonitor", "Email Address,Bounce Type,Date|Bounce Date",
            "recipient=Email Address,email=Campaign ID",
            new EventRule(EventType.Bounced, "at=Date|Bounce Date,bounceClass=Bounce Type,smtp=Reason") { IsEveryRow = true })
        {
            Lacks = NoDeliveries, LacksEmail = WhichEmail,
        },
        new("campaign-monitor-clicks", "CampaignMonitor", "Email Address,URL|Link,Date|Date Clicked",
            "recipient=Email Address,email=Campaign ID",
            new EventRule(
                EventType.Clicked,
                "at=Date|Date Clicked,url=URL|Link,ip=IP Address,country=Country Code,region=Region,city=City") { IsEveryRow = true })
        {
            Lacks = NoDeliveries, LacksEmail = WhichEmail,
        },
        new("campaign-monitor-opens", "CampaignMonitor", "Email Address,Date|Date Opened,Date Opened|Country Code|Country Name|Latitude",
            "recipient=Email Address,email=Campaign ID",
            new EventRule(
                EventType.Opened,
                "at=Date|Date Opened,ip=IP Address,country=Country Code,region=Region,city=City") { IsEveryRow = true })
        {
            Lacks = NoDeliveries, LacksEmail = WhichEmail,
        },
        new("mailchimp-bounced", "Mailchimp", "Email Address,Bounce Type",
            "recipient=Email Address",
            new EventRule(EventType.Bounced, "bounceClass=Bounce Type") { IsEveryRow = true })
        {
            Lacks = NoDeliveries + "; when it bounced", LacksEmail = WhichEmail,
        },

        // Exports with a row for each message.
        new("mailchimp-transactional", "Mailchimp", "Email Address,Status,Opens,Clicks,Bounce Detail",
            "recipient=Email Address",
            new EventRule(null, "type=Status,at=Date,smtp=Bounce Detail") { IsEveryRow = true },
            new EventRule(EventType.Opened, "count=Opens"),
            new EventRule(EventType.Clicked, "count=Clicks"))
        {
            Lacks = "when it was opened, clicked or bounced: only when it was sent; links, user agents and addresses",
            LacksEmail = WhichEmail,
        },

        // Exports with a row for each recipient.
        new("brevo-recipients", "Brevo", "Email_ID,Send_Date|Delivered_Date",
            "recipient=Email_ID,email=Campaign ID",
            new EventRule(EventType.Sent, "at=Send_Date"),
            new EventRule(EventType.Delivered, "at=Delivered_Date"),
            new EventRule(EventType.Bounced, "at=Hard_Bounce_Date,smtp=Hard_Bounce_Reason") { BounceClass = "hard" },
            new EventRule(EventType.Bounced, "at=Soft_Bounce_Date,smtp=Soft_Bounce_Reason") { BounceClass = "soft" },
            new EventRule(EventType.Opened, "at=Open_Date,count=Total Opens|Open_Count,ip=Open_IP"),
            new EventRule(EventType.Clicked, "count=Clicked_Links_Count,ip=Click_IP") { IsByLink = true },
            new EventRule(EventType.Unsubscribed, "at=Unsubscribe_Date"),
            new EventRule(EventType.SpamReported, "at=Complaint_date"))
        {
            Formats = ["dd-MM-yyyy HH:mm:ss", "dd-MM-yyyy HH:mm"],
            Lacks = "all opens but one of a recipient, and which are a machine's; when a link was clicked; user agents",
        },
        // Cells hold times, or flags beside the time of sending: then whether and when stand in different columns.
        new("hubspot-recipients", "HubSpot", Address + ",Sent,Delivered,Open|Opened,Click|Clicked",
            $"recipient={Address},email=Email ID|Email Campaign ID|Content ID|Email Name|Campaign",
            new EventRule(EventType.Sent, $"at={SentAt}|Sent,whether=Sent"),
            new EventRule(EventType.Deferred, "at=Deferred"),
            new EventRule(EventType.Delivered, "at=Delivered"),
            new EventRule(EventType.Opened, "at=Open|Opened"),
            new EventRule(EventType.Clicked, "at=Click|Clicked"),
            new EventRule(
                EventType.Bounced, "at=Bounce|Bounced,smtp=Bounce Message|Response,bounceReason=Bounce Reason,bounceClass=Bounce Type"),
            new EventRule(
                EventType.NotSent,
                $"at={SentAt}|Dropped|MTA_Dropped|Not Sent,whether=Dropped|MTA_Dropped|Suppressed|Not Sent|Not Sent Reason,"
                + "reason=Not Sent Reason|Not Sent Message|Drop Reason|Dropped Reason"),
            new EventRule(EventType.Replied, "at=Reply|Replied"),
            new EventRule(EventType.Forwarded, "at=Forward|Forwarded"),
            new EventRule(EventType.Unsubscribed, "at=Unsubscribed|Unsubscribe"),
            new EventRule(EventType.SpamReported, "at=SpamReport|Spam Reports|Marked as spam"),
            new EventRule(EventType.Unbounced, "at=Unbounce|Unbounced"))
        {
            Lacks = "all opens and clicks but one of a recipient; links, user agents and addresses; "
                + "where it has flags, any time but of the sending",
        },
        new("klaviyo-recipients", "Klaviyo", "Email,Received Email|Opened Email|Clicked Email|Bounced Email",
            "recipient=Email,email=Campaign ID|Campaign Name|Campaign",
            new EventRule(EventType.Delivered, "at=Received Email"),
            new EventRule(EventType.Opened, "at=Opened Email"),
            new EventRule(EventType.Clicked, "at=Clicked Email"),
            new EventRule(EventType.Bounced, "at=Bounced Email"),
            new EventRule(EventType.NotSent, "at=Dropped Email"),
            new EventRule(EventType.Unsubscribed, "at=Unsubscribed|Unsubscribed from Email"),
            new EventRule(EventType.SpamReported, "at=Marked Email as Spam"))
        {
            Lacks = "sendings; all opens and clicks but one of a recipient; links, user agents and addresses",
        },
        new("mailchimp-opened", "Mailchimp", "Email Address,Opens",
            "recipient=Email Address",
            new EventRule(EventType.Opened, "count=Opens"),
            new EventRule(EventType.Clicked, "count=Clicks"))
        {
            Lacks = NoDeliveries + "; when it was opened", LacksEmail = WhichEmail,
        },
        new("mailchimp-clicked", "Mailchimp", "Email Address,Clicks",
            "recipient=Email Address",
            new EventRule(EventType.Clicked, "count=Clicks"))
        {
            Lacks = NoDeliveries + "; when it was clicked, and which link", LacksEmail = WhichEmail,
        },
    ];

    /// <summary>All who make such exports.</summary>
    public static IReadOnlyList<string> Providers { get; } =
        [.. All.Select(preset => preset.Provider).Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(preset => preset.Name)];

    /// <summary>The export that has this header; null where none is known.</summary>
    /// <param name="header">The header.</param>
    /// <param name="provider">Who made it; null where that is not said.</param>
    public static ExportPreset? Find(CsvHeader header, string? provider) =>
        All.FirstOrDefault(preset => (provider is null || preset.Provider == provider) && preset.Fits(header));

    /// <summary>The export of this name.</summary>
    /// <exception cref="UnusableException">There is none.</exception>
    public static ExportPreset Named(string name) =>
        All.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnusableException(
            $"--preset: '{Output.Safe.Text(name)}' is no preset.{Nearest.Hint(name, Names)} There are {string.Join(", ", Names)}.");
}
