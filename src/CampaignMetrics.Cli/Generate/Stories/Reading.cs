using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>What is seen of a person who reads: opens and how long they took.</summary>
internal static class Reading
{
    private const double ViewedShare = 0.85, NoAgentShare = 0.06, PlaceShare = 0.25, ElsewhereShare = 0.25;
    private const double PrivacyOpenShare = 0.92, PrivacyAgainShare = 0.4;

    private static readonly Spread FirstLook = new(
        15, 3 * Minute, 15 * Minute, 40 * Minute, 1.5 * Hour, 3 * Hour, 6 * Hour, 10 * Hour, 20 * Hour, 2 * Day, 9 * Day);
    private static readonly Spread NextLook = new(
        4, 40, 6 * Minute, Hour, 3 * Hour, 8 * Hour, 20 * Hour, 1.3 * Day, 2.2 * Day, 4 * Day, 12 * Day);
    private static readonly Spread PrivacyLoad = new(1, 4, 10, 30, 2 * Minute, 8 * Minute, 30 * Minute, 3 * Hour);
    private static readonly Spread Dwell = new(0.5, 0.8, 1.4, 2.2, 3.8, 6, 8.5, 12, 17, 23, 30);
    private static readonly Weighted<int> Looks =
        new((19, 1), (18, 2), (15, 3), (12, 4), (11, 5), (8, 6), (7, 8), (5, 11), (3, 17), (2, 28));

    /// <returns>When the person first looked; null for never.</returns>
    public static long? Tell(Message message, long deliveredAt)
    {
        var (dice, person) = (message.Dice, message.Person);
        if (person.Client.Images == ImageLoad.ApplePrivacy) LoadByRelay(message, deliveredAt);
        if (!dice.Chance(person.Interest)) return null;
        var first = Daylight.Draw(dice, deliveredAt, FirstLook, person.Home.UtcOffsetMinutes);
        if (person.Client.Images == ImageLoad.ApplePrivacy) return first; // the relay has the images already: nobody sees this look
        Look(message, first);
        for (var left = Looks.Draw(dice) - 1; left > 0; left--)
            Look(message, Daylight.Draw(dice, first, NextLook, person.Home.UtcOffsetMinutes));
        return first;
    }

    private static void LoadByRelay(Message message, long deliveredAt)
    {
        if (!message.Dice.Chance(PrivacyOpenShare)) return;
        var at = deliveredAt + PrivacyLoad.Draw(message.Dice);
        OpenFrom(Networks.Apple, message, at);
        if (message.Dice.Chance(PrivacyAgainShare)) OpenFrom(Networks.Apple, message, at + NextLook.Draw(message.Dice));
    }

    private static void Look(Message message, long at)
    {
        switch (message.Person.Client.Images)
        {
            case ImageLoad.Google: OpenFrom(Networks.Google, message, at); break;
            case ImageLoad.Yahoo: OpenFrom(Networks.Yahoo, message, at); break;
            case ImageLoad.Direct or ImageLoad.ApplePrivacy: OpenDirectly(message, at); break;
        }
    }

    private static void OpenFrom(Networks networks, Message message, long at)
    {
        var address = networks.Address(message.Dice);
        message.Begin("opened"u8, at).UserAgent(message.Person.Client.UserAgent).Address(address).End();
    }

    private static void OpenDirectly(Message message, long at)
    {
        var (dice, person) = (message.Dice, message.Person);
        var address = person.Client.IsMobile && dice.Chance(ElsewhereShare) ? person.AddressElsewhere(dice) : person.Address;
        message.Begin("opened"u8, at);
        if (!dice.Chance(NoAgentShare)) message.UserAgent(person.Client.UserAgent);
        message.Address(address);
        if (dice.Chance(PlaceShare)) message.Json(person.Home.Json);
        message.End();
        if (!dice.Chance(ViewedShare)) return;
        var dwell = Dwell.Draw(dice);
        message.Begin("viewed"u8, at + dwell).Address(address).Seconds(dwell).End();
    }
}
