using System.Diagnostics;

namespace CampaignMetrics.TrackedMail.Tests.Templates;

/// <summary>HTML that was made to take long takes time in proportion to its length.</summary>
public sealed class HostileHtmlTests
{
    public static TheoryData<string> Repeated =>
    [
        "<div>", "<b><i><p></b>", "<a href=https://a.example/>", "<!--[if mso]><a href=https://a.example/><![endif]-->", "<", "&", "<a ",
        "<a href='https://a.example/", "<a id=h1 href=https://a.example/>", "</p>", "<!--", "<svg>", "<a href=\"&amp;\"",
        "https://a.example/<%",
        "https://a.example/)", "{{", "%a", "<a href='%AAA'>", "<title>", "a=1 ", "<table>", "http://((((",
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void It_is_read_within_seconds(string text)
    {
        var clock = Stopwatch.StartNew();
        var html = string.Concat(Enumerable.Repeat(text, 400_000 / text.Length));
        Some.Message(html, html, Some.Everything);
        Some.Message("<a " + html + ">", null, Some.Everything);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
