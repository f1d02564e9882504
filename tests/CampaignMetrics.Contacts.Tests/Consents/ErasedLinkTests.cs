using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CampaignMetrics.Contacts.Consents;

namespace CampaignMetrics.Contacts.Tests.Consents;

/// <summary>Links lose the contact, and stay the links they were.</summary>
public sealed class ErasedLinkTests
{
    private const string Word = "erased-[0-9a-f]{32}";

    [Theory]
    [InlineData("https://x.example/?%6dc_eid=0ddba11&a=1", "https://x.example/?%6dc_eid=*&a=1")]
    [InlineData("https://x.example/?a=1&mc%5Feid=0ddba11", "https://x.example/?a=1&mc%5Feid=*")]
    [InlineData("https://x.example/?a=1&#38;mc_eid=0ddba11", "https://x.example/?a=1&#38;mc_eid=*")]
    [InlineData("https://x.example/?a=1&AMP;mc_eid=0ddba11", "https://x.example/?a=1&AMP;mc_eid=*")]
    [InlineData("https://x.example/&quest;mc_eid&equals;0ddba11&num;top", "https://x.example/&quest;mc_eid&equals;*&num;top")]
    [InlineData("https://x.example/?mc&#95;eid=0ddba11", "https://x.example/?mc&#95;eid=*")]
    [InlineData("https://x.example/?mc_eid=0dd&#98;a11", "https://x.example/?mc_eid=*")]
    [InlineData(" https://x.example/?mc_eid=0ddba11 ", " https://x.example/?mc_eid=* ")]
    [InlineData("mailto:a@x.example?mc_eid=0ddba11&subject=Hi", "mailto:a@x.example?mc_eid=*&subject=Hi")]
    [InlineData("https://x.example/?mc_eid=0ddba11&mc_eid=&mc_eid=0ddba11", "https://x.example/?mc_eid=*&mc_eid=&mc_eid=*")]
    public void What_the_identity_of_a_link_leaves_out_goes_with_the_contact(string url, string form)
    {
        var erased = Erased(url);
        AssertHasForm(form, erased);
        Assert.Equal(Identity(url), Identity(erased));
    }

    [Fact]
    public void A_value_of_any_length_goes_with_the_contact() =>
        AssertHasForm("https://x.example/?mc_eid=*", Erased("https://x.example/?mc_eid=" + new string('7', 5_000)));

    [Theory]
    [InlineData(
        "https://x.example/?u=https%3A%2F%2Fy.example%2F%3Fmc_eid%3D0ddba11%26a%3D1",
        "https://x.example/?u=https%3A%2F%2Fy.example%2F%3Fmc_eid%3D*%26a%3D1")]
    [InlineData("https://x.example/?u=y%253Fa%253D1%2526mc_eid%253D0ddba11&b=2", "https://x.example/?u=y%253Fa%253D1%2526mc_eid%253D*&b=2")]
    [InlineData("https://x.example/?u=https://y.example/?mc_eid=0ddba11", "https://x.example/?u=https://y.example/?mc_eid=*")]
    [InlineData("https://x.example/?u=y%3Fa%3D1%26amp%3Bmc_eid%3D0ddba11", "https://x.example/?u=y%3Fa%3D1%26amp%3Bmc_eid%3D*")]
    [InlineData(
        "https://x.example/to/https%3A%2F%2Fy%2F%3Fmc_eid%3D0ddba11/now",
        "https://x.example/to/https%3A%2F%2Fy%2F%3Fmc_eid%3D*/now")]
    public void A_link_within_a_link_loses_the_contact(string url, string form) => AssertHasForm(form, Erased(url));

    [Theory]
    [InlineData("https://x.example/#mc_eid=0ddba11", "https://x.example/#mc_eid=*")]
    [InlineData("https://x.example/#/?mc_eid=0ddba11&a=1", "https://x.example/#/?mc_eid=*&a=1")]
    [InlineData("https://x.example/#!mc_eid=0ddba11", "https://x.example/#!mc_eid=*")]
    public void A_fragment_loses_the_contact(string url, string form) => AssertHasForm(form, Erased(url));

