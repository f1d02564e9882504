using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Tests.Mime;

public sealed class EncodedWordTests
{
    [Theory]
    [InlineData("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=", "Grüße")]
    [InlineData("=?UTF-8?B?4pg=?= =?utf-8?B?rw==?=", "☯")]
    [InlineData("=?gb2312?Q?=D3?= =?gb2312?Q?=C3?=", "用")]
    public void A_character_that_is_split_over_two_words_is_whole(string value, string text) =>
        Assert.Equal(text, EncodedWords.Decode(value));

    [Fact]
    public void A_word_that_is_no_UTF_8_spoils_no_other() =>
        Assert.Equal("üü", EncodedWords.Decode("=?utf-8?Q?=C3=BC?= =?utf-8?Q?=FC?="));

    [Fact]
    public void Words_in_two_charsets_are_decoded_each() =>
        Assert.Equal("üü", EncodedWords.Decode("=?utf-8?Q?=C3=BC?= =?iso-8859-1?Q?=FC?="));

    [Fact]
    public void A_language_after_the_charset_is_left_out() => Assert.Equal("€", EncodedWords.Decode("=?iso-8859-15*de?Q?=A4?="));

    [Theory]
    [InlineData("=?no word =?utf-8?Q?=C3=BC?=", "=?no word ü")]
    [InlineData("=?utf-8?X?abc?= =?utf-8?Q?=C3=BC?=", "=?utf-8?X?abc?= ü")]
    [InlineData("=?utf-8?Q?a?= and =?utf-8?Q?b?= =?utf-8?Q?c", "a and b =?utf-8?Q?c")]
    public void What_is_no_word_stays_and_hides_no_other(string value, string text) => Assert.Equal(text, EncodedWords.Decode(value));
}
