namespace CampaignMetrics.UserAgents.Tests;

public sealed class DeviceTests
{
    [Theory]
    [InlineData("Linux; Android 13; Pixel 7", "Mobile ", DeviceType.Mobile)]
    [InlineData("Linux; Android 12; SM-X906C", "", DeviceType.Tablet)]
    [InlineData("Linux; Android 4.2.2; GT-P5210", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 9; KFMAWI", "", DeviceType.Tablet)]
    [InlineData("Linux; Android 7.0; AcmePad 10", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 11; Tab A8", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 10; NoName 4711", "", DeviceType.Tablet)]
    [InlineData("Linux; Android 9; AFTMM Build/PS7242; wv", "", DeviceType.Other)]
    [InlineData("Linux; Android 11; BRAVIA 4K UR3", "", DeviceType.Other)]
    [InlineData("Linux; Android 9; 55PUS8505", "", DeviceType.Other)]
    [InlineData("Linux; Android 9; HARPER_40F660TS", "", DeviceType.Other)]
    [InlineData("Linux; Android 10; X96mini", "", DeviceType.Other)]
    [InlineData("Web0S; Linux/SmartTV", "", DeviceType.Other)]
    [InlineData("PlayStation 5 8.20", "", DeviceType.Other)]
    [InlineData("Linux; Android 12; Quest 2", "", DeviceType.Other)]
    [InlineData("Linux; Andr0id 9; ACME, 43X, wired", "", DeviceType.Other)]
    [InlineData("Linux; Android 9; HP ProBook 450 G5", "", DeviceType.Desktop)]
    [InlineData("Linux; Android 11; Lenovo Chromebook C330", "", DeviceType.Desktop)]
    [InlineData("Windows NT 10.0; Win64; x64; Tablet PC 2.0", "", DeviceType.Desktop)]
    [InlineData("X11; Linux x86_64", "", DeviceType.Desktop)]
    [InlineData("iPod touch; CPU iPhone OS 12_0 like Mac OS X", "Mobile/15E148 ", DeviceType.Mobile)]
    public void A_device_is_told_from_its_platform_and_model(string platform, string mobile, DeviceType device) =>
        Assert.Equal(
            device,
            UserAgent.Parse(
                $"Mozilla/5.0 ({platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 {mobile}Safari/537.36").Device);

    [Fact]
    public void A_telephone_of_a_network_that_is_no_more_is_a_persons()
    {
        var agent = UserAgent.Parse("Mozilla/3.0(WILLCOM;ACME/WX100T/2;1/1/C128) Gateway/2.0");
        Assert.Equal((AgentActor.Human, DeviceType.Mobile), (agent.Actor, agent.Device));
    }

    [Theory]
    // Computers under Android, and those whose names sound like theirs.
    [InlineData("Linux; Android 9; 20U9CTO1WW", "", DeviceType.Desktop)]
    [InlineData("Linux; Android 9; 82KUS00E00", "", DeviceType.Desktop)]
    [InlineData("Linux; Android 11; 21081111RG", "", DeviceType.Tablet)]
    [InlineData("Linux; Android 9; EasyNote TE69CX", "", DeviceType.Desktop)]
    [InlineData("Linux; Android 11; WayDroid arm64 only Device", "", DeviceType.Desktop)]
    [InlineData("Linux; Android 10; Google Pixelbook Go", "", DeviceType.Desktop)]
    [InlineData("Linux; Android 9; Galaxy Book", "", DeviceType.Desktop)]
    [InlineData("Linux; Android 6.0; PocketBook InkPad X", "", DeviceType.Tablet)]
    [InlineData("X11; Fedora; Linux x86_64; Tablet PC 2.0", "", DeviceType.Desktop)]
    [InlineData("X11; Linux aarch64; Acme Tablet", "", DeviceType.Tablet)]
    // Tablets with a phone modem, told by their model alone, and phones beside them.
    [InlineData("Linux; Android 12; TB311XU", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 13; 23043RP34G", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 10; BZT-AL00", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 7.0; C1010 Nomi_C101030", "Mobile ", DeviceType.Mobile)]
    [InlineData("Linux; Android 7.0; Nomi_C080034", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 13; 23049PCD8G", "Mobile ", DeviceType.Mobile)]
    [InlineData("Linux; Android 10; Coolpad 3706A", "Mobile ", DeviceType.Mobile)]
    [InlineData("Linux; Android 4.4.2; Coolpad8712S", "Mobile ", DeviceType.Mobile)]
    [InlineData("Linux; Android 7.0; HUAWEI FRD-L09", "Mobile ", DeviceType.Mobile)]
    [InlineData("Linux; Android 8.0; HUAWEI CMR-L09", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 4.2.2; GIONEE_Gpad_G4", "Mobile ", DeviceType.Mobile)]
    [InlineData("Linux; Android 14; 2405CPCFBG", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 13; TB520FU", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 12; Infinix X1101B", "Mobile ", DeviceType.Tablet)]
    [InlineData("Linux; Android 13; QUMO Quest 530", "Mobile ", DeviceType.Mobile)]
    [InlineData("Linux; Android 13; HYUNDAI Eternity G50", "Mobile ", DeviceType.Mobile)]
    public void A_model_tells_the_device_where_the_system_misleads(string platform, string mobile, DeviceType device) =>
        Assert.Equal(
            device,
            UserAgent.Parse(
                $"Mozilla/5.0 ({platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 {mobile}Safari/537.36").Device);

    [Fact]
    public void A_phone_of_Firefox_OS_states_nothing_but_Mobile() =>
        Assert.Equal(DeviceType.Mobile, UserAgent.Parse("Mozilla/5.0 (Mobile; rv:32.0) Gecko/32.0 Firefox/32.0").Device);

    [Theory]
    [InlineData("V2061 Build/RP1A.200720.012; wv", DeviceType.Mobile)]
    [InlineData("NOH-AN00; wv", DeviceType.Mobile)]
    [InlineData("Acme One; wv", DeviceType.Mobile)]
    [InlineData("SM-T970; wv", DeviceType.Tablet)]
    public void A_web_view_that_is_cut_off_says_nothing_by_lacking_Mobile(string model, DeviceType device) =>
        Assert.Equal(
            device,
            UserAgent.Parse(
                $"Mozilla/5.0 (Linux; Android 11; {model}) AppleWebKit/537.36 (KHTML) Version/4.0 Chrome/87.0.4280.141").Device);

    [Theory]
    [InlineData("5.2.1IP", DeviceType.Mobile, "iOS")]
    [InlineData("5.2.1IT", DeviceType.Tablet, "iOS")]
    [InlineData("4.8.0AP", DeviceType.Mobile, "Android")]
    [InlineData("4.8.0WT", DeviceType.Tablet, "Windows Mobile")]
    [InlineData("8.2.4.705LD", DeviceType.Desktop, "Linux")]
    public void Puffin_states_the_device_behind_its_version(string version, DeviceType device, string os)
    {
        var agent = UserAgent.Parse(
            $"Mozilla/5.0 (X11; U; Linux x86_64; en-us) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/30.0.1599.114 Safari/537.36 Puffin/{version}");
        Assert.Equal((device, os), (agent.Device, agent.Os));
    }

    [Theory]
    [InlineData("Mail/53 CFNetwork/711.4.6 Darwin/14.0.0", DeviceType.Mobile, "iOS")]
    [InlineData("Mail/53 CFNetwork/548.1.4 Darwin/11.0.0", DeviceType.Mobile, "iOS")]
    [InlineData("Mail/3445.104.8 CFNetwork/902.2 Darwin/17.7.0 (x86_64)", DeviceType.Desktop, "macOS")]
    [InlineData("Mail/2104 CFNetwork/720.5.7 Darwin/14.5.0 (x86_64)", DeviceType.Desktop, "macOS")]
    [InlineData("Acme/12 CFNetwork/978.0.7 Darwin/18.7.0 (x86_64)", DeviceType.Desktop, "macOS")]
    [InlineData("Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; XV6900)", DeviceType.Mobile, "Windows")]
    [InlineData("Mozilla/5.0 (compatible; Konqueror/3.5; CYGWIN_NT-5.1) KHTML/3.5.10 (like Gecko)", DeviceType.Desktop, "Windows")]
    [InlineData("Mozilla/5.0 (compatible; U; ABrowse 0.6; Syllable) AppleWebKit/420+ (KHTML, like Gecko)", DeviceType.Desktop, "Syllable")]
    public void A_program_tells_its_device_by_its_system(string text, DeviceType device, string os) =>
        Assert.Equal((device, os), UserAgent.Parse(text) is var agent ? (agent.Device, agent.Os!) : default);

    [Fact]
    public void A_program_under_a_phones_Java_runs_on_a_phone() =>
        Assert.Equal(
            (AgentActor.Human, DeviceType.Mobile),
            UserAgent.Parse("Mozilla/5.0 (Java; U; en-in; lg-gm360) UCBrowser8.2.1.144/69/405/UCWEB Mobile UNTRUSTED/1.0") is var agent
                ? (agent.Actor, agent.Device) : default);

    [Theory]
    [InlineData("Windows NT 10.0", "Windows")]
    [InlineData("Macintosh; Intel Mac OS X 10_15_7", "macOS")]
    [InlineData("iPad; CPU OS 17_0 like Mac OS X", "iOS")]
    [InlineData("Linux; Android 14; K", "Android")]
    [InlineData("X11; Fedora; Linux x86_64", "Linux")]
    [InlineData("X11; CrOS aarch64 15117.0.0", "Chrome OS")]
    [InlineData("X11; FreeBSD amd64", "Unix")]
    [InlineData("Windows Phone 8.1; ARM; Trident/7.0", "Windows Mobile")]
    [InlineData("BB10; Touch", "BlackBerry")]
    [InlineData("SMART-TV; LINUX; Tizen 5.0", "Tizen")]
    public void A_system_is_told_by_its_family(string platform, string os) =>
        Assert.Equal(
            os, UserAgent.Parse($"Mozilla/5.0 ({platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36").Os);
}
