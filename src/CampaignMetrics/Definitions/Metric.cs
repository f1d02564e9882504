using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Everything that is counted. Metrics count messages unless they say "events". A message is one sending of one email to one
/// contact.</summary>
/// <remarks>
/// <para>
/// Metrics are the numerators and denominators of rates (<see cref="RateFormula"/>), the values of a report
/// (<see cref="Report.Counts"/>), and the kinds of recipient lists (<see cref="RecipientKind"/>). "Counted" opens and clicks are those that
/// the definition counts; an opener is a message with at least one counted or implied open, a clicker one with a counted click.
/// </para>
/// </remarks>
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

    /// <summary>Sent messages without any news yet: no delivery, bounce or deferral.</summary>
    Pending,

    /// <summary>Sent messages that the receiving server asked to try again later, and nothing since.</summary>
    Deferred,

    /// <summary>Sent messages that the receiving server accepted, or that an open, click or reply proves to be in a mailbox.</summary>
    Delivered,

    /// <summary>Delivered messages without a delivery event or proof, whose delivery is presumed
    /// (<see cref="Deliveries.Presumed"/>).</summary>
    PresumedDelivered,

    /// <summary>Sent messages that bounced.</summary>
    Bounced,

    /// <summary>Hard bounces: bounced messages whose reason has the class hard by the definition.</summary>
    HardBounced,

    /// <summary>Soft bounces.</summary>
    SoftBounced,

    /// <summary>Bounces of the class temporary.</summary>
    TemporaryBounced,

    /// <summary>Bounces of the class blocked.</summary>
    BlockedBounced,

    /// <summary>Bounces whose class cannot be determined.</summary>
    UndeterminedBounced,

    /// <summary>Automatic replies (out of office) that were reported as bounces. Events; no bounces.</summary>
    AutoReplies,

    /// <summary>Messages that led to an unsubscription.</summary>
    Unsubscribed,

    /// <summary>Messages reported as spam.</summary>
    SpamReported,

    /// <summary>Counted open events, plus one for each opener who is known only by a click.</summary>
    TotalOpens,

    /// <summary>Openers: messages with a counted open, or with a click that implies one.</summary>
    Opened,

    /// <summary>Openers who are known only by a click, which implies an open.</summary>
    ImpliedOpened,

    /// <summary>Counted click events.</summary>
    TotalClicks,

    /// <summary>Clickers: messages with a counted click.</summary>
    Clicked,

    /// <summary>Clickers who are openers, too.</summary>
    OpenedAndClicked,

    /// <summary>Messages that got a reply, unless the catalog says that no inbox is connected.</summary>
    Replied,

    /// <summary>Messages that were forwarded.</summary>
    Forwarded,

    /// <summary>Openers that led to an unsubscription.</summary>
    OpenedAndUnsubscribed,

    /// <summary>Openers whose counted opens are all a privacy proxy's: perhaps no person opened the message.</summary>
    PrivacyOnlyOpened,

    /// <summary>Selected messages of tracked emails, those whose opens and clicks can be measured.</summary>
    TrackedSelected,

    /// <summary>Sent messages of tracked emails.</summary>
    TrackedSent,

    /// <summary>Delivered messages of tracked emails.</summary>
    TrackedDelivered,

    /// <summary>Tracked delivered messages, less those of which only a privacy proxy's opens are known: Brevo's trackable emails. The
    /// trackable cohort of <see cref="MachinePolicy.TrackableCohort"/> is smaller: it leaves out all messages that a proxy
    /// opened.</summary>
    TrackableDelivered,

    /// <summary>Openers among the messages of <see cref="TrackableDelivered"/>.</summary>
    TrackableOpened,

    /// <summary>Delivered messages whose replies can be seen: all but those whose emails the catalog says to have no connected
    /// inbox.</summary>
    ReplyableDelivered,

    /// <summary>Openers whose viewing time was measured.</summary>
    DwellMeasured,

    /// <summary>Openers whose longest view was 8 seconds or longer.</summary>
    Read,

    /// <summary>Openers whose longest view was 2 seconds or longer, but less than 8.</summary>
    Skimmed,

    /// <summary>Openers whose longest view was less than 2 seconds.</summary>
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

    /// <summary>Click events that do not count because of their link's role, such as unsubscribe.</summary>
    RoleClicks,

    /// <summary>Delivered messages with a conversion that names their email and is not by a program. Attributed conversions are not in
    /// it.</summary>
    Converted,
}
