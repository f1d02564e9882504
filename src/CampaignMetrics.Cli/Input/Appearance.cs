using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Cli.Import;
using CampaignMetrics.Webhooks;

namespace CampaignMetrics.Cli.Input;

/// <summary>Says what an input without events looks like, judged by its first bytes, and which command reads such input.</summary>
/// <remarks>
/// <para>It serves error messages only: a wrong file is named as what it probably is, instead of by a hundred rejected lines.</para>
/// </remarks>
internal static class Appearance
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive or a spreadsheet: unpack it, or save it as CSV, first"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd: unpack it first"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed with xz: unpack it first"),
        ([0x42, 0x5A, 0x68], "packed with bzip2: unpack it first"),
        ([0xFF, 0xFE], Utf16), ([0xFE, 0xFF], Utf16),
        ("%PDF-"u8.ToArray(), "a PDF document"), ("SQLite format 3"u8.ToArray(), "a SQLite database"),
        ("PAR1"u8.ToArray(), "a Parquet file"),
    ];

    // Any word may stand before a colon in plain text, so only fields that usually begin a mail count.
    private static readonly HashSet<string> MailFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "Return-Path", "Received", "From", "To", "Cc", "Date", "Subject", "Message-ID", "MIME-Version", "Delivered-To", "Reply-To",
        "Content-Type",
        "DKIM-Signature", "Authentication-Results", "ARC-Seal", "X-Original-To", "Sender", "Auto-Submitted", "X-Failed-Recipients",
    };

    /// <summary>MaxMind DB, version 2: what the metadata begins with.</summary>
    private static readonly byte[] DatabaseMark = [0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8];

    private static readonly SearchValues<char> FieldLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private const string Utf16 = "UTF-16 text: convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)";
    private const string Binary = "binary data";
    private const string EventLines = "it looks like event lines";
    private const string Markup = "it looks like HTML or XML";
    private const string Mail = "it looks like a mail: 'campaign-metrics bounce' reads bounce mails, "
        + "and 'campaign-metrics import mail' makes events of them";
    private const string Csv = "it looks like CSV: 'campaign-metrics import csv' reads exports of providers";
    private const string Import = ": 'campaign-metrics import' reads what providers post or export";
    private const string MailchimpExport =
        "it looks like Mailchimp's email activity: 'campaign-metrics import Mailchimp' reads it";
    private const string Replies = "it looks like SMTP replies: 'campaign-metrics bounce --replies' reads them";

    /// <summary>The appearances that no provider's export has.</summary>
    private static readonly string[] NoExports = [EventLines, Markup, Mail];

    private static readonly string[] DocumentMarks = ["<!doctype", "<html", "<?xml"];

    private const string Database = "a database of places (.mmdb): 'campaign-metrics locate' and --geo read it";

    /// <summary>What it looks like.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="tail">The last bytes where they are known: a MaxMind DB has its mark there.</param>
    public static string Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail = default)
    {
        if (head.IsEmpty) return "it is empty";
        if (head is [0x1F, 0x8B, ..]) return OfGzip(head);
        return OfBinary(head, tail) is { } binary ? $"it is {binary}" : OfText(head);
    }

    /// <summary>What it is instead of plain text; null where it is text.</summary>
    public static string? NoText(ReadOnlySpan<byte> head) =>
        head is [0x1F, 0x8B, ..] ? "packed with gzip: unpack it first (gzip -dc)" : OfBinary(head, default);

    /// <summary>What it is instead of an export of a provider; null where it may be one.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="tail">The last bytes where they are known.</param>
    public static string? NoExport(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) =>
        IsUtf16(head) ? null : NoExport(head, tail, Of(head, tail)); // exports come in it

    /// <summary>What it is instead of a body that a provider posts; null where it may be one.</summary>
    public static string? NoBody(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        var appearance = Of(head, tail);
        return NoExport(head, tail, appearance) ?? (appearance.StartsWith(Csv, StringComparison.Ordinal) ? Csv : null);
    }

    private static string? NoExport(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, string appearance) =>
        OfBinary(head, tail) is not null || IsNoExport(appearance) ? WithReport(appearance) : null;

    /// <summary>What it is instead of lines of text, a few of which may be damaged; null where it may be that.</summary>
    public static string? NoLines(ReadOnlySpan<byte> head) =>
        NoText(head) is { } kind && (kind != Binary || HasManyZeros(head)) ? $"is no text: {kind}" : null;

    /// <summary>What it is instead of SMTP replies, one a line; null where it may be that.</summary>
    public static string? NoReplies(ReadOnlySpan<byte> head)
    {
        if (NoLines(head) is { } wrong) return wrong;
        var appearance = Of(head);
        // Servers say anything: a reply may hold commas, or begin with an address in angle brackets.
        if (appearance == Markup) return IsDocument(head) ? appearance : null;
        return IsNoExport(appearance) ? WithReport(appearance) : null;
    }

    private static bool IsNoExport(string appearance) =>
        NoExports.Any(known => appearance.StartsWith(known, StringComparison.Ordinal));

    /// <summary>The command that reads event lines, for all others.</summary>
    private static string WithReport(string appearance) =>
        appearance == EventLines ? $"{EventLines}: 'campaign-metrics report' reads them" : appearance;

    /// <summary>Whether it begins as a mail does: with header fields, after an mbox's line perhaps.</summary>
    public static bool HasHeaderFields(ReadOnlySpan<byte> head)
    {
        foreach (var line in Encoding.Latin1.GetString(head).TrimStart('\r', '\n').Split('\n').TakeWhile(line => line.Trim().Length > 0))
            if (FieldName(line) is not null) return true;
        return false;
    }

    private static string OfGzip(ReadOnlySpan<byte> head)
    {
        using var unpacked = new GZipStream(new MemoryStream(head.ToArray()), CompressionMode.Decompress);
        var inner = new byte[1 << 16];
        var length = 0;
        try
        {
            for (int count; length < inner.Length && (count = unpacked.Read(inner, length, inner.Length - length)) > 0;) length += count;
        }
        catch (InvalidDataException)
        {
            // The first bytes end within the gzip, so an error behind some text is no damage.
            if (length == 0) return "it is damaged gzip";
        }
        return length == 0 ? "it is gzip of nothing" : $"unpacked, {Of(inner.AsSpan(0, length))}";
    }

    private static string? OfBinary(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (tail.IndexOf(DatabaseMark) >= 0) return Database;
        foreach (var (mark, name) in Marks)
            if (head.StartsWith(mark)) return name;
        if (IsUtf16(head)) return Utf16;
        // Text holds no zero byte. A single one further on may be damage within a text.
        return head[..Math.Min(head.Length, 4096)].Contains((byte)0) ? Binary : null;
    }

    /// <summary>Whether more than a tenth of the bytes are zero: fewer are damage of single lines.</summary>
    private static bool HasManyZeros(ReadOnlySpan<byte> head) => head.Count((byte)0) > head.Length / 10;

    private static bool IsDocument(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 256)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return DocumentMarks.Any(mark => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsUtf16(ReadOnlySpan<byte> head) =>
        // By its byte order mark, or because every other byte of ASCII letters is zero.
        head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..];

    private static string OfText(ReadOnlySpan<byte> head)
    {
        var bytes = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        var text = Encoding.UTF8.GetString(bytes).TrimStart();
        if (text.Length == 0) return "it is empty but for blanks";
        var line = text.Split('\n')[0].TrimEnd('\r');
        if (text[0] is '{' or '[') return OfJson(bytes, text, line);
        if (text[0] == '<') return Markup;
        // From the most telling sign to the least: replies and mails may hold commas too, which are all that CSV shows.
        if (IsReply(line)) return Replies;
        if (FieldName(line) is { } field && MailFields.Contains(field) || line.StartsWith("From ", StringComparison.Ordinal))
            return Mail;
        if (Webhook(bytes, Form) is { } webhook) return webhook;
        if (line.AsSpan().ContainsAny(",;\t")) return Csv;
        return "it is text, but no JSON";
    }

    private static string OfJson(ReadOnlySpan<byte> bytes, string text, string line)
    {
        var names = Members(bytes);
        // Every event line has both.
        if (names.Contains("type") && names.Contains("at")) return EventLines;
        // The first bytes may end within the JSON; its first line alone may be whole.
        if ((Webhook(bytes, null) ?? Webhook(Encoding.UTF8.GetBytes(line), null)) is { } webhook) return webhook;
        if (text[0] == '[' && names.Contains("email") && !names.Contains("event"))
            return "it looks like a catalog of emails: it is given by --emails, beside files of events";
        if (names.Contains("schema") && names.Contains("definitions"))
            return "it looks like a report, of which nothing can be counted again";
        if (MailchimpActivity.Is(line)) return MailchimpExport;
        return text[0] == '[' ? $"it is a JSON array, but not of events{Import}" : $"it is JSON, but no event{Import}";
    }

    /// <summary>What posts such bodies: the providers whose readers find most events in it.</summary>
    private static string? Webhook(ReadOnlySpan<byte> body, string? contentType)
    {
        var headers = new WebhookHeaders();
        if (contentType is not null) headers.Add("Content-Type", contentType);
        return Webhook(new WebhookRequest(body.ToArray()) { Headers = headers }, null);
    }

    /// <summary>What posts such requests instead of a provider; null where its reader finds as many events as any other.</summary>
    public static string? OtherWebhook(WebhookRequest request, WebhookProvider than) => Webhook(request, than);

    private static string? Webhook(WebhookRequest request, WebhookProvider? than)
    {
        var found = WebhookProvider.All.Select(provider => (provider.Name, Events: Events(provider, request))).ToList();
        var most = found.Max(each => each.Events);
        if (most == 0) return null;
        var names = found.Where(each => each.Events == most).Select(each => each.Name).ToList();
        if (than is not null && names.Contains(than.Name)) return null;
        var commands = names.Select(name => $"'campaign-metrics import {name}'");
        return $"it looks like what {string.Join(" or ", names)} posts to a webhook: {string.Join(" or ", commands)} reads it";
    }

    /// <summary>How many events a provider's reader finds, in a page of its API or in a webhook's body.</summary>
    private static int Events(WebhookProvider provider, WebhookRequest request) =>
        (provider.ReadPage(request.Body, WebhookOptions.Default) ?? provider.Read(request)).Events.Count;

    /// <summary>The names of the first object's members, as far as they lie in the first bytes.</summary>
    private static HashSet<string> Members(ReadOnlySpan<byte> head)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(head, isFinalBlock: false, default);
        var depth = -1;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject && depth < 0) depth = reader.CurrentDepth + 1;
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth)
                    names.Add(Encoding.UTF8.GetString(reader.ValueSpan));
                if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth - 1) break;
            }
        }
        catch (JsonException)
        {
            return names; // what came before it is telling enough
        }
        return names;
    }

    /// <summary>Of the names that RFC 5322 (section 2.2) allows those that there are: a JSON line must not pass for a field.</summary>
    private static string? FieldName(string line)
    {
        var colon = line.AsSpan().IndexOf(':');
        if (colon <= 0) return null;
        var name = line.AsSpan(0, colon).TrimEnd();
        return name.IsEmpty || name.ContainsAnyExcept(FieldLetters) ? null : name.ToString();
    }

    private static bool IsReply(string line) => line is [>= '2' and <= '5', >= '0' and <= '9', >= '0' and <= '9', ' ' or '-', ..];
}
