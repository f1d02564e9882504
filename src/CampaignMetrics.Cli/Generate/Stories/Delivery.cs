using CampaignMetrics.Cli.Generate.Drawing;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>From the list to the mailbox, or not.</summary>
internal static class Delivery
{
    private const double NotSentShare = 0.005, DeferredShare = 0.06, BouncedShare = 0.025;
    private const double PendingShare = 0.003, LateBounceShare = 0.003, UnbouncedShare = 0.01;

    /// <summary>A large sending takes most of an hour.</summary>
    private static readonly Spread Queue = new(0, 5 * Minute, 10 * Minute, 15 * Minute, 22 * Minute, 30 * Minute, 45 * Minute);
    private static readonly Spread Handover = new(0.3, 0.6, 0.9, 1.2, 1.7, 2.4, 4, 8, 20, 90);
    private static readonly Spread RetryAfter = new(5 * Minute, 6 * Minute, 11 * Minute, 20 * Minute, 45 * Minute, 2 * Hour);
    private static readonly Spread LateBounce = new(2 * Minute, 20 * Minute, 2 * Hour, 9 * Hour, Day, 3 * Day);
    private static readonly Spread FreedAfter = new(2 * Day, 5 * Day, 20 * Day);

    private static readonly Weighted<Refusal> Refusals =
        new((48, Refusal.Hard), (24, Refusal.Soft), (11, Refusal.Temporary), (17, Refusal.Blocked));
    private static readonly Weighted<Refusal> LateRefusals = new((60, Refusal.Hard), (30, Refusal.Soft), (10, Refusal.Blocked));
    private static readonly Weighted<int> Deferrals = new((60, 1), (25, 2), (10, 3), (5, 5));

    /// <summary>HubSpot's reasons for leaving a contact out.</summary>
    private static readonly Weighted<byte[]> NotSentReasons = new(
        (30, "PREVIOUSLY_BOUNCED"u8.ToArray()), (26, "PREVIOUSLY_UNSUBSCRIBED_MESSAGE"u8.ToArray()),
        (18, "GRAYMAIL_SUPPRESSED"u8.ToArray()),
        (10, "QUARANTINED_ADDRESS"u8.ToArray()), (8, "NON_MARKETABLE_CONTACT"u8.ToArray()), (5, "PREVIOUS_SPAM"u8.ToArray()),
        (3, "MTA_IGNORE"u8.ToArray()));

    /// <returns>When the message was delivered to stay; null when it was not.</returns>
    public static long? Tell(Message message)
    {
        var dice = message.Dice;
        var at = message.Email.SentAt.ToUnixTimeMilliseconds() + Queue.Draw(dice);
        if (dice.Chance(NotSentShare))
        {
            message.BeginWithSegments("notSent"u8, at).Text(",\"reason\":\""u8, NotSentReasons.Draw(dice)).End();
            return null;
        }
        message.BeginWithSegments("sent"u8, at).End();
        at += Handover.Draw(dice);
        if (dice.Chance(DeferredShare)) at = Defer(message, at);
        if (dice.Chance(PendingShare)) return null;
        if (dice.Chance(BouncedShare))
        {
            Bounce(message, at, Refusals.Draw(dice));
            return null;
        }
        message.Begin("delivered"u8, at).End();
        if (!dice.Chance(LateBounceShare)) return at;
        Machines.Tell(message, at); // a gateway tries the links before its server changes its mind
        Bounce(message, at + LateBounce.Draw(dice), LateRefusals.Draw(dice));
        return null;
    }

    private static long Defer(Message message, long at)
    {
        for (var left = Deferrals.Draw(message.Dice); left > 0; left--)
        {
            message.Begin("deferred"u8, at).Response(ServerReply.Draw(message.Dice, Refusal.Later, message.Person.Mailbox.Operator)).End();
            at += RetryAfter.Draw(message.Dice);
        }
        return at;
    }

    private static void Bounce(Message message, long at, Refusal refusal)
    {
        message.Begin("bounced"u8, at).Response(ServerReply.Draw(message.Dice, refusal, message.Person.Mailbox.Operator)).End();
        if (refusal == Refusal.Hard && message.Dice.Chance(UnbouncedShare))
            message.Begin("unbounced"u8, at + FreedAfter.Draw(message.Dice)).End();
    }
}
