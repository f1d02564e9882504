using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>What a reader does about a mail: follow its links, buy, answer, pass it on, leave.</summary>
internal static class Responding
{
    private const double ClickShare = 0.17, TextPartShare = 0.08, PlaceShare = 0.35, ConversionShare = 0.12, SeenAndBoughtShare = 0.004;
    private const double ReplyShare = 0.004, ForwardShare = 0.006, SpamShare = 0.0016, AutoReplyShare = 0.002;
    private const double PreferencesShare = 0.004, ViewInBrowserShare = 0.008, AgainShare = 0.4;

    private static readonly Spread Thinking = new(2, 6, 12, 25, Minute, 4 * Minute, 40 * Minute, 8 * Hour, 3 * Day);
    private static readonly Spread NextTab = new(0.6, 1.1, 1.6, 2.4, 4), Impatience = new(0.15, 0.25, 0.5, 1.5);
    private static readonly Spread Shopping = new(2 * Minute, 5 * Minute, 12 * Minute, Hour, Day, 9 * Day);
    private static readonly Weighted<int> Clicks = new((58, 1), (24, 2), (10, 3), (5, 4), (3, 6));
    private static readonly Weighted<int> Tabs = new((30, 2), (40, 3), (20, 4), (10, 6));

    /// <summary>Writes what follows the first look.</summary>
    public static void Tell(Message message, long lookedAt)
    {
        var (dice, email) = (message.Dice, message.Email);
        if (dice.Chance(ClickShare)) Follow(message, lookedAt);
        // Bought after a mere look, without a click.
        else if (dice.Chance(SeenAndBoughtShare)) Buying.Tell(message, lookedAt + Shopping.Draw(dice));
        if (dice.Chance(ViewInBrowserShare)) Click(message, Act.Follows, Later(message, lookedAt), email[LinkRole.ViewInBrowser]);
        if (dice.Chance(PreferencesShare)) Click(message, Act.Follows, Later(message, lookedAt), email[LinkRole.Preferences]);
        if (dice.Chance(ReplyShare)) message.Begin(Act.Answers, "replied"u8, Later(message, lookedAt)).End();
        // Some systems report an out-of-office note as a reply.
        if (dice.Chance(AutoReplyShare)) message.Begin(Act.AutoReplies, "replied"u8, Later(message, lookedAt)).End();
        if (dice.Chance(ForwardShare)) message.Begin(Act.PassesOn, "forwarded"u8, Later(message, lookedAt)).End();
        if (dice.Chance(SpamShare)) Leaving.Complain(message, Later(message, lookedAt));
        if (message.Person.LeavesAt == email.Number) Leaving.Tell(message, Later(message, lookedAt));
    }

    /// <summary>Writes a person's click, and the check of it where something checks clicks.</summary>
    public static void Click(Message message, Act act, long at, SyntheticLink link)
    {
        var (dice, person) = (message.Dice, message.Person);
        if (person.Guard == Guard.ClickChecker) Machines.CheckClick(message, at, link);
        var (who, agent, address) = Reading.SourceOf(message, act, person.Browser);
        // Tabs and repeated clicks keep their act even behind a gateway, since they are measured by it.
        message.BeginTracked(act == Act.Follows ? who : act, "clicked"u8, at).Link(link, dice.Chance(TextPartShare));
        if (agent is not null) message.UserAgent(agent);
        message.Address(address);
        if (dice.Chance(PlaceShare)) message.Json(person.Home.Json);
        message.End();
    }

    private static long Later(Message message, long at) => at + Thinking.Draw(message.Dice);

    private static void Follow(Message message, long at)
    {
        var (dice, habit) = (message.Dice, message.Person.Habit);
        at = habit == Habit.OpensTabs ? OpenTabs(message, Later(message, at)) : FollowOneByOne(message, at);
        if (dice.Chance(ConversionShare)) Buying.Tell(message, at + Shopping.Draw(dice));
    }

    private static long FollowOneByOne(Message message, long at)
    {
        var dice = message.Dice;
        for (var left = Clicks.Draw(dice); left > 0; left--)
        {
            at = Later(message, at);
            var link = message.Email.Content.Draw(dice);
            Click(message, Act.Follows, at, link);
            if (message.Person.Habit == Habit.ClicksAgain && dice.Chance(AgainShare)) ClickAgain(message, at, link);
        }
        return at;
    }

    private static void ClickAgain(Message message, long at, SyntheticLink link)
    {
        for (var left = message.Dice.Between(1, 3); left > 0; left--)
            Click(message, Act.ClicksAgain, at += Impatience.Draw(message.Dice), link);
    }

    private static long OpenTabs(Message message, long at)
    {
        for (var left = Tabs.Draw(message.Dice); left > 0; left--)
            Click(message, Act.OpensTabs, at += NextTab.Draw(message.Dice), message.Email.Content.Draw(message.Dice));
        return at;
    }
}
