using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Lines;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>What programs do with a mail: gateways that follow its links, bots that load it, previews that fetch it.</summary>
internal static class Machines
{
    private const double BotShare = 0.012, NoAgentShare = 0.006, PrefetchShare = 0.006, StatedShare = 0.006;

    private static readonly Spread Scan = new(15, 25, 32, 36, 40, 44, 50, 60, 2 * Minute);
    private static readonly Spread AnyTime = new(20, 5 * Minute, 3 * Hour, 2 * Day);

    private static readonly byte[][] Disguises =
    [
        EscapedText.Of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36"),
        EscapedText.Of("Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.88 Safari/537.36"),
        EscapedText.Of(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"),
    ];

    private static readonly byte[][] Bots =
    [
        EscapedText.Of("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"),
        EscapedText.Of("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"),
        EscapedText.Of("Barracuda Sentinel (EE)"),
        EscapedText.Of("python-requests/2.32.3"),
        EscapedText.Of("Go-http-client/2.0"),
        EscapedText.Of("curl/8.5.0"),
    ];

    /// <summary>Tells what programs did, most of it within a minute of the delivery.</summary>
    public static void Tell(Message message, long deliveredAt)
    {
        var dice = message.Dice;
        var at = deliveredAt + Scan.Draw(dice);
        switch (message.Person.Mailbox.Guard)
        {
            case Guard.None: break;
            case Guard.Burst: FollowAll(message, at, honeypot: false, Disguise(dice), []); break;
            case Guard.BurstWithHoneypot: FollowAll(message, at, honeypot: true, Disguise(dice), []); break;
            case Guard.Head: FollowAll(message, at, honeypot: false, Disguise(dice), ",\"method\":\"HEAD\""u8); break;
            case Guard.Named: FollowTwo(message, at); break;
        }
        Stray(message, deliveredAt);
    }

    /// <summary>What can happen to anybody's mail.</summary>
    private static void Stray(Message message, long deliveredAt)
    {
        var dice = message.Dice;
        if (dice.Chance(BotShare)) Open(message, deliveredAt, Bots[dice.Below(Bots.Length)], []);
        if (dice.Chance(NoAgentShare)) Open(message, deliveredAt, [], []);
        if (dice.Chance(PrefetchShare)) Open(message, deliveredAt, message.Person.Browser, ",\"purpose\":\"prefetch\""u8);
        if (dice.Chance(StatedShare)) Open(message, deliveredAt, Disguise(dice), ",\"actor\":\"automation\""u8);
    }

    private static byte[] Disguise(Dice dice) => Disguises[dice.Below(Disguises.Length)];

    private static void Open(Message message, long deliveredAt, ReadOnlySpan<byte> agent, ReadOnlySpan<byte> json) =>
        message.Begin("opened"u8, deliveredAt + AnyTime.Draw(message.Dice))
            .UserAgent(agent)
            .Address(Networks.Hosting.Address(message.Dice))
            .Json(json)
            .End();

    /// <summary>All links within a second, from one address; the images first.</summary>
    private static void FollowAll(Message message, long at, bool honeypot, ReadOnlySpan<byte> agent, ReadOnlySpan<byte> json)
    {
        var dice = message.Dice;
        var address = Networks.Hosting.Address(dice);
        message.Begin("opened"u8, at).UserAgent(agent).Address(address).Json(json).End();
        foreach (var link in message.Email.Links)
        {
            if (link.Role == LinkRole.Honeypot && !honeypot) continue;
            message.Begin("clicked"u8, at + dice.Between(40, 990)).Json(link.Json).Json(link.RoleJson);
            message.UserAgent(agent).Address(address).Json(json).End();
        }
    }

    private static void FollowTwo(Message message, long at)
    {
        var dice = message.Dice;
        var (agent, address) = (Bots[dice.Below(Bots.Length)], Networks.Hosting.Address(dice));
        for (var i = 0; i < 2; i++)
        {
            var link = message.Email.Content.Draw(dice);
            message.Begin("clicked"u8, at + i * 700).Json(link.Json).Json(link.RoleJson).UserAgent(agent).Address(address).End();
        }
    }
}
