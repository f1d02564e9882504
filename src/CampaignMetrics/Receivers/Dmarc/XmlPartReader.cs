using System.Globalization;
using System.Text;
using System.Xml;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>Reads elements with all that is in them, within limits.</summary>
/// <param name="xml">The reader.</param>
/// <param name="limits">How deep and how many they may be.</param>
/// <param name="ofReport">Tells the namespaces of reports from those of extensions.</param>
internal sealed class XmlPartReader(XmlReader xml, DmarcLimits limits, Func<string, bool> ofReport)
{
    private const int LongestText = 1_000;

    private int _left;

    /// <summary>The line at which the reader stands.</summary>
    public int Line => ((IXmlLineInfo)xml).LineNumber;

    /// <summary>Reads the element at which the reader stands, and leaves the reader at its end.</summary>
    /// <param name="path">The element's place.</param>
    /// <exception cref="XmlException">It is not well formed.</exception>
    /// <exception cref="BeyondLimitException">It is deeper, or has more elements.</exception>
    public XmlPart Read(string path)
    {
        _left = limits.MaxElements;
        return Read(path, limits.MaxDepth);
    }

    private XmlPart Read(string path, int depth)
    {
        var (name, line, text, parts) = (xml.LocalName, Line, new StringBuilder(), new List<XmlPart>());
        if (_left-- == 0)
            throw new BeyondLimitException(
                string.Create(CultureInfo.InvariantCulture, $"has a part of more than {limits.MaxElements:N0} elements, and is not read"),
                line);
        if (xml.IsEmptyElement) return new XmlPart(name, path, line, null, []);
        if (depth == 0) throw new BeyondLimitException("has elements that are nested too deep, and is not read", line);
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) Append(text, xml.Value);
            else if (xml.NodeType == XmlNodeType.Element)
            {
                var isOfReport = ofReport(xml.NamespaceURI);
                var inner = Read($"{path}/{xml.LocalName}", depth - 1);
                if (isOfReport) parts.Add(inner);
            }
        }
        return new XmlPart(name, path, line, text.ToString().Trim() is { Length: > 0 } written ? written : null, parts);
    }

    private static void Append(StringBuilder text, string value)
    {
        var room = LongestText - text.Length;
        text.Append(value.AsSpan(0, Math.Min(room, value.Length)));
    }
}

/// <summary>A report is larger than is read.</summary>
internal sealed class BeyondLimitException(string what, int line) : Exception(what)
{
    public int Line { get; } = line;
}
