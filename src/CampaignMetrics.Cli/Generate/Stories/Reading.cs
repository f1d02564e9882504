using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Lines;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>What a sender sees of a person who reads: opens, and how long they took.</summary>
internal static class Reading
{
    private const double ViewedShare = 0.85, NoAgentShare = 0.06, PlaceShare = 0.25, ElsewhereShare = 0.25;
    private const double PrivacyOpenShare = 0.92, PrivacyAgainShare = 0.4, WebmailPrefetchShare = 0.08;

    private static readonly Spread FirstLook = new(
        5, 3 * Minute, 15 * Minute, 40 * Minute, 1.5 * Hour, 3 * Hour, 6 * Hour, 10 * Hour, 20 * Hour, 2 * Day, 9 * Day);
    private static readonly Spread NextLook = new(
        4, 40, 6 * Minute, Hour, 3 * Hour, 8 * Hour, 20 * Hour, 1.3 * Day, 2.2 * Day, 4 * Day, 12 * Day);
    private static readonly Spread PrivacyLoad = new(1, 4, 10, 30, 2 * Minute, 8 * Minute, 30 * Minute, 3 * Hour);
    private static readonly Spread WebmailPrefetch = new(1, 9, 14, 26, Minute);
    private static readonly Spread Dwell = new(0.5, 0.8, 1.4, 2.2, 3.8, 6, 8.5, 12, 17, 23, 30);
    private static readonly Weighted<int> Looks =
        new((19, 1), (18, 2), (15, 3), (12, 4), (11, 5), (8, 6), (7, 8), (5, 11), (3, 17), (2, 28));

    // Gmail's prefetcher calls itself Edge 12 with a second Mozilla/5.0 behind it.
    private static readonly byte[] OddClient = EscapedText.Of("Pigeon/3.1 (mail reader)"), Prefetcher = EscapedText.Of(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0");

    /// <returns>When the person first looked; null for never.</returns>
    public static long? Tell(Message message, long arrivedAt)
    {
        var (dice, person) = (message.Dice, message.Person);
        if (person.Client.Images == ImageLoad.ApplePrivacy) LoadByRelay(message, arrivedAt);
        if (person.Client.Images == ImageLoad.Google && dice.Chance(WebmailPrefetchShare))
            OpenFrom(Act.FetchesAhead, Networks.Google, message, arrivedAt + WebmailPrefetch.Draw(dice), Prefetcher);
        if (!IsRead(message)) return null;
        var first = Daylight.Draw(dice, arrivedAt, FirstLook, person.Home.UtcOffsetMinutes);
        if (person.Client.Images == ImageLoad.ApplePrivacy) return first; // the relay has the images already: nobody sees this look
        Look(message, first);
        for (var left = Looks.Draw(dice) - 1; left > 0; left--)
            Look(message, Daylight.Draw(dice, first, NextLook, person.Home.UtcOffsetMinutes));
        return first;
    }

    /// <summary>What a person's requests say of where they come from and what with.</summary>
    public static (Act Act, byte[]? Agent, uint Address) SourceOf(Message message, Act usual, byte[] agent)
    {
        var person = message.Person;
        return person.Habit switch
        {
            Habit.HidesAgent => (Act.HidesTheAgent, [], person.Address),
            Habit.OddClient => (Act.ReadsWithOddClient, OddClient, person.Address),
            Habit.RemoteDesktop => (Act.ReadsRemotely, agent, Networks.Hosting.Address(message.Dice)),
            Habit.Usual or Habit.OpensTabs or Habit.ClicksAgain =>
                (person.OfficeAddress is null ? usual : Act.ReadsAtTheOffice, agent, person.Address),
        };
    }

    /// <summary>Whether the person reads the mail. A contact who unsubscribes by it has read it.</summary>
    private static bool IsRead(Message message)
    {
        var isInterested = message.Dice.Chance(message.Person.Interest);
        return isInterested || message.Person.LeavesAt == message.Email.Number;
    }

    private static void LoadByRelay(Message message, long arrivedAt)
    {
        if (!message.Dice.Chance(PrivacyOpenShare)) return;
        var at = arrivedAt + PrivacyLoad.Draw(message.Dice);
        OpenFrom(Act.RelaysPrivately, Networks.Apple, message, at, message.Person.Client.UserAgent);
        if (!message.Dice.Chance(PrivacyAgainShare)) return;
        OpenFrom(Act.RelaysPrivately, Networks.Apple, message, at + NextLook.Draw(message.Dice), message.Person.Client.UserAgent);
    }

    private static void Look(Message message, long at)
    {
        var agent = message.Person.Client.UserAgent;
        switch (message.Person.Client.Images)
        {
            case ImageLoad.Google: OpenFrom(Act.Reads, Networks.Google, message, at, agent); break;
            case ImageLoad.Yahoo: OpenFrom(Act.Reads, Networks.Yahoo, message, at, agent); break;
            case ImageLoad.Direct or ImageLoad.ApplePrivacy: OpenDirectly(message, at); break;
        }
    }

    private static void OpenFrom(Act act, Networks networks, Message message, long at, byte[] agent)
    {
        var address = networks.Address(message.Dice);
        message.BeginTracked(act, "opened"u8, at).UserAgent(agent).Address(address).End();
    }

    private static void OpenDirectly(Message message, long at)
    {
        var (dice, person) = (message.Dice, message.Person);
        var (act, agent, address) = SourceOf(message, Act.Reads, person.Client.UserAgent);
        if (person.Client.IsMobile && dice.Chance(ElsewhereShare))
            // Away from the office nobody stands behind the gateway's address.
            (act, address) = (act == Act.ReadsAtTheOffice ? Act.Reads : act, person.AddressElsewhere(dice));
        message.BeginTracked(act, "opened"u8, at);
        if (!dice.Chance(NoAgentShare)) message.UserAgent(agent);
        message.Address(address);
        if (dice.Chance(PlaceShare)) message.Json(person.Home.Json);
        message.End();
        if (!dice.Chance(ViewedShare)) return;
        var dwell = Dwell.Draw(dice);
        // A view is reported when it ends.
        message.BeginTracked(act, "viewed"u8, at + dwell).Address(address).Seconds(dwell).End();
    }
}
