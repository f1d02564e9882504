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
    [InlineData("Linux; Android 10; X96mini", "", DeviceType.Other)]
    [InlineData("Web0S; Linux/SmartTV", "", DeviceType.Other)]
    [InlineData("PlayStation 5 8.20", "", DeviceType.Other)]
    [InlineData("Linux; Android 12; Quest 2", "", DeviceType.Other)]
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
