using System.Globalization;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Spellings that the hand-made cases do not hold.</summary>
public sealed class NaiveSpellingTests
{
    [Theory]
    [InlineData("bücher")]
    [InlineData("日本語")]
    [InlineData("пример")]
    [InlineData("a-ü-b-ö")]
    [InlineData("παράδειγμα")]
    public void Punycode_is_that_of_the_platform(string label) =>
        Assert.Equal(new IdnMapping().GetAscii(label), "xn--" + NaivePunycode.Of(label));

    [Theory]
    [InlineData("a@faß.example", "a@xn--fa-hia.example")]
    [InlineData("A@FASS.example", "a@fass.example")]
    [InlineData("a@βόλος.example", "a@xn--nxasmm1c.example")]
    [InlineData(" < mailto: A@B.org > ", "a@b.org")]
    [InlineData("mailto: <A@B.org>", "a@b.org")]
    [InlineData("<<a@b.org>>", "<a@b.org>")]
    [InlineData("Ann <a@b.org>", "ann <a@b.org>")]
    [InlineData("<crm>", "<crm>")]
    [InlineData("ΣΑΣ@b.org", "σασ@b.org")]
    [InlineData("İ@b.org", "i@b.org")]
    public void One_contact_has_one_key(string written, string key) => Assert.Equal(key, NaiveAddresses.ContactOf(written));

    [Theory]
    [InlineData("HTTP://Shop.Example:443", "http://shop.example:443/")]
    [InlineData("https://shop.example:/a?#", "https://shop.example/a")]
    [InlineData("https://u:P@Shop.example/a", "https://u:P@shop.example/a")]
    [InlineData("https://shop.example/a?mc_eid=1&mc_eid=2#x", "https://shop.example/a#x")]
    [InlineData("https://shop.example/a?MC_EID=1", "https://shop.example/a?MC_EID=1")]
    [InlineData("https://shop.example/%2541", "https://shop.example/%2541")]
    [InlineData("https://shop.example/a?x=1&amp;amp;y", "https://shop.example/a?x=1&amp;y")]
    [InlineData("https://shop.example/100%", "https://shop.example/100%")]
    [InlineData(" a b ", " a b ")]
    [InlineData("", "")]
    public void One_link_has_one_identity(string written, string identity) => Assert.Equal(identity, NaiveUrl.Of(written, []));
}
