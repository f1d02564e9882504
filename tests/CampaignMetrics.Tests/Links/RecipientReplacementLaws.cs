using System.Text;
using CampaignMetrics.Links;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Links;

/// <summary>
/// What identity takes off is replaced, however it is written; and links without their recipients are alike where they were alike before.
/// </summary>
public sealed class RecipientReplacementLaws
{
    private const string Token = "t0ken";

    private static readonly string[] Own = ["who", "a;b", "x?y", "50%25", "wer ist", "ü"];

    /// <summary>Each in several spellings.</summary>
    private static readonly string[] Names =
        [
            "mc_eid", "mc_eid", "%6dc_eid", "mc%5Feid", "mc&#95;eid", "mc&lowbar;eid", "&#109;c_eid", "MC_EID", "who", "%77ho", "a;b",
            "a%3bb", "a&semi;b", "x?y", "x%3Fy", "x&quest;y", "50%25", "50%2525", "wer ist", "wer%20ist", "ü", "%C3%BC", "&uuml;", "id",
            "", "u", "u%3Fmc_eid%3D1", "_hsmi", "_kx", "amp;_kx", "mc_cid", "%256dc_eid",
        ];

    private static readonly string[] Values =
        [
            Token, Token, Token, "%74%30ken", "t0&#107;en", "", "", $"a{Token}", $"{Token};b", $"{Token}/b", $"?{Token}", $"{Token}=1",
            $"%2F{Token}", $"{Token}%2f", $"{Token}%26b", $"{Token}%2526mc_eid%253D1", $" {Token}", $"{Token} ", $"%{Token}", $"{Token}%4",
            $"é{Token}", $"https%3A%2F%2Fx%2F%3Fmc_eid%3D{Token}%26a%3D1", $"https://y/?_kx={Token}", $"y%253F%256dc_eid%253D{Token}",
            $"y%3Fa%3D1%26amp%3Bmc_eid%3D{Token}", $"a%3Felq%3D1;mc_eid={Token}%26{Token}",
        ];

    private static readonly string[] Between =
        ["&", "&", "&", "&amp;", "&#38;", "&AMP;", "&amp;amp;", "&&", ";", "#", "&num;", "?", "/", "/?", " ", "%26", "%2526", "\u00a0"];

    private static readonly string[] Starts =
        [
            "https://x.example/?", "https://x.example/?", "https://x.example?", "HTTP://X.example/a?b=1&", " https://x.example/?",
            "https&colon;//x.example/&quest;", "https://x.example/#", "https://x.example/#/?", "mailto:a@x.example?",
            "https://x.example/a;", "https://x.example/a&", "x.example/?", "//x.example/?", "/?", "?", "",
            "\thttps://x.example/to/https%3A%2F%2Fy%2F%3F",
            "https://mc_eid=1@x.example/?",
        ];

