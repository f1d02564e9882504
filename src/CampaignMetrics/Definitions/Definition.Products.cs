using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CampaignMetrics;

public sealed partial record Definition
{
    // Static initialisers run from top to bottom: the definitions below need these.
    private static readonly RateFormula UniqueOpensOfSent = new(Metric.Opened, Metric.Sent);
    // May exceed 1: without implied opens a clicker need not be an opener.
    private static readonly RateFormula ClickersPerOpener = new(Metric.Clicked, Metric.Opened);
    private static readonly ImmutableArray<LinkRole> SubscriptionLinks = [LinkRole.Unsubscribe, LinkRole.Preferences];

    /// <summary>
    /// HubSpot's definition: clicks imply opens, bots do not count, clicks on unsubscribe and preference links do not count. Privacy opens
    /// count, since its documents of 2023 say that opens "may look higher". The default definition.
    /// </summary>
    /// <remarks>
    /// knowledge.hubspot.com: "Analyze your marketing email campaign performance", "Understand bot filtering in marketing email analytics".
    /// </remarks>
    public static Definition HubSpot { get; } = new()
    {
        Name = "HubSpot",
        Notes = "Clicks imply opens; bots are left out; unsubscribe and preference links are no clicks.",
        ImpliedOpens = true,
        AutomationOpens = MachinePolicy.Exclude,
        AutomationClicks = MachinePolicy.Exclude,
        ExcludedRoles = SubscriptionLinks,
    };

    /// <summary>The definition of Pipedrive Campaigns: all opens and clicks count; only a loaded image is an open.</summary>
    /// <remarks>support.pipedrive.com: "Campaigns: reporting".</remarks>
    public static Definition Pipedrive { get; } =
        new() { Name = "Pipedrive", Notes = "All opens and clicks count; only a loaded image is an open." };

    /// <summary>Mailchimp's definition: bots and privacy opens do not count; the unsubscribe rate is over openers.</summary>
    /// <remarks>mailchimp.com/help: "About email campaign reports", "Custom report metrics".</remarks>
    public static Definition Mailchimp { get; } = new()
    {
        Name = "Mailchimp",
        Notes = "Bots and privacy opens are left out; unsubscribes are counted among openers; clicks per opener may exceed 1.",
        AutomationOpens = MachinePolicy.Exclude,
        PrivacyOpens = MachinePolicy.Exclude,
        AutomationClicks = MachinePolicy.Exclude,
        PrivacyClicks = MachinePolicy.Exclude,
        Rates =
            RateFormulas.Standard with { ClickThrough = ClickersPerOpener, Unsubscribe = new(Metric.OpenedAndUnsubscribed, Metric.Opened) },
    };

    /// <summary>Klaviyo's definition: the rates of opens, unsubscribes and complaints are over all sent messages.</summary>
    /// <remarks>help.klaviyo.com articles 115005258568 and 115000201131.</remarks>
    public static Definition Klaviyo { get; } = new()
    {
        Name = "Klaviyo",
        Notes = "Opens, unsubscribes and complaints are counted against all sent.",
        Rates = RateFormulas.Standard with
        {
            Open = UniqueOpensOfSent,
            ClickThrough = ClickersPerOpener,
            Unsubscribe = new(Metric.Unsubscribed, Metric.Sent),
            Spam = new(Metric.SpamReported, Metric.Sent),
        },
    };

    /// <summary>SendGrid's definition: total and unique rates; opens by machines count and are flagged; clicks on its own unsubscribe link
    /// do not count.</summary>
    /// <remarks>twilio.com/docs/sendgrid: glossary, "Opens"; "Delivery metrics".</remarks>
    public static Definition SendGrid { get; } = new()
    {
        Name = "SendGrid",
        Notes = "Total and unique rates; machine opens count and are flagged; its own unsubscribe link is no click.",
        ExcludedRoles = [LinkRole.Unsubscribe],
        Rates = WithTotals,
    };

    /// <summary>Mailgun's definition: total and unique rates; opens by machines count and are flagged.</summary>
    /// <remarks>documentation.mailgun.com: "Metric definitions".</remarks>
    public static Definition Mailgun { get; } =
        new() { Name = "Mailgun", Notes = "Total and unique rates; machine opens count and are flagged.", Rates = WithTotals };

    /// <summary>
    /// SparkPost's definition: renders and clicks are opens, prefetches do not count. Its rates are over "accepted", which is delivered
    /// here.
    /// </summary>
    /// <remarks>SparkPost support documents: "Enterprise metrics definitions".</remarks>
    public static Definition SparkPost { get; } = new()
    {
        Name = "SparkPost",
        Notes = "Renders and clicks are opens; prefetches are left out; counted against accepted, which is delivered less late bounces.",
        ImpliedOpens = true,
        AutomationOpens = MachinePolicy.Exclude,
        PrivacyOpens = MachinePolicy.Exclude,
        AutomationClicks = MachinePolicy.Exclude,
        PrivacyClicks = MachinePolicy.Exclude,
        Rates = RateFormulas.Standard with { ClickThrough = null },
    };

