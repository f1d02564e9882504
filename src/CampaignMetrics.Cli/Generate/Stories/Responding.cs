using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>What a reader does about a mail: follow its links, buy, answer, pass it on, leave.</summary>
internal static class Responding
{
    private const double ClickShare = 0.17, TextPartShare = 0.08, PlaceShare = 0.35, ConversionShare = 0.12, WithoutEmailShare = 0.25;
    private const double ReplyShare = 0.004, ForwardShare = 0.006, UnsubscribeShare = 0.004, ResubscribeShare = 0.05, SpamShare = 0.0008;
    private const double PreferencesShare = 0.004, ViewInBrowserShare = 0.008;

    private static readonly Spread Thinking = new(2, 6, 12, 25, Minute, 4 * Minute, 40 * Minute, 8 * Hour, 3 * Day);
    private static readonly Spread Shopping = new(2 * Minute, 5 * Minute, 12 * Minute, Hour, Day, 9 * Day);
    private static readonly Spread SecondThoughts = new(Minute, Hour, 2 * Day);
    private static readonly Weighted<int> Clicks = new((58, 1), (24, 2), (10, 3), (5, 4), (3, 6));
    private static readonly Weighted<byte[]> Goals = new(
        (50, "purchase"u8.ToArray()), (30, "visit"u8.ToArray()),
        (15, "contact"u8.ToArray()), (5, "customer"u8.ToArray()));

    /// <summary>Tells what follows on the first look.</summary>
    public static void Tell(Message message, long lookedAt)
    {
        var (dice, email) = (message.Dice, message.Email);
        if (dice.Chance(ClickShare)) Follow(message, lookedAt);
        if (dice.Chance(ViewInBrowserShare)) Click(message, Later(message, lookedAt), email[LinkRole.ViewInBrowser]);
        if (dice.Chance(PreferencesShare)) Click(message, Later(message, lookedAt), email[LinkRole.Preferences]);
        if (dice.Chance(ReplyShare)) message.Begin("replied"u8, Later(message, lookedAt)).End();
        if (dice.Chance(ForwardShare)) message.Begin("forwarded"u8, Later(message, lookedAt)).End();
        if (dice.Chance(SpamShare)) message.Begin("spamReported"u8, Later(message, lookedAt)).End();
        if (dice.Chance(UnsubscribeShare)) Leave(message, Later(message, lookedAt));
    }

    private static long Later(Message message, long at) => at + Thinking.Draw(message.Dice);

    private static void Follow(Message message, long at)
    {
        var dice = message.Dice;
        for (var left = Clicks.Draw(dice); left > 0; left--)
        {
            at = Later(message, at);
            Click(message, at, message.Email.Content.Draw(dice));
        }
        if (dice.Chance(ConversionShare)) Convert(message, at + Shopping.Draw(dice));
    }

    private static void Click(Message message, long at, SyntheticLink link)
    {
        var (dice, person) = (message.Dice, message.Person);
        message.Begin("clicked"u8, at).Json(link.Json);
        if (dice.Chance(TextPartShare)) message.Json(",\"part\":\"text\""u8);
        message.Json(link.RoleJson).UserAgent(person.Browser).Address(person.Address);
        if (dice.Chance(PlaceShare)) message.Json(person.Home.Json);
        message.End();
    }

    private static void Leave(Message message, long at)
    {
        var dice = message.Dice;
        Click(message, at, message.Email[LinkRole.Unsubscribe]);
        var left = at + dice.Between(2_000, 20_000);
        message.Begin("unsubscribed"u8, left).Text(",\"scope\":\""u8, dice.Chance(0.7) ? "list"u8 : "all"u8).End();
        if (dice.Chance(ResubscribeShare))
            message.Begin("resubscribed"u8, left + SecondThoughts.Draw(dice)).Text(",\"scope\":\""u8, "list"u8).End();
    }

    private static void Convert(Message message, long at)
    {
        var dice = message.Dice;
        var goal = Goals.Draw(dice);
        if (dice.Chance(WithoutEmailShare)) message.BeginWithoutEmail("converted"u8, at);
        else message.Begin("converted"u8, at);
        message.Text(",\"goal\":\""u8, goal);
        if (goal[0] == 'p') message.Amount(dice.Between(995, 24_995), dice.Next());
        message.End();
    }
}
