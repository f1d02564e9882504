using System.Text;
using CampaignMetrics.Links;

namespace CampaignMetrics.Tests.Links;

/// <summary>What of a link is kept once, shown with <c>*</c> for what is not, and what is kept with each event.</summary>
public sealed class LinkTemplatesTests
{
    [Theory]
    [InlineData("https://shop.example/?mc_eid=1", "https://shop.example/?mc_eid=*", "1")]
    [InlineData("HTTP://shop.example/?mc_eid=1", "HTTP://shop.example/?mc_eid=*", "1")]
    [InlineData("https://shop.example/a?x=1&mc_eid=2&y=3", "https://shop.example/a?x=1&mc_eid=*&y=3", "2")]
    [InlineData("https://shop.example/?_hsenc=p2&amp;mkt_tok=b", "https://shop.example/?_hsenc=*&amp;mkt_tok=*", "p2&b")]
    [InlineData("https://shop.example/?x=1&mc_eid=2#top", "https://shop.example/?x=1&mc_eid=*#top", "2")]
    [InlineData("https://shop.example/?mc_eid=a;b=c", "https://shop.example/?mc_eid=*", "a;b=c")]
    [InlineData("https://shop.example/a;v=1?x=a;b&mc_eid=2", "https://shop.example/a;v=1?x=a;b&mc_eid=*", "2")]
    [InlineData("https://shop.example/?who=ann%40mail.example", "https://shop.example/?who=*", "ann%40mail.example")]
    [InlineData("https://shop.example/?mc_eid=1&mc_eid=2", "https://shop.example/?mc_eid=*&mc_eid=*", "1&2")]
    public void Values_of_the_recipient_are_taken_out(string url, string template, string values) =>
        Assert.Equal((template, values), Cut(url));

    [Theory]
    [InlineData("https://shop.example/?mc_cid=1")] // names the campaign
    [InlineData("https://shop.example/?_hsmi=1")] // names the mail
    [InlineData("https://shop.example/?mc_eid=")]
    [InlineData("https://shop.example/?mc_eid")]
    [InlineData("https://shop.example/?MC_EID=1")]
    [InlineData("https://shop.example/mc_eid=1")]
    [InlineData("https://shop.example/#?mc_eid=1")]
    [InlineData("https://shop.example/&num;?mc_eid=1")] // a fragment
    [InlineData("https://shop.example/?x&num;y&mc_eid=1")]
    [InlineData("https://shop.example/?x=1&amp;amp;mc_eid=1")] // the parameter amp;mc_eid
    [InlineData("shop.example/?mc_eid=1")] // compared as it came
    [InlineData(" https://shop.example/?mc_eid=1")]
    [InlineData("")]
    public void What_tells_no_recipient_or_not_without_decoding_stays(string url) => Assert.Null(Cut(url));

    [Fact]
    public void A_spelling_with_very_much_of_the_recipient_keeps_what_there_is_no_room_for()
    {
        var long1 = new string('a', LinkTemplates.MaxValues / 2);
        var long2 = new string('b', LinkTemplates.MaxValues / 2);
        Assert.Equal(
            ($"https://shop.example/?mc_eid=*&mkt_tok={long2}", long1), Cut($"https://shop.example/?mc_eid={long1}&mkt_tok={long2}"));
        Assert.Null(Cut($"https://shop.example/?mc_eid={long1}{long2}"));
    }

    [Fact]
    public void A_parameter_that_others_do_not_know_is_told()
    {
        var template = "https://shop.example/?mc_eid=*&x=1&who=*"u8.ToArray();
        template.AsSpan().Replace((byte)'*', LinkTemplates.Mark);
        Assert.Equal("who", LinkTemplates.Default.UnknownIn(template));
        Assert.Null(new LinkTemplates(["who"]).UnknownIn(template));
    }

    private static (string Template, string Values)? Cut(string url)
    {
        var spelling = Encoding.UTF8.GetBytes(url);
        byte[] template = new byte[spelling.Length], values = new byte[LinkTemplates.MaxValues];
        var length = new LinkTemplates(["who"]).Cut(spelling, template, values, out var valuesLength);
        if (valuesLength == 0) return null;
        template.AsSpan().Replace(LinkTemplates.Mark, (byte)'*');
        return (Encoding.UTF8.GetString(template, 0, length), Encoding.UTF8.GetString(values, 0, valuesLength));
    }
}
