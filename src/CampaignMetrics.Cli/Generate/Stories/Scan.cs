using CampaignMetrics.Cli.Generate.Drawing;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>A scanner that follows all links of a mail within a second.</summary>
internal static class Scan
{
    /// <summary>
    /// From sending to the links, as measured by a user of Craft Campaign: 0.5 % within 10 s, 2.2 % to 20 s, 66.4 %
    /// to a minute, 28.3 % to 5 minutes, 1.9 % to half an hour, 0.7 % within the day; in the middle 43 s.
    /// </summary>
    private static readonly Weighted<Spread> Delay = new(
        (5, new(0, 10)), (22, new(10, 20)), (664, new(20, 36, 43, 50, Minute)), (283, new(Minute, 5 * Minute)),
        (19, new(5 * Minute, 30 * Minute)), (7, new(Hour, Day)));

    /// <summary>The image comes about half a minute before the links.</summary>
    private static readonly Spread Ahead = new(25, 31, 34, 40);

    /// <summary>Writes one scan.</summary>
    public static void Tell(Message message, long deliveredAt, Act act)
    {
        var dice = message.Dice;
        var at = deliveredAt + Delay.Draw(dice).Draw(dice);
        var visitor = Visitor.Disguised(message);
        visitor.Open(act, Math.Max(deliveredAt, at - Ahead.Draw(dice)), Marks(act));
        foreach (var link in message.Email.Links)
        {
            if (link.Role == LinkRole.Honeypot && act != Act.ScansTheTrapToo) continue;
            if (act == Act.ScansFromManyAddresses) visitor = visitor.FromElsewhere();
            // All links within one second: that is what the rule for bursts has to find.
            var clickedAt = at + dice.Between(40, 990);
            visitor.Click(act, clickedAt, link, Marks(act));
            if (link.Role == LinkRole.Unsubscribe && message.Email.UnsubscribesByVisit)
                visitor.Unsubscribe(Act.UnsubscribesByVisit, clickedAt + dice.Between(20, 400));
        }
    }

    /// <summary>What the provider states of the scan, where it recognises it.</summary>
    private static ReadOnlySpan<byte> Marks(Act act) => act == Act.ScansFlagged ? ",\"actor\":\"automation\""u8 : [];
}
