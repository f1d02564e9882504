using System.Globalization;
using System.Text;
using System.Xml;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>An element of a report with its text and its elements. Those of foreign namespaces, which are extensions, are left
/// out.</summary>
/// <param name="Name">Its name without a namespace.</param>
/// <param name="Path">Its place, as <c>record[3]/row</c>.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record XmlPart(string Name, string Path, int Line)
{
    private const int LongestText = 1_000;

    private readonly List<XmlPart> _parts = [];

    /// <summary>Its own text, trimmed and at most 1,000 characters; null where there is none.</summary>
    public string? Text { get; private set; }

    public XmlPart? this[string name] => _parts.Find(part => part.Name == name);

    public IEnumerable<XmlPart> All(string name) => _parts.Where(part => part.Name == name);

    /// <summary>The text of an element in it; null where there is none.</summary>
    public string? TextOf(string name) => this[name]?.Text;

    /// <summary>The text of an element in it, in lower case: words and domains do not differ by case.</summary>
    public string? WordOf(string name) => TextOf(name)?.ToLowerInvariant();

    /// <summary>Reads the element at which a reader stands, and leaves the reader at its end.</summary>
    /// <param name="xml">The reader.</param>
    /// <param name="path">The element's place.</param>
    /// <param name="ofReport">Tells the namespaces of reports from those of extensions.</param>
    /// <param name="depth">How many levels may follow.</param>
    /// <exception cref="XmlException">It is not well formed.</exception>
    /// <exception cref="BeyondLimitException">It is deeper.</exception>
    public static XmlPart Read(XmlReader xml, string path, Func<string, bool> ofReport, int depth)
    {
        var part = new XmlPart(xml.LocalName, path, ((IXmlLineInfo)xml).LineNumber);
        if (xml.IsEmptyElement) return part;
        if (depth == 0) throw new BeyondLimitException("has elements that are nested too deep, and is not read", part.Line);
        var text = new StringBuilder();
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) Append(text, xml.Value);
            else if (xml.NodeType == XmlNodeType.Element)
            {
                var isOfReport = ofReport(xml.NamespaceURI);
                var inner = Read(xml, $"{path}/{xml.LocalName}", ofReport, depth - 1);
                if (isOfReport) part._parts.Add(inner);
            }
        }
        part.Text = text.ToString().Trim() is { Length: > 0 } written ? written : null;
        return part;
    }

    private static void Append(StringBuilder text, string value)
    {
        var room = LongestText - text.Length;
        text.Append(value.AsSpan(0, Math.Min(room, value.Length)));
    }

    /// <summary>The text reader of a document. Its encoding is that of its byte order mark, or as its declaration says.</summary>
    /// <remarks>Reporters write white space before the declaration, which XML forbids, and encodings that the XML reader itself does not
    /// know, such as windows-1252.</remarks>
    /// <returns>Null where the stated encoding is not known.</returns>
    public static TextReader? Open(byte[] xml)
    {
        if (EncodingOf(xml) is not { } encoding) return null;
        var text = new StreamReader(new MemoryStream(xml), encoding, detectEncodingFromByteOrderMarks: true);
        while (text.Peek() is >= 0 and var next && char.IsWhiteSpace((char)next)) text.Read();
        return text;
    }

    private static Encoding? EncodingOf(byte[] xml)
    {
        // By then a byte order mark tells, or a zero in every other byte.
        if (xml is [(byte)'<', 0, ..]) return Encoding.Unicode;
        if (xml is [0, (byte)'<', ..]) return Encoding.BigEndianUnicode;
        var head = Encoding.Latin1.GetString(xml.AsSpan(0, Math.Min(xml.Length, 300)));
        var declaration = head.IndexOf("?>", StringComparison.Ordinal) is >= 0 and var end ? head[..end] : "";
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0 || declaration[at..].Split('"', '\'') is not [_, var name, ..]) return Encoding.UTF8;
        try
        {
            var stated = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            // Some programs state UTF-16 and write UTF-8: a declaration that could be read byte by byte is in no such encoding.
            return stated.GetByteCount("<") == 1 ? stated : Encoding.UTF8;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A text from outside, short enough for a message.</summary>
    public static string Shown(string text) => string.Create(
        CultureInfo.InvariantCulture, $"\"{(text.Length <= 40 ? text : $"{text[..40]}…")}\"");
}

/// <summary>A report is larger than is read.</summary>
internal sealed class BeyondLimitException(string what, int line) : Exception(what)
{
    public int Line { get; } = line;
}