    [Theory]
    [InlineData("x.example/?mc_eid=0ddba11", "x.example/?mc_eid=*")]
    [InlineData("//x.example/?a=1&mc_eid=0ddba11#top", "//x.example/?a=1&mc_eid=*#top")]
    [InlineData("/a;mc_eid=0ddba11", "/a;mc_eid=*")]
    [InlineData("mc_eid=0ddba11", "mc_eid=*")]
    public void A_link_without_a_scheme_loses_the_contact(string url, string form) => AssertHasForm(form, Erased(url));

    [Theory]
    [InlineData("https://x.example/a;mc_eid=0ddba11/b?c=1&_kx=7&d=2", "https://x.example/a;mc_eid=*/b?c=1&_kx=*&d=2")]
    [InlineData("https://x.example/a&mc_eid=0ddba11?c=1", "https://x.example/a&mc_eid=*?c=1")]
    public void A_value_in_a_path_ends_with_its_segment(string url, string form) => AssertHasForm(form, Erased(url));

    [Theory]
    [InlineData("https://x.example/?MC_EID=1")] // another name
    [InlineData("https://x.example/?mc_eid2=1")]
    [InlineData("https://x.example/?my_mc_eid=1")]
    [InlineData("https://x.example/?mc_cid=1&_hsmi=2")] // the campaign's and the mail's
    [InlineData("https://x.example/u/0ddba11")] // without a name
    public void What_is_no_parameter_of_the_recipient_stays(string url) => Assert.Equal(url, Erased(url));

    [Fact]
    public void The_name_of_a_click_loses_the_contact()
    {
        var clicked = Some.Clicked(1) with { Link = "mc_eid=0ddba11" };
        AssertHasForm("mc_eid=*", Assert.IsType<Clicked>(Assert.Single(Erased([clicked]))).Link!);
    }

    [Fact]
    public void The_source_of_a_conversion_loses_the_contact()
    {
        var converted = new Converted
        {
            At = Some.At(1), Recipient = Some.Contact, Goal = "order", Source = "https://x.example/?a=1&mc_eid=0ddba11",
        };
        AssertHasForm("https://x.example/?a=1&mc_eid=*", Assert.IsType<Converted>(Assert.Single(Erased([converted]))).Source!);
    }

    [Theory]
    [InlineData("https://x.example/{0}/a", 1), InlineData("https://x.example/?to={0}", 1), InlineData("{0} without a scheme", 2)]
    public void A_link_is_one_whether_an_at_sign_stands_in_it_or_its_reference(string url, int links)
    {
        var erased = new[] { "ann@example.com", "ann&#64;example.com" }
            .Select(name => (EmailEvent)Some.Clicked(1, url: string.Format(CultureInfo.InvariantCulture, url, name)));
        Assert.Equal(links, Erased(erased).Cast<Clicked>().Select(clicked => Identity(clicked.Url!)).Distinct().Count());
    }

    [Fact]
    public void Spellings_of_one_link_stay_one_where_the_value_belongs_to_it()
    {
        var erased = new[] { "https://x.example/#mc_eid=a%41", "https://x.example/#mc_eid=aA", "https://x.example/#mc_eid=aB" }
            .Select(url => (EmailEvent)Some.Clicked(1, url: url));
        Assert.Equal(2, Erased(erased).Cast<Clicked>().Select(clicked => Identity(clicked.Url!)).Distinct().Count());
    }

    [Theory]
    [InlineData("jürgen@example.com", "J%C3%9CRGEN%40EXAMPLE.COM")]
    [InlineData("jürgen@example.com", "j%25c3%25bcrgen%2540example.com")]
    [InlineData("jürgen@example.com", "j&#252;rgen@example.com")]
    [InlineData("jürgen@example.com", "j&uuml;rgen&commat;example.com")]
    [InlineData("jürgen@example.com", "j\\u00FCrgen@example.com")]
    [InlineData("jürgen@example.com", "j\\\\u00fcrgen\\\\u0040example.com")]
    [InlineData("o'neil+x@example.com", "o&#39;neil+x@example.com")]
    [InlineData("o'neil+x@example.com", "o\\u0027neil\\u002Bx@example.com")]
    [InlineData("\"q\"@example.com", "&quot;q&quot;@example.com")]
    [InlineData("\"q\"@example.com", "\\\"q\\\"@example.com")]
    [InlineData("ann b@example.com", "ann+b%40example.com")]
    [InlineData("ann@example.com", "%61%6E%6e@example%2Ecom")]
    [InlineData("\U0001F600@example.com", "\\uD83D\\uDE00@example.com")]
    [InlineData("\U0001F600@example.com", "%F0%9F%98%80=example.com")]
    public void A_name_is_found_however_its_characters_are_written(string key, string written)
    {
        EmailEvent told = Some.Clicked(1, to: key, url: $"https://x.example/?to={written}&x=%40");
        var url = ((Clicked)Erasure.Erase(key, [told], Dice())[0]).Url!;
        Assert.Matches("^https://x.example/\\?to=erased-[0-9a-f]{32}&x=%40$", url);
    }

