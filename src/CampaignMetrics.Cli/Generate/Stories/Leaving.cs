using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;
using CampaignMetrics.Cli.Generate.Lines;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>How readers unsubscribe and complain.</summary>
internal static class Leaving
{
    private const double ResubscribeShare = 0.05, AllShare = 0.3, WithoutEmailShare = 0.4;

    private static readonly Spread SecondThoughts = new(Minute, Hour, 2 * Day), Confirming = new(2, 5, 20);
    private static readonly Spread Handling = new(Minute, Hour, Day);

    private static readonly Weighted<Way> Ways = new(
        (52, Way.Link), (30, Way.OneClick), (8, Way.Preferences), (5, Way.MailTo), (3, Way.Complaint), (2, Way.Manual));

    /// <summary>The mailbox provider's server: it posts when its user presses the button (RFC 8058).</summary>
    private static readonly byte[] ProvidersAgent = EscapedText.Of("Google-Email-Unsubscribe");

    private enum Way
    {
        Link, OneClick, Preferences, MailTo, Complaint, Manual,
    }

    /// <summary>Writes the end of a subscription, and now and then a return.</summary>
    public static void Tell(Message message, long at)
    {
        var dice = message.Dice;
        var left = Unsubscribe(message, at, Ways.Draw(dice));
        if (dice.Chance(ResubscribeShare))
            message.Begin(Act.ComesBack, "resubscribed"u8, left + SecondThoughts.Draw(dice)).Text(",\"scope\":\""u8, "list"u8).End();
    }

    /// <summary>Writes a complaint where the mailbox provider reports any: Gmail reports none, and some reports name no email.</summary>
    public static void Complain(Message message, long at)
    {
        if (message.Person.Mailbox.Operator == 'g') return;
        var begun = message.Dice.Chance(WithoutEmailShare)
            ? message.BeginWithoutEmail(Act.Complains, "spamReported"u8, at)
            : message.Begin(Act.Complains, "spamReported"u8, at);
        begun.End();
    }

    /// <returns>When it is done.</returns>
    private static long Unsubscribe(Message message, long at, Way way)
    {
        var dice = message.Dice;
        switch (way)
        {
            case Way.Link:
                Responding.Click(message, Act.Follows, at, message.Email[LinkRole.Unsubscribe]);
                return EndByPage(message, at + Confirming.Draw(dice), "link"u8);
            case Way.Preferences:
                Responding.Click(message, Act.Follows, at, message.Email[LinkRole.Preferences]);
                return EndByPage(message, at + Confirming.Draw(dice), "preferences"u8);
            case Way.OneClick:
                message.Begin(Act.LeavesByButton, "unsubscribed"u8, at).UserAgent(ProvidersAgent);
                message.Address(Networks.Google.Address(dice)).Json(",\"method\":\"POST\""u8);
                return End(message, at, "oneClick"u8);
            case Way.MailTo:
                message.Begin(Act.Leaves, "unsubscribed"u8, at += Handling.Draw(dice));
                return End(message, at, "mailto"u8);
            case Way.Complaint:
                // The feedback report is told twice: as a complaint, and as the end of the subscription that it asks for.
                Complain(message, at);
                message.Begin(Act.Complains, "unsubscribed"u8, at);
                return End(message, at, "complaint"u8);
            case Way.Manual: // somebody called, and the desk knows of no email
                message.BeginWithoutEmail(Act.Leaves, "unsubscribed"u8, at += Handling.Draw(dice));
                return End(message, at, "manual"u8);
        }
        return at;
    }

    private static long EndByPage(Message message, long at, ReadOnlySpan<byte> reason)
    {
        message.Begin(Act.Leaves, "unsubscribed"u8, at).UserAgent(message.Person.Browser).Address(message.Person.Address);
        return End(message, at, reason);
    }

    private static long End(Message begun, long at, ReadOnlySpan<byte> reason)
    {
        begun.Text(",\"reason\":\""u8, reason).Text(",\"scope\":\""u8, begun.Dice.Chance(AllShare) ? "all"u8 : "list"u8).End();
        return at;
    }
}