    private static readonly string[] OfRecipients = [.. RecipientParameters.OfRecipients(Own)];
    private static readonly RecipientReplacement Replacement = new(new RecipientValues(Own));
    private static readonly LinkIdentity Identity = new(Own);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(20_000));

    private static readonly Gen<string> Parameter =
        from between in Gen.Elements(Between)
        from name in Gen.Elements(Names)
        from sign in Gen.Elements("=", "=", "=", "=", "", "==", "&equals;", "%3D")
        from value in Gen.Elements(Values)
        select between + name + sign + value;

    private static readonly Gen<string> AnyUrl =
        from start in Gen.Elements(Starts)
        from length in Gen.Choose(1, 5)
        from parameters in Parameter.ArrayOf(length)
        from end in Gen.Elements("", "", "#", " ", "\n", "&", "#top")
        from cut in Gen.Choose(0, 1)
        // Without what is between, a parameter begins with the start.
        select start + string.Concat(parameters)[(cut * IndexBehindSign(parameters[0]))..] + end;

    private static readonly Arbitrary<string> Urls = AnyUrl.ToArbitrary();

    /// <summary>Links that are one, or differ in little.</summary>
    private static readonly Arbitrary<(string One, string Other)> Pairs =
        (from url in AnyUrl
        from change in Gen.Elements<(string From, string To)>(
            (Token, "%740ken"), (Token, "t0ke%6E"), (Token, "other"), ("mc_eid", "%6Dc_eid"), ("%2F", "%2f"), ("/", "%2F"), ("&", "&amp;"),
            ("=", "%3D"), ("who", "_kx"), ("é", "%C3%A9"), (" ", "%20"), (" ", ""), ("x.example", "X.example"), ("#", "&num;"),
            ("?", "&#63;"), ("\u00a0", "%C2%A0"), ("ü", "%C3%bc"))
        select (url, url.Replace(change.From, change.To, StringComparison.Ordinal))).ToArbitrary();

    [Fact]
    public void No_value_remains_that_the_identity_takes_off() => Prop.ForAll(
        Urls, url => TakenOff(Erased(url)).All(value => value.Length == 0 || IsWords(value))).Check(Many);

    [Fact]
    public void What_the_identity_takes_off_is_replaced_one_for_one() => Prop.ForAll(
        Urls, url => TakenOff(url).Count(value => value.Length > 0) == TakenOff(Erased(url)).Count(IsWords)).Check(Many);

    [Fact]
    public void A_link_whose_identity_holds_no_value_keeps_its_identity() => Prop.ForAll(Urls, url =>
        Replacement.In(Identity.Of(url), Word) != Identity.Of(url) || Identity.Of(Erased(url)) == Identity.Of(url)).Check(Many);

    [Fact]
    public void Links_are_one_afterwards_just_where_they_were_one_before() => Prop.ForAll(Pairs, pair =>
        (Identity.Of(pair.One) == Identity.Of(pair.Other)) == (Identity.Of(Erased(pair.One)) == Identity.Of(Erased(pair.Other))))
        .Check(Many);

    [Theory]
    [InlineData("https://x.example/?a=1#mc_eid=t0ken\u00a0&b=2")]
    [InlineData("https://x.example/?u=https%3A%2F%2Fy%2F%3Fmc_eid%3Dt0ken\u00a0#top")]
    public void Before_more_of_a_link_a_blank_is_a_part_of_the_value(string url)
    {
        var escaped = url.Replace("\u00a0", "%C2%A0", StringComparison.Ordinal);
        Assert.Equal(Identity.Of(url), Identity.Of(escaped));
        Assert.Equal(Identity.Of(Erased(url)), Identity.Of(Erased(escaped)));
    }

    [Fact]
    public void The_links_hold_the_recipient_where_it_is_taken_off_and_elsewhere()
    {
        var urls = AnyUrl.Sample(2_000, 50).ToList();
        Assert.True(urls.Count(url => TakenOff(url).Any(value => value.Length > 0)) > urls.Count / 6);
        Assert.True(urls.Count(url => Erased(url) != url && TakenOff(url).Count == 0) > urls.Count / 20);
    }

    [Theory]
    [InlineData("mc_eid="), InlineData(";mc_eid=a"), InlineData("%"), InlineData("%25"), InlineData("&amp;"), InlineData("?")]
    [InlineData("%3Bmc_eid%3D"), InlineData("&mc_eid=1"), InlineData("="), InlineData("#_kx=%26"), InlineData("\uD800")]
    public void Hostile_links_are_read(string piece)
    {
        var many = string.Concat(Enumerable.Repeat(piece, 100_000));
        foreach (var start in new[] { "", "https://x.example/", "https://x.example/?mc_eid=" })
            Assert.DoesNotContain(TakenOff(Erased(start + many)), value => value.Length > 0 && !IsWords(value));
    }

    private static int IndexBehindSign(string parameter) => parameter[0] == '&' ? parameter.IndexOf(';', StringComparison.Ordinal) + 1 : 1;

    private static string Erased(string url) => Replacement.In(url, Word);

    /// <summary>As many words as values, and the same for the same.</summary>
    private static string Word(string value) => $"[{Convert.ToHexString(Encoding.Unicode.GetBytes(value))}]";

    private static bool IsWords(string value) =>
        value.StartsWith("%5B", StringComparison.Ordinal) && value.EndsWith("%5D", StringComparison.Ordinal);

    /// <summary>The values of what a naive reader of the decoded link sees taken off.</summary>
    private static List<string> TakenOff(string url)
    {
        var text = CharacterReferences.Decode(url.Trim());
        if (!UrlParts.TryParse(text, out var parts)) return [];
        var parameters = parts.Query.ToString().Split('&').Select(parameter => parameter.Split('=', 2));
        return [.. parameters.Where(IsTakenOff).Select(sides => sides[1].TrimEnd())];
    }

    private static bool IsTakenOff(string[] sides) => sides.Length > 1 && OfRecipients.Contains(Uri.UnescapeDataString(sides[0]));
}