    [Fact]
    public void What_a_link_has_of_its_recipient_goes_with_the_contact()
    {
        EmailEvent[] events =
        [
            Some.Sent(),
            Some.Clicked(1, url: "https://x.example/?a=1&mc_eid=0ddba11&amp;who=c0ffee#top"),
            Some.Clicked(2, url: "https://x.example/?a=1&mc_eid=0ddba11&amp;who=c0ffee#top"),
            Some.Clicked(3, url: "https://x.example/?a=1"),
        ];
        var options = new ErasureOptions { Ledger = new LedgerOptions { IgnoredParameters = ["who"] } };
        var erased = Erased(events, options);
        var ledger = new MessageLedger(options.Ledger);
        foreach (var happened in erased) ledger.Apply(happened);
        var snapshot = new MemoryStream();
        ledger.WriteSnapshot(snapshot);
        foreach (var value in new[] { "0ddba11", "c0ffee" })
        {
            Assert.DoesNotContain(value, Lines(erased), StringComparison.Ordinal);
            Assert.Equal(-1, snapshot.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)));
        }
        Assert.Equal(["https://x.example/?a=1", "https://x.example/?a=1#top"], ledger.Report().Links.Select(link => link.Url).Order());
        Assert.Equal(((Clicked)erased[1]).Url, ((Clicked)erased[2]).Url);
    }

    [Fact]
    public void Links_that_differ_in_the_case_of_the_name_stay_two()
    {
        var erased = Erased(
            [Some.Clicked(1, url: "https://x.example/?to=ann@example.com"), Some.Clicked(2, url: "https://x.example/?to=ANN@example.com")]);
        Assert.Equal(2, erased.Cast<Clicked>().Select(clicked => clicked.Url).Distinct().Count());
    }

    [Fact]
    public void A_short_key_that_is_no_address_is_not_looked_for()
    {
        var told = Some.Clicked(to: "cy", url: "https://cycling.example/?c=cy");
        Assert.Equal(told.Url, ((Clicked)Erasure.Erase("cy", [told], Dice())[0]).Url);
    }

    [Fact]
    public void A_short_key_is_looked_for_where_it_is_told_as_another_name()
    {
        var told = Some.Clicked(to: "cy", url: "https://shop.example/?c=cy");
        var erased = Erasure.Erase("cy", [told], Dice(), new ErasureOptions { AlsoKnownAs = ["cy"] });
        AssertHasForm("https://shop.example/?c=*", ((Clicked)erased[0]).Url!);
    }

    private static void AssertHasForm(string form, string url) =>
        Assert.Matches($"^{Regex.Escape(form).Replace("\\*", Word, StringComparison.Ordinal)}$", url);

    private static string Identity(string url)
    {
        var ledger = new MessageLedger();
        ledger.Apply(Some.Clicked(1, url: url));
        return Assert.Single(ledger.Report().Links).Url;
    }

    private static string Erased(string url, ErasureOptions? options = null) =>
        ((Clicked)Assert.Single(Erased([Some.Clicked(1, url: url)], options))).Url!;

    private static IReadOnlyList<EmailEvent> Erased(IEnumerable<EmailEvent> events, ErasureOptions? options = null) =>
        Erasure.Erase(Some.Contact, events, Dice(), options);

    private static RandomSource Dice()
    {
        var dice = new Random(5);
        return bytes => dice.NextBytes(bytes);
    }

    private static string Lines(IEnumerable<EmailEvent> events) => string.Concat(events.Select(told => told.ToCanonicalLine()));
}
