using AngleSharp;
using AngleSharp.Dom;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FsCheck.Fluent;

namespace CampaignMetrics.TrackedMail.Tests.Templates;

/// <summary>Whatever the HTML is: only addresses change, and a browser reads the same document.</summary>
public sealed partial class EveryByteTests
{
    private static readonly string[] Fragments =
    [
        "<a href=\"https://a.example/?x=1&amp;y=2\">", "<a href='https://b.example/'", " class=c>", "</a>", "<A HREF=https://c.example/ >",
        "<area href=https://d.example/>", "<a href=\"", "\"", "'", ">", "<", "<!--", "-->", "<!--[if mso]>", "<![endif]-->", "<![if !mso]>",
        "<v:rect href=\"https://a.example/?x=1\">", "</v:rect>", "\r\n", "\r", "\n", "\0", "\uFEFF", "\U0001F600", "\ud83d", "&amp;",
        "&copy", "é",
        "<body>", "</body>", "</html>", "<style>", "</style>", "<script>", "</script>", "<textarea>", "</textarea>", "<svg>", "</svg>",
        "<title/>", "<![CDATA[", "]]>", "<table>", "<td>", "<select>", "<template>", "</template>", "<p", "/>", "</", "<?php ?>",
        "<!doctype html>",
        "<plaintext>", "https://e.example/x.", "{{unsubscribeUrl}} ", "<a href='{{unsubscribeUrl}}'>", "<noscript>", "<math>", "=", "href",
    ];

    private static readonly FsCheck.Gen<string> Htmls = Of(Fragments);

    // What stands in these against the rules throws whole elements away, which no tokenizer knows.
    private static readonly FsCheck.Gen<string> Simple = Of([.. Fragments.Except(["<select>", "<svg>", "</svg>", "<math>"])]);

    [Fact]
    public void Without_the_splices_it_is_the_original() =>
        Law.Holds(
            Htmls,
            html => Some.Message(html, html, Some.Everything) is var message && IsOf(html, message.Html!) && IsOf(html, message.Text!),
            cases: 4000);

    [Fact]
    public void A_browser_reads_the_same_document() =>
        Law.Holds(Simple, html => Read(html) == Read(Some.Message(html).Html!), cases: 2000);

    [Fact]
    public void Who_denied_tracking_gets_the_original_but_for_the_way_to_unsubscribe() => Law.Holds(Htmls, html =>
    {
        var email = EmailTemplate.Parse(html, html, Some.Everything).ForSending(Some.Keys, Some.Sending);
        var message = email.For(Some.Ann with { MayTrack = false });
        var tokens = Some.TokensIn(message.Html).Concat(Some.TokensIn(message.Text));
        return IsOf(html, message.Html!) && tokens.All(token => token is { Kind: TokenKind.Unsubscribe, Link: null });
    });

    [Fact]
    public void Turned_off_nothing_changes() => Law.Holds(Htmls, html =>
    {
        html = html.Replace(TrackingOptions.DefaultUnsubscribePlaceholder, "", StringComparison.Ordinal);
        var message = Some.Message(html, html, new TrackingOptions { BaseUrl = Some.BaseUrl });
        return ((message.Html, message.Text), message.IsTracked) == ((html, html), false);
    });

    [Fact]
    public void The_pixel_is_seen_wherever_it_has_a_place() => Law.Holds(Htmls, html =>
    {
        var template = EmailTemplate.Parse(html, null, Some.Everything with { Clicks = false });
        var read = template.ForSending(Some.Keys, Some.Sending).For(Some.Ann).Html!;
        return Some.TokensIn(read).Count(token => token.Kind == TokenKind.Open) == (template.HasPixelPlace ? 1 : 0);
    });

    private static FsCheck.Gen<string> Of(string[] fragments) => Gen.Elements(fragments).ListOf().Select(chosen => string.Concat(chosen));

    private static bool IsOf(string original, string prepared) => Originals.IsOf(original, Originals.WithoutEnd(prepared));

    /// <summary>The document as AngleSharp's whole parser reads it, with the addresses that stood there before.</summary>
    private static string Read(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var comment in Nodes(document).OfType<IComment>()) comment.Data = Decoded(Originals.Plain(comment.Data));
        foreach (var link in Nodes(document).OfType<IElement>().Where(element => element.HasAttribute("href")))
            link.SetAttribute("href", Originals.Plain(link.GetAttribute("href")!).Trim());
        return document.ToHtml();
    }

    /// <summary>The addresses in comments are decoded; what else they hold is the same in both.</summary>
    private static string Decoded(string comment) => Spaces().Replace(comment.Replace("&amp;", "&", StringComparison.Ordinal), "");

    [GeneratedRegex("\\s")]
    private static partial Regex Spaces();

    private static List<INode> Nodes(INode node) =>
        [node, .. node.ChildNodes.SelectMany(Nodes), .. node is IHtmlTemplateElement template ? Nodes(template.Content) : []];
}
