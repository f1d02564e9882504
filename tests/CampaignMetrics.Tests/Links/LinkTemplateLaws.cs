using System.Text;
using CampaignMetrics.Links;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Links;

/// <summary>What is taken out of a spelling comes back, and its link is the same whatever was taken out.</summary>
public sealed class LinkTemplateLaws
{
    private static readonly string[] Own = ["who", "a;b", "50%25", "%6dine", "x?y", "amp", "ü", "p=q", "é%", "a&b", "c#d"];

    private static readonly string[] Names =
        [.. RecipientParameters.Names, .. Own, "%6dc_eid", "MC_EID", "id", "mc_eid&equals;1", "utm_source", "", "mc_eid&quest;", "num;x"];

    private static readonly string[] Values =
        [
            "", "1", "a%26b", "é", "😀", "a;b", ";", "?", "=", "a=b", "%", "%4", " ", "\u00a0", "&eacute", "&lt;x", "&num;y", "&#38;z", "+",
            "/", "{{id}}",
        ];

    private static readonly string[] Between =
        ["&", "&", "&", "&amp;", "&amp;", "&AMP;", "&#38;", "&amp;amp;", "&&", "&amp", ";", "#", "&sol;", "&num;", "&semi;", "?", " "];

    private static readonly LinkTemplates Templates = new(Own);
    private static readonly LinkIdentity Identity = new(Own);

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(20_000));

    private static readonly Gen<string> Parameter =
        from between in Gen.Elements(Between)
        from name in Gen.Elements(Names)
        from value in Gen.Elements(Values)
        from sign in Gen.Elements("=", "=", "=", "", "==")
        select between + name + sign + value;

    private static readonly Arbitrary<string> Urls =
        (from start in Gen.Elements(
            "https://shop.example/a", "http://shop.example", "HTTPS://Shop.Example/", "https://a.example/x&y", "https://a.example/x;y",
            "https://a.example/&num;", "https://a.example/#f", " https://shop.example/", "mailto:a@b.example", "/a", "")
        from query in Gen.Elements("?", "?", "?", "? ", "??", "&quest;", "")
        from first in Gen.Elements("x=1", "mc_eid=2", "who=3", "amp;who=4", "a;b=5", "")
        from length in Gen.Choose(0, 6)
        from parameters in Parameter.ArrayOf(length)
        from end in Gen.Elements("", "", "#", "#mc_eid=3&who=4", " ", "\n", "&")
        select start + query + first + string.Concat(parameters) + end).ToArbitrary();

    private static readonly Arbitrary<byte[]> AnyBytes =
        (from length in Gen.Choose(0, 12)
        from pieces in Gen.OneOf(
            Gen.Elements("https://a/?", "mc_eid=", "who=", "&", "&amp;", "#", "?", ";", "x").Select(Encoding.UTF8.GetBytes),
            Gen.Choose(0, 255).Select(value => new[] { (byte)value }),
            Gen.Constant(new[] { LinkTemplates.Mark })).ArrayOf(length)
        from isOfWeb in Gen.Elements(true, true, false)
        select (byte[])[.. isOfWeb ? "https://a/?"u8 : default, .. pieces.SelectMany(piece => piece)]).ToArbitrary();

    private static readonly Arbitrary<string> OtherValue =
        Gen.Elements("v", "", ";", "%", "%26", "é", "a=b", "?", " ", "amp;", "/..", "+", "%C3", "{x}", "lt;").ToArbitrary();

    [Fact]
    public void A_spelling_comes_back() =>
        Prop.ForAll(Urls, url => Cut(url) is not { } cut || Text(LinkTemplates.Fill(cut.Template, cut.Values)) == url).Check(Many);

    [Fact]
    public void Any_bytes_come_back() => Prop.ForAll(AnyBytes, url =>
        Cut(url) is not { } cut || LinkTemplates.Fill(cut.Template, cut.Values).AsSpan().SequenceEqual(url)).Check(Many);

    [Fact]
    public void A_template_is_the_same_link() =>
        Prop.ForAll(Urls, url => Cut(url) is not { } cut || Identity.Of(Text(cut.Template)) == Identity.Of(url)).Check(Many);

    [Fact]
    public void Other_values_are_the_same_link() => Prop.ForAll(Urls, OtherValue, (url, value) =>
        Cut(url) is not { } cut || Identity.Of(With(cut.Template, value)) == Identity.Of(url)).Check(Many);

    [Fact]
    public void Spellings_that_differ_in_values_alone_have_one_template() => Prop.ForAll(Urls, url =>
        Cut(url) is not { } cut || Cut(With(cut.Template, "v"))!.Value.Template.AsSpan().SequenceEqual(cut.Template)).Check(Many);

    [Fact]
    public void No_parameter_of_a_template_is_unknown_to_what_made_it() =>
        Prop.ForAll(Urls, url => Cut(url) is not { } cut || Templates.UnknownIn(cut.Template) is null).Check(Many);

    [Fact]
    public void A_spelling_that_is_not_cut_has_no_unknown_parameter() =>
        Prop.ForAll(Urls, url => LinkTemplates.Default.UnknownIn(Encoding.UTF8.GetBytes(url)) is null).Check(Many);

    private static (byte[] Template, byte[] Values)? Cut(string url) => Cut(Encoding.UTF8.GetBytes(url));

    private static (byte[] Template, byte[] Values)? Cut(byte[] url)
    {
        byte[] template = new byte[url.Length], values = new byte[LinkTemplates.MaxValues];
        var length = Templates.Cut(url, template, values, out var valuesLength);
        return valuesLength == 0 ? null : (template[..length], values[..valuesLength]);
    }

    private static string With(byte[] template, string value)
    {
        var values = string.Join('&', Enumerable.Repeat(value, template.Count(letter => letter == LinkTemplates.Mark)));
        return Text(LinkTemplates.Fill(template, Encoding.UTF8.GetBytes(values)));
    }

    private static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
