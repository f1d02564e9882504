using System.Text;
using System.Xml;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>Opens XML as reporters write it: with white space before the declaration, which XML forbids, and in encodings that the XML
/// reader itself does not know, such as windows-1252.</summary>
internal static class XmlText
{
    /// <summary>A document's reader, which closes what it reads. Its encoding is that of its byte order mark, or as its declaration
    /// says.</summary>
    /// <returns>Null where the stated encoding is not known.</returns>
    public static XmlReader? Open(byte[] xml)
    {
        if (EncodingOf(xml) is not { } encoding) return null;
        var text = new StreamReader(new MemoryStream(xml), encoding, detectEncodingFromByteOrderMarks: true);
        return XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true, CloseInput = true, LineNumberOffset = SkipBlanks(text),
        });
    }

    /// <returns>How many line ends were passed over: a carriage return and the line feed after it are one.</returns>
    private static int SkipBlanks(TextReader text)
    {
        var (lines, last) = (0, '\0');
        while (text.Peek() is >= 0 and var next && char.IsWhiteSpace((char)next))
        {
            if (next == '\r' || (next == '\n' && last != '\r')) lines++;
            last = (char)text.Read();
        }
        return lines;
    }

    private static Encoding? EncodingOf(byte[] xml)
    {
        // By then a byte order mark tells, or a zero in every other byte.
        if (xml is [(byte)'<', 0, ..]) return Encoding.Unicode;
        if (xml is [0, (byte)'<', ..]) return Encoding.BigEndianUnicode;
        if (StatedIn(xml) is not { } name) return Encoding.UTF8;
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

    /// <summary>The encoding that the declaration states; null where there is none.</summary>
    private static string? StatedIn(ReadOnlySpan<byte> xml)
    {
        var text = xml.TrimStart(" \t\r\n"u8);
        var head = Encoding.Latin1.GetString(text[..Math.Min(text.Length, 300)]);
        if (!head.StartsWith("<?xml", StringComparison.Ordinal)) return null;
        var declaration = head[..Math.Max(0, head.IndexOf("?>", StringComparison.Ordinal))];
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        return at >= 0 && declaration[at..].Split('"', '\'') is [_, var name, ..] ? name : null;
    }
}
