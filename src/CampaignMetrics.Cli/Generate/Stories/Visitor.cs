using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>A program that loads a mail's images or follows its links: the name that it gives, and where it comes from.</summary>
internal sealed class Visitor
{
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

    private static readonly byte[][] Proxies =
    [
        EscapedText.Of("Mozilla/5.0"),
        EscapedText.Of("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"),
    ];

    private readonly Message _message;
    private readonly byte[] _agent;
    private readonly uint _address;

    private Visitor(Message message, byte[] agent, uint address) => (_message, _agent, _address) = (message, agent, address);

    /// <summary>One with this name, from there.</summary>
    public static Visitor Of(Message message, byte[] agent, uint address) => new(message, agent, address);

    /// <summary>One that calls itself a browser: in its company's house, or in a data centre.</summary>
    public static Visitor Disguised(Message message) =>
        new(message, Any(message.Dice, Disguises), message.Person.OfficeAddress ?? Networks.Hosting.Address(message.Dice));

    /// <summary>One that says what it is.</summary>
    public static Visitor Named(Message message) => InDataCentre(message, Any(message.Dice, Bots));

    /// <summary>One that gives no name.</summary>
    public static Visitor Unnamed(Message message) => InDataCentre(message, []);

    /// <summary>One that gives the name of a proxy that loads images.</summary>
    public static Visitor BehindProxy(Message message) => InDataCentre(message, Any(message.Dice, Proxies));

    /// <summary>The same at another address.</summary>
    public Visitor FromElsewhere() => new(_message, _agent, Networks.Hosting.Address(_message.Dice));

    public void Open(Act act, long at, ReadOnlySpan<byte> more = default) => End(_message.BeginTracked(act, "opened"u8, at), more);

    public void Click(Act act, long at, SyntheticLink link, ReadOnlySpan<byte> more = default) =>
        End(_message.BeginTracked(act, "clicked"u8, at).Link(link), more);

    public void Unsubscribe(Act act, long at)
    {
        _message.Begin(act, "unsubscribed"u8, at).UserAgent(_agent).Address(_address).Json(",\"method\":\"GET\""u8);
        _message.Text(",\"reason\":\""u8, "link"u8).Text(",\"scope\":\""u8, "list"u8).End();
    }

    private static Visitor InDataCentre(Message message, byte[] agent) => new(message, agent, Networks.Hosting.Address(message.Dice));

    private static byte[] Any(Dice dice, byte[][] agents) => agents[dice.Below(agents.Length)];

    private void End(Message begun, ReadOnlySpan<byte> more) => begun.UserAgent(_agent).Address(_address).Json(more).End();
}
