using System.Text;
using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Tests.Mime;

public sealed class ContentTypeTests
{
    [Theory]
    [InlineData("multipart/mixed; boundary*0=\"ab\"; boundary*1=cd", "abcd")]
    [InlineData("multipart/mixed; boundary*=us-ascii'en'a%3Db", "a=b")]
    [InlineData("multipart/mixed; boundary*0*=us-ascii''a%20; boundary*1=b", "a b")]
    [InlineData("multipart/mixed; boundary=\"a\\\"b\\\\c\"", "a\"b\\c")]
    public void A_parameter_is_put_together(string value, string boundary) => Assert.Equal(boundary, ContentType.Parse(value).Boundary);

    [Theory]
    [InlineData("text/plain (of the best kind); charset=utf-8")]
    [InlineData("text/plain charset=utf-8")]
    [InlineData(" text/plain ; charset=\"utf-8\"")]
    public void Nothing_but_the_media_type_is_the_media_type(string value) =>
        Assert.Equal(("text/plain", "utf-8"), (ContentType.Parse(value).MediaType, ContentType.Parse(value).Charset));

    [Fact]
    public void White_space_at_the_end_of_quoted_printable_lines_is_left_out() => Assert.Equal(
        "a\nb cd \n", Encoding.ASCII.GetString(TransferEncoding.QuotedPrintable("a \t\nb c= \t\nd=20\n", underscoreIsSpace: false)));

    [Theory]
    [InlineData("hz-gb-2312", "~{SC;'~}", "用户")]
    [InlineData("utf-16be", "\0a\0b", "ab")]
    public void Charsets_that_look_like_ASCII_are_not(string charset, string bytes, string text) =>
        Assert.Equal(text, Charsets.Decode(Encoding.ASCII.GetBytes(bytes), charset));
}
