using System.Text;

namespace CampaignMetrics.Bounces.Tests.Oracle;

/// <summary>Well-formed mails of texts that are known: in every charset and encoding, with encoded words cut anywhere.</summary>
internal sealed class InventedMail(Random random)
{
    private static readonly (string Charset, string Letters)[] Alphabets =
    [
        ("us-ascii", "abc XYZ=_?09,."), ("utf-8", "aü€漢😀 ="), ("iso-8859-1", "aüÄß _"), ("iso-8859-15", "aü€ž"), ("windows-1252", "aü€„"),
        ("koi8-r", "aЯж ы"), ("windows-1251", "Ящик "), ("iso-2022-jp", "aあ漢 b"), ("shift_jis", "aあ漢 "), ("euc-jp", "aあ漢 "),
        ("gb2312", "a用户 "), ("big5", "a中文 "), ("euc-kr", "a한글 "),
    ];

    private readonly StringBuilder _mail = new();

    /// <summary>What the subject says.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>What the parts say, in their order.</summary>
    public List<string> Texts { get; } = [];

    public byte[] Write()
    {
        _mail.Append("Subject: ").Append(EncodedSubject()).Append('\n');
        WritePart(depth: random.Next(4), boundary: "b");
        return Encoding.Latin1.GetBytes(_mail.ToString());
    }

    private void WritePart(int depth, string boundary)
    {
        if (depth == 0)
        {
            WriteText();
            return;
        }
        _mail.Append("Content-Type: multipart/mixed;\n\tboundary=\"").Append(boundary).Append("\"\n\npreamble\n");
        for (var parts = random.Next(1, 4); parts > 0; parts--)
        {
            _mail.Append("--").Append(boundary).Append('\n');
            WritePart(depth - 1, $"{boundary}{parts}x");
            _mail.Append('\n');
        }
        _mail.Append("--").Append(boundary).Append("--\n");
    }

    private void WriteText()
    {
        var (encoding, charset, text) = Said(random.Next(1, 60));
        var transfer = random.Next(3);
        _mail.Append("Content-Type: text/plain; charset=").Append(charset).Append('\n')
            .Append("Content-Transfer-Encoding: ")
            .Append(transfer switch { 0 => "base64", 1 => "quoted-printable", _ => "8bit" }).Append("\n\n")
            .Append(transfer switch { 0 => Base64(encoding, text), 1 => QuotedPrintable(encoding, text), _ => Raw(encoding, text) });
        Texts.Add(text);
    }

    private string EncodedSubject()
    {
        var (encoding, charset, text) = Said(random.Next(1, 30));
        Subject = text;
        // A charset with states begins each word anew: only whole texts are words.
        var bytes = encoding.GetBytes(text);
        var cut = charset == "iso-2022-jp" ? bytes.Length : random.Next(bytes.Length + 1);
        // MimeKit joins words of one encoding alone.
        var isBase64 = random.Next(2) == 0;
        byte[][] words = [.. new[] { bytes[..cut], bytes[cut..] }.Where(word => word.Length > 0)];
        return string.Join("\n ", words.Select(word => isBase64
            ? $"=?{charset}?B?{Convert.ToBase64String(word)}?="
            : $"=?{charset}?Q?{string.Concat(word.Select(letter => $"={letter:X2}"))}?="));
    }

    private (Encoding Encoding, string Charset, string Text) Said(int length)
    {
        var (charset, letters) = Alphabets[random.Next(Alphabets.Length)];
        var runes = letters.EnumerateRunes().ToArray();
        var text = string.Concat(Enumerable.Range(0, length).Select(_ => runes[random.Next(runes.Length)]));
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        // White space at the ends is nobody's.
        return (encoding, charset, string.Join(' ', $"a {text} z".Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string Base64(Encoding encoding, string text) =>
        Convert.ToBase64String(encoding.GetBytes(text), Base64FormattingOptions.InsertLineBreaks)
            .Replace("\r\n", "\n", StringComparison.Ordinal);

    private string QuotedPrintable(Encoding encoding, string text) => string.Concat(encoding.GetBytes(text).Select(letter =>
        (letter is > 32 and < 127 and not (byte)'=' ? $"{(char)letter}" : $"={letter:X2}") + (random.Next(20) == 0 ? "=\n" : "")));

    private static string Raw(Encoding encoding, string text) => Encoding.Latin1.GetString(encoding.GetBytes(text));
}
