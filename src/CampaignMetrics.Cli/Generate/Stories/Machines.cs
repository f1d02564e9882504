using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>What programs do with a mail: gateways that follow its links, bots that load it, previews that fetch it.</summary>
internal static class Machines
{
    private const double CrawlerShare = 0.012, UnnamedShare = 0.006, PrefetchShare = 0.006, ArchiveShare = 0.01, BorrowedShare = 0.002;
    private const double HoldsShare = 0.7, BatteryShare = 0.2;

    /// <summary>From a link to the next, and from the last to the decision.</summary>
    private static readonly Spread Inspection = new(0.4, 1, 3, 6, 12, 30), Verdict = new(1, 3, 10, 40, 2 * Minute);
    private static readonly Spread OneLink = new(8, 20, 35, Minute, 4 * Minute), Sandbox = new(12, 25, 50, 2 * Minute, 6 * Minute);
    private static readonly Spread AnyTime = new(20, 5 * Minute, 3 * Hour, 2 * Day), Receipt = new(2, 10, 40, 3 * Minute);

    /// <summary>Follows links while its server keeps the sender waiting.</summary>
    /// <returns>When it decides.</returns>
    public static long Hold(Message message, long at)
    {
        var dice = message.Dice;
        if (!dice.Chance(HoldsShare)) return at;
        var visitor = Visitor.Disguised(message);
        visitor.Open(Act.HoldsTheMail, at);
        for (var left = dice.Between(1, 4); left > 0; left--)
        {
            at += Inspection.Draw(dice);
            visitor.Click(Act.HoldsTheMail, at, message.Email.Content.Draw(dice));
        }
        return at + Verdict.Draw(dice);
    }

    /// <summary>Writes what programs do, most of it within a minute of the delivery.</summary>
    public static void Tell(Message message, long deliveredAt)
    {
        var dice = message.Dice;
        switch (message.Person.Guard)
        {
            case Guard.None or Guard.Gateway or Guard.ClickChecker: break; // these have no part here
            case Guard.Scanner: Scan.Tell(message, deliveredAt, TypeOfScan(dice)); break;
            case Guard.TrappedScanner: Scan.Tell(message, deliveredAt, Act.ScansTheTrapToo); break;
            case Guard.HeadChecker: CheckHeads(message, deliveredAt + OneLink.Draw(dice)); break;
            case Guard.NamedScanner: FollowNamed(message, deliveredAt + OneLink.Draw(dice)); break;
            case Guard.SlowSandbox: FollowSlowly(message, deliveredAt); break;
            case Guard.SingleLink: Visitor.Disguised(message).Click(
                Act.TriesOne, deliveredAt + OneLink.Draw(dice), message.Email.Content.Draw(dice)); break;
        }
        Stray(message, deliveredAt);
    }

    /// <summary>Follows what a person is about to click, a moment before.</summary>
    public static void CheckClick(Message message, long clickAt, SyntheticLink link)
    {
        // In the user's own agent, so that only the address tells the check from the click.
        var visitor = Visitor.Of(message, message.Person.Browser, Networks.Hosting.Address(message.Dice));
        visitor.Click(Act.ChecksTheClick, clickAt - message.Dice.Between(100, 1_800), link);
    }

    private static Act TypeOfScan(Dice dice) =>
        dice.Chance(0.25) ? Act.ScansFromManyAddresses : dice.Chance(0.12) ? Act.ScansFlagged : Act.ScansAll;

    /// <summary>What can happen to anybody's mail.</summary>
    private static void Stray(Message message, long deliveredAt)
    {
        var dice = message.Dice;
        if (dice.Chance(CrawlerShare)) Visitor.Named(message).Open(Act.Crawls, deliveredAt + AnyTime.Draw(dice));
        if (dice.Chance(UnnamedShare)) Visitor.Unnamed(message).Open(Act.CrawlsUnnamed, deliveredAt + AnyTime.Draw(dice));
        if (dice.Chance(ArchiveShare)) Visitor.Disguised(message).Open(Act.Archives, deliveredAt + Receipt.Draw(dice));
        if (dice.Chance(PrefetchShare))
        {
            var own = Visitor.Of(message, message.Person.Browser, message.Person.Address);
            own.Open(Act.Prefetches, deliveredAt + AnyTime.Draw(dice), ",\"purpose\":\"prefetch\""u8);
        }
        if (dice.Chance(BorrowedShare)) Visitor.BehindProxy(message).Click(
            Act.BorrowsProxy, deliveredAt + OneLink.Draw(dice), message.Email.Content.Draw(dice));
    }

    private static void CheckHeads(Message message, long at)
    {
        var visitor = Visitor.Disguised(message);
        foreach (var link in message.Email.Links)
            if (link.Role != LinkRole.Honeypot)
                visitor.Click(Act.AsksForHeads, at + message.Dice.Between(0, 2_500), link, ",\"method\":\"HEAD\""u8);
    }

    private static void FollowNamed(Message message, long at)
    {
        var visitor = Visitor.Named(message);
        for (var i = 0; i < 2; i++) visitor.Click(Act.NamesItself, at + i * 700, message.Email.Content.Draw(message.Dice));
    }

    private static void FollowSlowly(Message message, long at)
    {
        var dice = message.Dice;
        var links = dice.Chance(BatteryShare) ? 5 : dice.Between(1, 3);
        var visitor = Visitor.Disguised(message);
        for (var i = 0; i < links; i++) visitor.Click(Act.TakesItsTime, at += Sandbox.Draw(dice), message.Email.Content.Draw(dice));
    }
}
