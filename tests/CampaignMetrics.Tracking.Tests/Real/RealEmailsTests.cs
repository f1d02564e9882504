using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace CampaignMetrics.TrackedMail.Tests.Real;

/// <summary>Emails as others write them go through the preparation with only links and pixel changed.</summary>
public sealed partial class RealEmailsTests
{
    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(EmailsOfOthers.All.Count, 40, int.MaxValue);

    [Fact]
    public void Only_links_and_pixel_change() => Assert.Empty(
        from email in EmailsOfOthers.All
        let message = Some.Message(email.Html, null, Some.Everything)
        where !Originals.IsOf(email.Html, Originals.WithoutEnd(message.Html!))
        select email.Name);

    [Fact]
    public void Every_link_that_a_browser_follows_to_a_server_is_tracked() => Assert.Empty(
        from email in EmailsOfOthers.All
        from link in new HtmlParser().ParseDocument(Some.Message(email.Html).Html!).QuerySelectorAll("a[href], area[href]")
        let url = link.GetAttribute("href")!.Trim()
        where LinkScreen.Of(url, Some.BaseUrl) is null
        select $"{email.Name}: {url}");

    [Fact]
    public void No_link_that_Outlook_follows_to_a_server_is_left() => Assert.Empty(
        from email in EmailsOfOthers.All
        from part in Some.Message(email.Html).Html!.Split("<!--[if")[1..].Select(part => part.Split("<![endif]-->")[0])
        where Followed().Matches(part).Any(link => Some.TokensIn(link.Value).Count == 0)
        select email.Name);

    private static (string, LinkRole, string?) Shown(EmailLink link) => (link.Url, link.Role, link.Label);

    [GeneratedRegex("<(a|v:\\w+)\\s[^>]*href=\"https?://\\w[^>]*>")]
    private static partial Regex Followed();

    [Fact]
    public void Links_are_those_that_the_core_finds() => Assert.Empty(
        from email in EmailsOfOthers.All
        let template = EmailTemplate.Parse(email.Html, null, Some.Clicks)
        let core = EmailLink.InHtml(email.Html).Where(link => LinkScreen.Of(link.Url, Some.BaseUrl) is null).Select(Shown).ToList()
        where !template.Links.Take(core.Count).Select(Shown).SequenceEqual(core)
        select email.Name);
}