    /// <summary>Brevo's definition: the open rate is over all sent messages; beside it there are the trackable and the estimated open
    /// rate.</summary>
    /// <remarks>help.brevo.com article 4406537065618; API: "Get campaign stats".</remarks>
    public static Definition Brevo { get; } = new()
    {
        Name = "Brevo",
        Notes = "Openers of all sent, privacy opens included; beside it the trackable and the estimated open rate.",
        AutomationOpens = MachinePolicy.Exclude,
        AutomationClicks = MachinePolicy.Exclude,
        Rates = RateFormulas.Standard with
        {
            Open = UniqueOpensOfSent,
            ClickThrough = null,
            Unsubscribe = null,
            TrackableOpen = new(Metric.TrackableOpened, Metric.TrackableDelivered),
            // The same formula, but this property's method is Estimated: the rate is applied to all messages.
            EstimatedOpen = new(Metric.TrackableOpened, Metric.TrackableDelivered),
        },
    };

    /// <summary>Campaign Monitor's definition: all opens and clicks count; the click-through rate is clickers / openers.</summary>
    /// <remarks>momently.com: "Campaign Monitor metrics", a third party's page.</remarks>
    public static Definition CampaignMonitor { get; } = new()
    {
        Name = "CampaignMonitor",
        Notes = "All opens and clicks count; clicks per opener may exceed 1.",
        Rates = RateFormulas.Standard with { ClickThrough = ClickersPerOpener },
    };

    /// <summary>Customer.io's definition: clicks imply opens; machines count.</summary>
    /// <remarks>docs.customer.io: "Analytics".</remarks>
    public static Definition CustomerIo { get; } = new()
    {
        Name = "CustomerIo",
        Notes = "Opened or clicked is opened; machines count, though a program's click implies no open.",
        ImpliedOpens = true,
        Rates = RateFormulas.Standard with { ClickThrough = ClickersPerOpener },
    };

    /// <summary>Mautic's definition: clicks imply opens; bots do not count; rates of opens and unsubscribes are over all sent
    /// messages.</summary>
    /// <remarks>mautic/mautic: EmailBundle/EventListener/ReportSubscriber.php, PageSubscriber.php.</remarks>
    public static Definition Mautic { get; } = new()
    {
        Name = "Mautic",
        Notes = "Read or clicked is opened; bots are left out; opens and unsubscribes are counted against all sent.",
        ImpliedOpens = true,
        AutomationOpens = MachinePolicy.Exclude,
        AutomationClicks = MachinePolicy.Exclude,
        Rates = RateFormulas.Standard with
        {
            Open = UniqueOpensOfSent, ClickThrough = ClickersPerOpener, Unsubscribe = new(Metric.Unsubscribed, Metric.Sent),
        },
    };

    /// <summary>
    /// Our own definition, for numbers to rely on: only people count, and messages that a privacy proxy loaded are left out of the open
    /// rate, numerator and denominator.
    /// </summary>
    public static Definition Reliable { get; } = new()
    {
        Name = "Reliable",
        Notes =
            "Only people count; messages that a privacy proxy loaded leave the open rate, numerator and denominator; "
                + "read it with its 95 % interval.",
        ImpliedOpens = true,
        AutomationOpens = MachinePolicy.Exclude,
        PrivacyOpens = MachinePolicy.TrackableCohort,
        AutomationClicks = MachinePolicy.Exclude,
        ExcludedRoles = SubscriptionLinks,
    };

    /// <summary>All built-in definitions, the default one first.</summary>
    public static ImmutableArray<Definition> All { get; } =
        [HubSpot, Pipedrive, Mailchimp, Klaviyo, SendGrid, Mailgun, SparkPost, Brevo, CampaignMonitor, CustomerIo, Mautic, Reliable];

    /// <summary>The built-in definition with a name, ignoring case; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public static Definition? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.GetValueOrDefault(name);
    }

    // After All, which it is made from.
    private static FrozenDictionary<string, Definition> ByName { get; } =
        All.ToFrozenDictionary(definition => definition.Name, StringComparer.OrdinalIgnoreCase);

    private static RateFormulas WithTotals => RateFormulas.Standard with
    {
        ClickThrough = null,
        TotalOpen = new(Metric.TotalOpens, Metric.Delivered),
        TotalClick = new(Metric.TotalClicks, Metric.Delivered),
    };
}
