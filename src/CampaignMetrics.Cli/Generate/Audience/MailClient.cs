using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>Who loads the images of a mail.</summary>
internal enum ImageLoad
{
    /// <summary>The reader's own client, when the reader looks.</summary>
    Direct,

    /// <summary>The webmail's proxy, when the reader looks.</summary>
    Google,

    /// <summary>The webmail's proxy, when the reader looks.</summary>
    Yahoo,

    /// <summary>Apple's relay, whether the reader looks or not.</summary>
    ApplePrivacy,
}

/// <summary>What a contact reads mail with.</summary>
internal sealed record MailClient(ImageLoad Images, byte[] UserAgent, bool IsMobile)
{
    /// <summary>
    /// Letters of the mailboxes whose users have it (m Gmail, o Outlook.com, y Yahoo,
    /// i iCloud, b business, x any other), weight, loading, device, user agent.
    /// </summary>
    private const string Table = """
        m     | 60 | Google       | desktop | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)
        y     | 62 | Yahoo        | desktop | YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html
        i     | 86 | ApplePrivacy | mobile  | Mozilla/5.0
        m     | 22 | ApplePrivacy | mobile  | Mozilla/5.0
        yox   | 18 | ApplePrivacy | mobile  | Mozilla/5.0
        b     |  9 | ApplePrivacy | mobile  | Mozilla/5.0
        b     | 16 | Google       | desktop | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)
        o     | 26 | Direct       | desktop | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36
        o     | 20 | Direct       | desktop | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36 Edg/134.0.0.0
        ob    | 16 | Direct       | mobile  | Outlook-iOS/726.27.1.prod.iphone (4.2508.0)
        ob    | 10 | Direct       | mobile  | Outlook-Android/4.2507.3
        b     | 30 | Direct       | desktop | Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; Microsoft Outlook 16.0.5134; ms-office; MSOffice 16)
        b     | 10 | Direct       | desktop | Mozilla/5.0 (Macintosh; Intel Mac OS X 14.7) MacOutlook/16.95.25030928 (Intelx64 Mac OS X 14.7.4 (Build 23H420))
        bx    |  7 | Direct       | desktop | Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.8.0
        x     |  9 | Direct       | desktop | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.8.0
        x     | 16 | Direct       | desktop | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:136.0) Gecko/20100101 Firefox/136.0
        x     | 14 | Direct       | mobile  | Mozilla/5.0 (Linux; Android 14; SM-S921B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/133.0.6943.137 Mobile Safari/537.36
        mobxi |  7 | Direct       | mobile  | Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
        mbxi  |  4 | Direct       | desktop | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)
        ix    |  3 | Direct       | mobile  | Mozilla/5.0 (iPad; CPU OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
        mx    |  4 | Direct       | mobile  | Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36
        """;

    /// <summary>The clients of one kind of mailbox.</summary>
    public static Weighted<MailClient> Of(char mailbox) =>
        new(
            [
                .. Rows.Of(Table)
                .Where(row => row[0].Contains(mailbox, StringComparison.Ordinal))
                .Select(row => (int.Parse(row[1], Rows.Culture), From(row))),
            ]);

    private static MailClient From(string[] row) => new(Enum.Parse<ImageLoad>(row[2]), Lines.EscapedText.Of(row[4]), row[3] == "mobile");
}
