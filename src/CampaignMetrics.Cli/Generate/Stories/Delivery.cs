using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>Writes what happens to a message from the list to the mailbox, or to its failure.</summary>
internal static class Delivery
{
    // What comes of these shares, with all else that happens to messages, stands in docs/guide/generate.md.
    private const double NotSentShare = 0.003, DeferredShare = 0.06, BouncedShare = 0.014, RefusedByGatewayShare = 0.12;
    private const double PendingShare = 0.003, LateBounceShare = 0.003, UnbouncedShare = 0.01, UntoldShare = 0.005, ToldLateShare = 0.02;
    private const double AcceptedUnnoticedShare = 0.03, AutoReplyShare = 0.008, StatedAutoReplyShare = 0.5, ForgottenShare = 0.02;

    /// <summary>A large sending takes most of an hour.</summary>
    private static readonly Spread Queue = new(0, 5 * Minute, 10 * Minute, 15 * Minute, 22 * Minute, 30 * Minute, 45 * Minute);
    private static readonly Spread Handover = new(0.3, 0.6, 0.9, 1.2, 1.7, 2.4, 4, 8, 20, 90);
    private static readonly Spread RetryAfter = new(5 * Minute, 6 * Minute, 11 * Minute, 20 * Minute, 45 * Minute, 2 * Hour);
    private static readonly Spread LateBounce = new(2 * Minute, 20 * Minute, 2 * Hour, 9 * Hour, Day, 3 * Day);
    private static readonly Spread FreedAfter = new(2 * Day, 5 * Day, 20 * Day);
    private static readonly Spread ToldLate = new(5, 15, 40, 2 * Minute);
    private static readonly Spread Away = new(2, 5, 15, Minute);

    private static readonly Weighted<Refusal> Refusals =
        new((8, Refusal.Hard), (44, Refusal.Soft), (18, Refusal.Temporary), (30, Refusal.Blocked));
    private static readonly Weighted<Refusal> LateRefusals = new((60, Refusal.Hard), (30, Refusal.Soft), (10, Refusal.Blocked));
    private static readonly Weighted<int> Deferrals = new((60, 1), (25, 2), (10, 3), (5, 5));

    /// <summary>HubSpot's reasons for leaving a contact out.</summary>
    private static readonly Weighted<byte[]> NotSentReasons = new(
        (44, "GRAYMAIL_SUPPRESSED"u8.ToArray()), (24, "QUARANTINED_ADDRESS"u8.ToArray()), (18, "NON_MARKETABLE_CONTACT"u8.ToArray()),
        (10, "PREVIOUS_SPAM"u8.ToArray()), (4, "MTA_IGNORE"u8.ToArray()));

    /// <returns>When the message came to stay; null when it did not.</returns>
    public static Arrival? Tell(Message message)
    {
        var dice = message.Dice;
        var at = message.StartsAt + Queue.Draw(dice);
        if (ReasonToLeaveOut(message) is { } reason)
        {
            message.BeginWithSegments(Act.LeavesOut, "notSent"u8, at).Text(",\"reason\":\""u8, reason).End();
            return null;
        }
        message.BeginWithSegments(Act.Sends, "sent"u8, at).End();
        at += Handover.Draw(dice);
        if (message.Person.Guard == Guard.Gateway) at = Machines.Hold(message, at);
        var firstTry = at;
        if (dice.Chance(DeferredShare)) at = Defer(message, at);
        // Sent, and nothing more is ever heard of it.
        if (dice.Chance(PendingShare)) return null;
        if (RefusalOf(message) is { } refusal)
        {
            Bounce(message, at, refusal);
            return null;
        }
        // A server that took the mail and lost the line before it said so was asked again.
        return Take(message, at) ? new Arrival(at, dice.Chance(AcceptedUnnoticedShare) ? firstTry : at) : null;
    }

    /// <returns>Whether it stays.</returns>
    private static bool Take(Message message, long at)
    {
        var dice = message.Dice;
        if (message.Email.TellsDeliveries && !dice.Chance(UntoldShare))
            // Where the report comes late, programs seem to act before the delivery.
            message.Begin(Act.Delivers, "delivered"u8, at + (dice.Chance(ToldLateShare) ? ToldLate.Draw(dice) : 0)).End();
        if (dice.Chance(AutoReplyShare)) AutoReply(message, at + Away.Draw(dice));
        if (!dice.Chance(LateBounceShare)) return true;
        Machines.Tell(message, at); // a gateway tries the links before its server changes its mind
        Bounce(message, at + LateBounce.Draw(dice), LateRefusals.Draw(dice));
        return false;
    }

    private static byte[]? ReasonToLeaveOut(Message message)
    {
        var (dice, person, number) = (message.Dice, message.Person, message.Email.Number);
        if (person.DiesAt < number) return "PREVIOUSLY_BOUNCED"u8.ToArray();
        // A few who left are mailed all the same: the report on unsubscriptions has to find them.
        if (person.LeavesAt < number && !dice.Chance(ForgottenShare)) return "PREVIOUSLY_UNSUBSCRIBED_MESSAGE"u8.ToArray();
        return dice.Chance(NotSentShare) ? NotSentReasons.Draw(dice) : null;
    }

    private static Refusal? RefusalOf(Message message)
    {
        var (dice, person) = (message.Dice, message.Person);
        if (person.DiesAt == message.Email.Number) return Refusal.Hard;
        if (person.Guard == Guard.Gateway && dice.Chance(RefusedByGatewayShare)) return Refusal.Blocked;
        return dice.Chance(BouncedShare) ? Refusals.Draw(dice) : null;
    }

    private static long Defer(Message message, long at)
    {
        for (var left = Deferrals.Draw(message.Dice); left > 0; left--)
        {
            message.Begin(Act.PutsOff, "deferred"u8, at).Response(ReplyOf(message, Refusal.Later)).End();
            at += RetryAfter.Draw(message.Dice);
        }
        return at;
    }

    private static void Bounce(Message message, long at, Refusal refusal)
    {
        message.Begin(Act.Refuses, "bounced"u8, at).Response(ReplyOf(message, refusal)).End();
        if (refusal == Refusal.Hard && message.Dice.Chance(UnbouncedShare))
            message.Begin(Act.Frees, "unbounced"u8, at + FreedAfter.Draw(message.Dice)).End();
    }

    /// <summary>An automatic reply, which some providers report as a bounce, in the words of somebody who is away.</summary>
    private static void AutoReply(Message message, long at)
    {
        message.Begin(Act.AutoReplies, "bounced"u8, at);
        message.Text(",\"smtp\":\""u8, "Automatic reply: I am out of the office until Monday"u8);
        if (message.Dice.Chance(StatedAutoReplyShare)) message.Json(",\"autoReply\":true"u8);
        message.End();
    }

    private static ServerReply ReplyOf(Message message, Refusal refusal) =>
        ServerReply.Draw(message.Dice, refusal, message.Person.Mailbox.Operator);
}

/// <summary>When a message arrived.</summary>
/// <param name="DeliveredAt">Its server said that it took it, in milliseconds.</param>
/// <param name="InMailboxAt">Its reader could see it.</param>
internal readonly record struct Arrival(long DeliveredAt, long InMailboxAt);
