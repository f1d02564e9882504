using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What is counted. Messages unless it says events. A message is one sending of one email to one contact.</summary>
/// <example>
/// <code>
/// Console.WriteLine(report.Counts[Metric.HardBounced]);
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Metric>)), JsonForm<WordConverter<Metric>>]
public enum Metric
{
    /// <summary>Messages selected for sending: sent and not sent.</summary>
    Selected,

    /// <summary>Messages handed to the mail server.</summary>
    Sent,

    /// <summary>Messages selected but not mailed.</summary>
    NotSent,

    /// <summary>Sent messages of which nothing was heard yet.</summary>
    Pending,

    /// <summary>Sent messages that the receiving server put off.</summary>
    Deferred,

    /// <summary>Sent messages that were taken, or proved to be in a mailbox.</summary>
    Delivered,

    /// <summary>Delivered messages whose delivery nobody told: it is presumed, as the catalog says of their email.</summary>
    PresumedDelivered,

    /// <summary>Sent messages that came back.</summary>
    Bounced,

    /// <summary>Bounced messages of class hard.</summary>
    HardBounced,

    /// <summary>Bounced messages of class soft.</summary>
    SoftBounced,

    /// <summary>Bounced messages of class temporary.</summary>
    TemporaryBounced,

    /// <summary>Bounced messages of class blocked.</summary>
    BlockedBounced,

    /// <summary>Bounced messages of undetermined class.</summary>
    UndeterminedBounced,

    /// <summary>Automatic replies that were told as bounces: events, and no bounces.</summary>
    AutoReplies,

    /// <summary>Messages that led to an unsubscription.</summary>
    Unsubscribed,

    /// <summary>Messages reported as spam.</summary>
    SpamReported,

    /// <summary>Counted open events, and one for each opener by implication only.</summary>
    TotalOpens,

    /// <summary>Openers: messages with a counted open, or with one that a click implies.</summary>
    Opened,

    /// <summary>Openers by implication only.</summary>
    ImpliedOpened,

    /// <summary>Counted click events.</summary>
    TotalClicks,

    /// <summary>Clickers: messages with a counted click.</summary>
    Clicked,

    /// <summary>Clickers that are openers too.</summary>
    OpenedAndClicked,

    /// <summary>Messages that were answered, where replies are seen.</summary>
    Replied,

    /// <summary>Messages that were passed on.</summary>
    Forwarded,

    /// <summary>Openers that led to an unsubscription.</summary>
    OpenedAndUnsubscribed,

    /// <summary>Openers of whom only a privacy proxy's opens are counted.</summary>
    PrivacyOnlyOpened,

    /// <summary>Selected messages of tracked emails: what opens and clicks can be measured of.</summary>
    TrackedSelected,

    /// <summary>Sent messages of tracked emails.</summary>
    TrackedSent,

    /// <summary>Delivered messages of tracked emails.</summary>
    TrackedDelivered,

    /// <summary>Tracked delivered messages, less those whose only opens are a privacy proxy's: Brevo's trackable emails. The trackable
    /// cohort of <see cref="MachinePolicy.TrackableCohort"/> is smaller: it leaves out all that a proxy loaded.</summary>
    TrackableDelivered,

    /// <summary>Openers among them.</summary>
    TrackableOpened,

    /// <summary>Delivered messages whose replies are seen.</summary>
    ReplyableDelivered,

    /// <summary>Openers whose viewing time was measured.</summary>
    DwellMeasured,

    /// <summary>Openers who looked for 8 seconds or longer.</summary>
    Read,

    /// <summary>Openers who looked for 2 seconds or longer, but less than 8.</summary>
    Skimmed,

    /// <summary>Openers who looked for less than 2 seconds.</summary>
    Glanced,

    /// <summary>Open events, counted or not.</summary>
    AllOpens,

    /// <summary>Click events, counted or not.</summary>
    AllClicks,

    /// <summary>Open events by programs, counted or not.</summary>
    AutomationOpens,

    /// <summary>Click events by programs, counted or not.</summary>
    AutomationClicks,

    /// <summary>Open events by privacy proxies, counted or not.</summary>
    PrivacyOpens,

    /// <summary>Click events left out because of their link's role.</summary>
    RoleClicks,

    /// <summary>Delivered messages with a conversion that names their email, and is not a program's.</summary>
    Converted,
}
