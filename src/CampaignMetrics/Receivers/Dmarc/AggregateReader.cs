using System.Globalization;
using System.Text;
using System.Xml;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>Reads the XML of a report (RFC 9990, appendix A; RFC 7489, appendix C), and collects what is wrong with it.</summary>
internal sealed class AggregateReader(string file, DmarcLimits limits, List<ReceiverFault> faults)
{
    /// <summary>More messages than anybody sends from one address in a day. 64 bits hold the sums of nine billion such records.</summary>
    private const long MostMessages = 1_000_000_000;

    /// <summary>The namespaces of reports: RFC 9990's, that of the drafts before RFC 7489, and none.</summary>
    private static readonly string[] Namespaces = ["urn:ietf:params:xml:ns:dmarc-2.0", "http://dmarc.org/dmarc-xml/0.1", ""];

    private XmlPart? _metadata, _policy;
    private readonly List<AggregateRecord> _records = [];

    /// <summary>The report; null where the file is none, or is not whole.</summary>
    public AggregateReport? Read(byte[] bytes)
    {
        try
        {
            using var xml = XmlText.Open(bytes);
            if (xml is null) return Refuse("its encoding is not known");
            xml.MoveToContent();
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "feedback")
                return Refuse($"is no DMARC report: it begins with {XmlPart.Shown(xml.LocalName)} instead of \"feedback\"");
            ReadParts(xml);
            ReadEnd(xml);
        }
        // Half a report would pass for a whole one, and the whole one that comes later for a copy.
        catch (XmlException e)
        {
            return Refuse(WordsOf(bytes), e.LineNumber > 0 ? e.LineNumber : null);
        }
        catch (BeyondLimitException e)
        {
            return Refuse(e.Message, e.Line);
        }
        return Made();
    }

    private void ReadParts(XmlReader xml)
    {
        var own = xml.NamespaceURI;
        var parts = new XmlPartReader(xml, limits, IsOfReport);
        var number = 0;
        if (xml.IsEmptyElement) return;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            var isOfReport = IsOfReport(xml.NamespaceURI);
            var isRecord = isOfReport && xml.LocalName == "record";
            if (isRecord && ++number > limits.MaxRecords)
                throw new BeyondLimitException(
                    string.Create(CultureInfo.InvariantCulture, $"has more than {limits.MaxRecords:N0} records, and is not read"),
                    parts.Line);
            var part = parts.Read(
                isRecord ? string.Create(CultureInfo.InvariantCulture, $"record[{number}]") : xml.LocalName);
            if (isRecord) Take(part);
            else if (isOfReport && part.Name == "report_metadata") _metadata ??= part;
            else if (isOfReport && part.Name == "policy_published") _policy ??= part;
        }

        bool IsOfReport(string name) => name == own || Namespaces.Contains(name);
    }

    /// <summary>The report is whole by now, so it counts whatever follows.</summary>
    private void ReadEnd(XmlReader xml)
    {
        try
        {
            while (xml.Read()) { }
        }
        catch (XmlException e)
        {
            Fault(e.LineNumber, null, "more follows the report, and is not read");
        }
    }

    private AggregateReport Made()
    {
        if (_metadata is null) Fault(null, "report_metadata", "is missing");
        if (_policy is null) Fault(null, "policy_published", "is missing");
        var range = _metadata?["date_range"];
        if (_metadata is not null)
        {
            foreach (var name in (string[])["org_name", "report_id", "date_range"])
                if (name == "date_range" ? range is null : _metadata.TextOf(name) is null) Missing(_metadata, name);
            foreach (var error in _metadata.All("error"))
                if (error.Text is { } told) Fault(error.Line, error.Path, $"the report says: {told}");
        }
        return new AggregateReport(
            _metadata?.TextOf("org_name"), _metadata?.TextOf("report_id"), Instant(range, "begin"), Instant(range, "end"),
            DomainOf(_policy, "domain"), _records);
    }

    private void Take(XmlPart record)
    {
        var row = record["row"];
        if (CountOf(record, row) is not { } count) return;
        var evaluated = row?["policy_evaluated"];
        if (evaluated is null) Missing(row ?? record, "policy_evaluated");
        var identifiers = record["identifiers"];
        if (DomainOf(identifiers, "header_from") is null) Missing(identifiers ?? record, "header_from");
        _records.Add(new AggregateRecord(
            count, SourceOf(row!), DomainOf(identifiers, "header_from"), evaluated?.WordOf("disposition"), IsPass(evaluated, "dkim"),
            IsPass(evaluated, "spf"), SignaturesOf(record["auth_results"]),
            [.. evaluated?.All("reason").Select(reason => (reason.WordOf("type"), reason.TextOf("comment"))).Distinct() ?? []]));
    }

    /// <summary>Without a number of messages a record says nothing that could be counted.</summary>
    private long? CountOf(XmlPart record, XmlPart? row)
    {
        if (row?["count"] is not { Text: { } text } part)
        {
            Missing(row ?? record, row is null ? "row" : "count");
            return null;
        }
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostMessages) return count;
        Fault(part.Line, part.Path, $"{XmlPart.Shown(text)} is no number of messages: the record is left out");
        return null;
    }

    private string? SourceOf(XmlPart row)
    {
        if (row["source_ip"] is not { Text: { } text } part)
        {
            Missing(row, "source_ip");
            return null;
        }
        if (WrittenAddress.Of(text) is { } address) return address;
        Fault(part.Line, part.Path, $"{XmlPart.Shown(text)} is no IP address");
        return null;
    }

    private static DkimResult[] SignaturesOf(XmlPart? results) =>
    [
        .. (results?.All("dkim") ?? [])
            .Select(dkim => new DkimResult(DomainOf(dkim, "domain"), DomainOf(dkim, "selector"), IsPass(dkim, "result")))
            .GroupBy(dkim => (dkim.Domain, dkim.Selector))
            .Select(same => same.Any(dkim => dkim.IsVerified == true)
                ? same.First() with { IsVerified = true }
                : same.First() with { IsVerified = same.Select(dkim => dkim.IsVerified).FirstOrDefault(told => told is not null) }),
    ];

    /// <summary>Whether a result is a pass. Results have many other words (RFC 8601, section 2.7), and reporters more of their own: none
    /// of them is a pass.</summary>
    private static bool? IsPass(XmlPart? part, string name) => part?.WordOf(name) is { } word ? word == "pass" : null;

    private static string? DomainOf(XmlPart? part, string name) =>
        part?.WordOf(name)?.TrimEnd('.') is { Length: > 0 } domain ? domain : null;

    private DateTimeOffset? Instant(XmlPart? range, string name)
    {
        if (range is null) return null;
        if (range[name] is not { Text: { } text } part)
        {
            Missing(range, name);
            return null;
        }
        // Until 2199, as events.
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 7_258_118_400)
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        Fault(part.Line, part.Path, $"{XmlPart.Shown(text)} is no number of seconds since 1970");
        return null;
    }

    private void Missing(XmlPart part, string name) => Fault(part.Line, $"{part.Path}/{name}", "is missing");

    private AggregateReport? Refuse(string what, int? line = null)
    {
        Fault(line, null, what);
        return null;
    }

    private void Fault(int? line, string? path, string what) => faults.Add(new ReceiverFault(file, line, path, what));

    /// <summary>The XML reader's own words are about its settings.</summary>
    private static string WordsOf(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 4_096))).Replace("\0", "", StringComparison.Ordinal);
        if (head.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return "has a document type (DTD), and is not read";
        return head.Contains('<', StringComparison.Ordinal) ? "is no well-formed XML" : "is no XML";
    }
}
