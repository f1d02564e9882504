using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// A report in the eXtended Abuse Reporting Format, versions 3 and 4 (<see href="https://github.com/xarf/xarf-spec">XARF</see>), which
/// RFC 9477 allows for complaints beside ARF.
/// </summary>
internal static class Xarf
{
    /// <summary>Reads the report inside the text of a mail; null where there is none, or where it is not about a message.</summary>
    /// <param name="text">The text, in which the JSON stands.</param>
    /// <param name="sample">The message that the report is about, or its header fields; empty where the report has none.</param>
    public static FeedbackReport? FindIn(string text, out string sample)
    {
        sample = "";
        // A cheap test first: few mails hold JSON.
        if (!text.Contains("\"xarf_version\"", StringComparison.Ordinal) && !text.Contains("\"ReporterInfo\"", StringComparison.Ordinal))
            return null;
        var found = "";
        var abuse = EmbeddedJson.Read(text, root =>
            root.Object("Report") is { } report ? Third(report, out found) : Fourth(root, out found));
        sample = found;
        return abuse;
    }

    private static FeedbackReport? Third(JsonElement report, out string sample)
    {
        sample = "";
        if (!report.String("ReportType").Equals("spam", StringComparison.OrdinalIgnoreCase)) return null;
        foreach (var each in report.Elements("Samples").Concat(report.Elements("Attachment")))
        {
            var isPlain = each.TryGetProperty("Base64Encoded", out var encoded) && encoded.ValueKind == JsonValueKind.False;
            if (sample.Length == 0) sample = Decoded(each.String("Payload") + each.String("Data"), isPlain);
        }

        return Report(report.String("SmtpRcptToAddress"), report.String("SmtpMailFromAddress"), report.String("Date"));
    }

    private static FeedbackReport? Fourth(JsonElement root, out string sample)
    {
        sample = "";
        if (root.String("category") + root.String("class") != "messaging") return null;
        foreach (var each in root.Elements("evidence"))
        {
            if (sample.Length == 0 && each.String("content_type").StartsWith("message/", StringComparison.OrdinalIgnoreCase))
                sample = Decoded(each.String("payload"), isPlain: false);
        }

        return Report(root.String("smtp_to"), root.String("smtp_from"), root.String("timestamp"));
    }

    private static FeedbackReport Report(string recipient, string returnPath, string at) =>
        new(FeedbackReport.Abuse)
        {
            Recipients = Addresses.In(recipient) is { Length: > 0 } address ? [address] : [],
            ReturnPath = returnPath,
            Arrival = MailDates.Parse(at),
        };

    private static string Decoded(string payload, bool isPlain)
    {
        if (isPlain) return payload.ReplaceLineEndings("\n");
        var bytes = new byte[payload.Length];
        return Convert.TryFromBase64String(payload, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).ReplaceLineEndings("\n")
            : payload.ReplaceLineEndings("\n");
    }
}
