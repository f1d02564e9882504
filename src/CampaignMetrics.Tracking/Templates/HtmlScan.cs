using AngleSharp.Common;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>
/// Finds the places of an email's HTML that tracking changes. AngleSharp's tokenizer tells where tags, attributes and comments stand; no
/// tree is built, because deep nesting makes that slow.
/// </summary>
internal sealed class HtmlScan
{
    private static readonly string[] FollowedTags = ["a", "area"];

    /// <summary>Elements whose content is text, and how it ends (HTML Standard, section 13.2.6.2).</summary>
    private static readonly Dictionary<string, HtmlParseMode> TextElements = new(StringComparer.Ordinal)
    {
        ["title"] = HtmlParseMode.RCData, ["textarea"] = HtmlParseMode.RCData, ["style"] = HtmlParseMode.Rawtext,
        ["xmp"] = HtmlParseMode.Rawtext, ["iframe"] = HtmlParseMode.Rawtext, ["noembed"] = HtmlParseMode.Rawtext,
        ["noframes"] = HtmlParseMode.Rawtext, ["script"] = HtmlParseMode.Script, ["plaintext"] = HtmlParseMode.Plaintext,
    };

    private readonly List<HtmlPlace> _places = [];

    private HtmlScan() { }

    /// <summary>The links, in the order of the text.</summary>
    public IReadOnlyList<HtmlPlace> Places => _places;

    /// <summary>Where the last end tag of the body, else of the document, begins; −1 if there is none.</summary>
    public int BodyEnd { get; private set; } = -1;

    /// <summary>Where the last token that is no text begins, such as a comment that is never closed; there, markup can be
    /// inserted.</summary>
    public int LastToken { get; private set; }

    public static HtmlScan Of(string html)
    {
        var scan = new HtmlScan();
        scan.Read(html, 0, isConditional: false);
        return scan;
    }

    /// <summary>Whether a tag of this name begins at this index.</summary>
    public static bool HasTagAt(string html, string name, int index)
    {
        using var tokens = Tokens(html);
        for (var token = tokens.Next(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Next())
            if (token.Position.Index >= index)
                return token.Position.Index == index && token.Type == HtmlTokenType.StartTag && token.Name == name;
        return false;
    }

    private static TokenReader Tokens(string html) => new(html, TextElements);

    /// <param name="html">The text: the whole email, or what stands in a conditional comment.</param>
    /// <param name="offset">Where the text begins in the email.</param>
    /// <param name="isConditional">Whether it stands in a conditional comment.</param>
    private void Read(string html, int offset, bool isConditional)
    {
        using var tokens = Tokens(html);
        var comment = -1;
        for (var token = tokens.Next(); ; token = tokens.Next())
        {
            var at = token.Position.Index;
            if (comment >= 0) ReadComment(html, comment, at);
            comment = token.Type == HtmlTokenType.Comment && !isConditional ? at : -1;
            if (token.Type == HtmlTokenType.EndOfFile) break;
            if (token.Type == HtmlTokenType.StartTag) Add(html, (HtmlTagToken)token, offset, isConditional);
            if (!isConditional) Note(html, token, at);
        }
    }

    private void Note(string html, HtmlToken token, int at)
    {
        // Text may be that of a style sheet, before which the markup that begins it must stay.
        if (token.Type != HtmlTokenType.Character) LastToken = at;
        if (token.Type != HtmlTokenType.EndTag || !(token.Name == "body" || (token.Name == "html" && BodyEnd < 0))) return;
        if (html.AsSpan(at).StartsWith("</" + token.Name, StringComparison.OrdinalIgnoreCase)) BodyEnd = at;
    }

    /// <summary>Reads what Outlook reads: the content of <c>&lt;!--[if …]&gt;…&lt;![endif]--&gt;</c>.</summary>
    private void ReadComment(string html, int from, int to)
    {
        const string opening = "<!--", closing = "-->";
        // In HTML <!--> is a whole comment.
        if (to - from < opening.Length + closing.Length || to > html.Length) return;
        var text = html.AsSpan(from, to - from);
        if (!text.StartsWith(opening) || !text.EndsWith(closing)) return;
        text = text[opening.Length..^closing.Length];
        if (!text.TrimStart().StartsWith("[if", StringComparison.OrdinalIgnoreCase)) return;
        if (text.IndexOf("]>") is not (>= 0 and var condition)) return;
        var start = condition + "]>".Length;
        Read(text[start..].ToString(), from + opening.Length + start, isConditional: true);
    }

    private void Add(string html, HtmlTagToken tag, int offset, bool isConditional)
    {
        if (!FollowedTags.Contains(tag.Name) && !(isConditional && tag.Name.StartsWith("v:", StringComparison.Ordinal))) return;
        if (tag.Attributes.Find(attribute => attribute.Name == "href") is not { Name: not null } href) return;
        var place = HrefValue.Find(html, href.Position.Index, href.Value) is var (start, length)
            ? new HtmlPlace(href.Value, offset + start, length)
            : new HtmlPlace(href.Value, offset + tag.Position.Index, HtmlPlace.Unproved);
        var id = tag.Attributes.Find(attribute => attribute.Name == "id").Value;
        _places.Add(place with { Id = string.IsNullOrEmpty(id) ? null : id, IsConditional = isConditional });
    }

    /// <summary>A tokenizer that is in the right state also inside of elements that hold text, and of SVG and MathML.</summary>
    private sealed class TokenReader(string html, Dictionary<string, HtmlParseMode> textElements) : IDisposable
    {
        private readonly HtmlTokenizer _tokenizer = new(new TextSource(html), HtmlEntityProvider.Resolver)
        {
            // A tag of very many attributes would take long, since each is compared with those before.
            ShouldEmitAttribute = static (ref _, name) => name.Span is "href" or "id",
        };

        private int _foreign;

        public HtmlToken Next()
        {
            var token = _tokenizer.Get();
            if (token.Type == HtmlTokenType.StartTag) Begin((HtmlTagToken)token);
            else if (token.Type == HtmlTokenType.EndTag && IsForeign(token.Name) && _foreign > 0) _foreign--;
            _tokenizer.IsAcceptingCharacterData = _foreign > 0;
            return token;
        }

        public void Dispose() => _tokenizer.Dispose();

        private void Begin(HtmlTagToken tag)
        {
            if (IsForeign(tag.Name)) _foreign += tag.IsSelfClosing ? 0 : 1;
            else if (_foreign == 0 && textElements.TryGetValue(tag.Name, out var mode)) _tokenizer.State = mode;
        }

        private static bool IsForeign(string name) => name is "svg" or "math";
    }
}
