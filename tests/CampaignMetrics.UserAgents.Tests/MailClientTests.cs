namespace CampaignMetrics.UserAgents.Tests;

public sealed class MailClientTests
{
    [Theory]
    // Outlook: Office's tokens on Windows, names of its own elsewhere.
    [
        InlineData(
            "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; Microsoft Outlook 16.0.5443; ms-office; MSOffice 16)",
            "Outlook", "16.0.5443", DeviceType.Desktop, "Windows"),
    ]
    [
        InlineData(
            "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)", "Outlook", "16.0.17328", DeviceType.Desktop,
            "Windows"),
    ]
    [
        InlineData(
            "Microsoft Office/14.0 (Windows NT 6.1; Microsoft Outlook 14.0.7233; Pro; MSOffice 14)", "Outlook", "14.0.7233",
            DeviceType.Desktop, "Windows"),
    ]
    [
        InlineData(
            "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.0; SLCC1; .NET CLR 2.0.50727; MSOffice 12)", "Outlook", "12",
            DeviceType.Desktop, "Windows"),
    ]
    [InlineData("Mozilla/4.0 (compatible; ms-office; MSOffice 16)", "Outlook", "16", DeviceType.Desktop, null)]
    [
        InlineData(
            "MacOutlook/16.89.24081512 (Intelx64 Mac OS X Version 14.6.1 (Build 23G93))", "Outlook", "16.89.24081512", DeviceType.Desktop,
            "macOS"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0 OneOutlook/1.2025.101.100",
            "Outlook", "1.2025.101.100", DeviceType.Desktop, "Windows"),
    ]
    [InlineData("Outlook-iOS/718.3211804.prod.iphone (4.2411.0)", "Outlook", "4.2411.0", DeviceType.Mobile, "iOS")]
    [
        InlineData(
            "Mozilla/5.0 (iPad; CPU OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Outlook-iOS/2.0",
            "Outlook", "2.0", DeviceType.Tablet, "iOS"),
    ]
    [InlineData("Outlook-Android/2.0", "Outlook", "2.0", DeviceType.Mobile, "Android")]
    [InlineData("Outlook-iOS/725.4056141.prod.ipad (4.2335.1)", "Outlook", "4.2335.1", DeviceType.Tablet, "iOS")]
    [InlineData("Microsoft Office/16.0 (Microsoft Outlook Mail 16.0.9126; Pro)", "Outlook", "16.0.9126", DeviceType.Desktop, null)]
    // Before and beside Outlook.
    [
        InlineData(
            "Outlook-Express/7.0 (MSIE 8.0; Windows NT 6.1; Trident/4.0; SLCC2; TmstmpExt)", "Windows Live Mail", "7.0", DeviceType.Desktop,
            "Windows"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) WindowsMail/16005.14326", "Windows Mail",
            "16005.14326", DeviceType.Desktop, "Windows"),
    ]
    [InlineData("Entourage/12.36.0 (Macintosh; PPC Mac OS X)", "Entourage", "12.36.0", DeviceType.Desktop, "macOS")]
    public void Microsofts_mail_programs_are_known(string text, string client, string? version, DeviceType device, string? os) =>
        Assert.Equal(new(client, version, AgentKind.MailClient, device, os, RuleOf(client)), UserAgent.Parse(text));

    [Theory]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)", DeviceType.Desktop, "macOS")]
    [
        InlineData(
            "Mozilla/5.0 (Macintosh; U; PPC Mac OS X 10_4_11; en) AppleWebKit/533.19.4 (KHTML, like Gecko)", DeviceType.Desktop, "macOS"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            DeviceType.Mobile, "iOS"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/16H62", DeviceType.Tablet,
            "iOS"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)", DeviceType.Mobile, "iOS"),
    ]
    [InlineData("Mail/3774.600.62 CFNetwork/1498.700.2 Darwin/23.6.0", DeviceType.Desktop, "macOS")]
    public void Apple_Mail_is_WebKit_with_neither_version_nor_Safari(string text, DeviceType device, string os)
    {
        var agent = UserAgent.Parse(text);
        Assert.Equal(("Apple Mail", AgentKind.MailClient, device, os), (agent.Client, agent.Kind, agent.Device, agent.Os));
    }

    [Fact]
    public void Apple_Mails_version_is_not_its_systems_build() =>
        Assert.Null(
            UserAgent.Parse(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148").Version);

    [Theory]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0", "Thunderbird", "128.4.0",
            DeviceType.Desktop, "Windows"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (X11; Linux x86_64; rv:31.0) Gecko/20100101 Icedove/31.8.0", "Thunderbird", "31.8.0", DeviceType.Desktop, "Linux"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:102.0) Gecko/20100101 Betterbird/102.13.0", "Betterbird", "102.13.0",
            DeviceType.Desktop, "macOS"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; rv:52.0) Gecko/20100101 PostboxApp/7.0.61", "Postbox", "7.0.61", DeviceType.Desktop, "Windows"),
    ]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; rv:10.0) Gecko/20120216 Eudora/3.1.4", "Eudora", "3.1.4", DeviceType.Desktop, "Windows")]
    [InlineData("Mozilla/4.0 (compatible; Lotus-Notes/6.0; Windows-NT)", "Lotus Notes", "6.0", DeviceType.Desktop, "Windows")]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) eM Client/9.2.2157 Chrome/100.0 Safari/537.36",
            "eM Client", "9.2.2157", DeviceType.Desktop, "Windows"),
    ]
    [InlineData("Alpine/2.25 (Linux; x86_64)", "Alpine", "2.25", DeviceType.Desktop, "Linux")]
    [InlineData("The Bat! 10.5.2 (Windows NT 10.0)", "The Bat!", "10.5.2", DeviceType.Desktop, "Windows")]
    [InlineData("Evolution/3.48.4 (X11; Linux x86_64)", "Evolution", "3.48.4", DeviceType.Desktop, "Linux")]
    [InlineData("Evolution 2.32.3 CamelHttpStream/1.0", "Evolution", "1.0", DeviceType.Desktop, "Linux")]
    [
        InlineData(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) kmail/5.1.3 Safari/538.1", "KMail", "5.1.3",
            DeviceType.Desktop, "Linux"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_14_6) AppleWebKit/537.36 (KHTML, like Gecko) Mailspring/1.7.8 Chrome/78.0.3904.130 Electron/7.1.9 Safari/537.36",
            "Mailspring", "1.7.8", DeviceType.Desktop, "macOS"),
    ]
    [InlineData("Airmail/577 CFNetwork/978.0.7 Darwin/18.7.0 (x86_64)", "Airmail", "577", DeviceType.Desktop, "macOS")]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) SparkDesktop/3.15.2 Chrome/120.0 Electron/28.0 Safari/537.36",
            "Spark", "3.15.2", DeviceType.Desktop, "Windows"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Foxmail/7.2.25 Chrome/95.0 Safari/537.36",
            "Foxmail", "7.2.25", DeviceType.Desktop, "Windows"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) ZimbraDesktop/7.3.1", "Zimbra", "7.3.1",
            DeviceType.Desktop, "Windows"),
    ]
    [InlineData("zdesktop/7.2.7 (Windows NT 6.1; en-US)", "Zimbra", "7.2.7", DeviceType.Desktop, "Windows")]
    [
        InlineData(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) tutanota-desktop/250.1 Chrome/126 Electron/31 Safari/537.36",
            "Tutanota", "250.1", DeviceType.Desktop, "Linux"),
    ]
    public void Desktop_mail_programs_are_known(string text, string client, string version, DeviceType device, string os) =>
        Assert.Equal(new(client, version, AgentKind.MailClient, device, os, RuleOf(client)), UserAgent.Parse(text));

    [Theory]
    [InlineData("SamsungEmail/6.1.90.16 (Android 13; SM-S911B)", "Samsung Email", "Android")]
    [InlineData("Android-Mail/2024.05.12.635000000.Release", "Android Mail", "Android")]
    [InlineData("Android-Gmail/2023.09", "Gmail", "Android")]
    [InlineData("Gmail/6.0.231218 CFNetwork/1490 Darwin/23.2.0", "Gmail", "iOS")]
    [InlineData("YahooMobileMail/1.0 (Android Mail; 1.5.2) (jflte;samsung;SGH-I337;4.4.2/KOT49H)", "Yahoo Mail", "Android")]
    [
        InlineData(
            "Mozilla/5.0 (Linux; Android 11; Redmi Note 8 Build/RKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/95.0 Mobile Safari/537.36 K-9 Mail/6.600",
            "K-9 Mail", "Android"),
    ]
    [
        InlineData(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 15_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MailMaster/7.11.2",
            "Mail Master", "iOS"),
    ]
    [InlineData("NaverMailApp/3.0.1 (Android 13; SM-A536N)", "NAVER Mail", "Android")]
    [InlineData("mobmail android 14.88.0.41234 ru.mail.mailapp", "Mail.ru", "Android")]
    [InlineData("Spark/3.2 CFNetwork/1410.0.3 Darwin/22.6.0", "Spark", "iOS")]
    [InlineData("Yahoo%20Mail/72141 CFNetwork/1496.0.7 Darwin/23.5.0", "Yahoo Mail", "iOS")]
    [InlineData("Acme%20Mail/12 CFNetwork/1496.0.7 Darwin/23.5.0", "Other mail client", "iOS")]
    [InlineData("ProtonMail/4.20.0 (iPhone; iOS 17.6; Scale/3.00)", "Proton Mail", "iOS")]
    [InlineData("Nine/4.9.6b", "Nine", "Android")]
    [InlineData("R2Mail2/2.61 (Android 12)", "R2Mail2", "Android")]
    [InlineData("Android/8.1-email", "Android Mail", "Android")]
    [InlineData("Android/9.0.0-EAS-2.0", "Android Mail", "Android")]
    [InlineData("Apple-iPhone14C2/2004.82", "Apple Mail", "iOS")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; SM-G960F) BlueMail/1.9.8", "BlueMail", "Android")]
    public void Mail_apps_on_phones_are_known(string text, string client, string os)
    {
        var agent = UserAgent.Parse(text);
        Assert.Equal((client, AgentKind.MailClient, DeviceType.Mobile, os), (agent.Client, agent.Kind, agent.Device, agent.Os));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 12; Spark 8C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0.0.0 Mobile Safari/537.36")]
    [
        InlineData(
            "Mozilla/5.0 (Linux; U; Android 4.1; en-us; Evolution X7 Build/JRO03) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Safari/534.30"),
    ]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0 Safari/537.36 Sparrow/0.2")]
    [InlineData("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Word 16.0.17328; Pro)")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; rv:91.0) Gecko/20100101 Firefox/91.0 SeaMonkey/2.53.18")]
    public void What_only_shares_a_mail_programs_name_is_none(string text) =>
        Assert.NotEqual(AgentKind.MailClient, UserAgent.Parse(text).Kind);

    private static string RuleOf(string client) => RuleId.Of(AgentKind.MailClient, client);
}
