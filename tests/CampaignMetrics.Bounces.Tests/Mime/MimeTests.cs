using System.Text;
using CampaignMetrics.Bounces.Mime;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Bounces.Tests.Mime;

public sealed class MimeTests
{
    [Property]
    public bool Base64_is_decoded_as_it_was_encoded(byte[] bytes) =>
        TransferEncoding.Base64(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)).AsSpan().SequenceEqual(bytes);

    [Fact]
    public void Quoted_printable_undoes_escapes_and_soft_line_breaks() =>
        Assert.Equal("a=b ü!", Encoding.UTF8.GetString(TransferEncoding.QuotedPrintable("a=3Db=20=C3=BC=\n!", underscoreIsSpace: false)));

    [Fact]
    public void A_broken_escape_stays_as_it_is() =>
        Assert.Equal("a=ZZ=", Encoding.ASCII.GetString(TransferEncoding.QuotedPrintable("a=ZZ=", underscoreIsSpace: false)));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-2022-jp")]
    [InlineData("shift_jis")]
    [InlineData("euc-jp")]
    public void Japanese_charsets_are_known(string charset)
    {
        var encoding = charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset)!;
        Assert.Equal("宛先が存在しません", Charsets.Decode(encoding.GetBytes("宛先が存在しません"), charset));
    }

    [Theory]
    [InlineData("windows-1252", "Übergröße")]
    [InlineData("iso-8859-15", "Übergröße €")]
    [InlineData("windows-1251", "Ящик переполнен")]
    [InlineData("gb2312", "用户不存在")]
    public void Other_charsets_are_known(string charset, string text) =>
        Assert.Equal(text, Charsets.Decode(CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes(text), charset));

    [Fact]
    public void An_unknown_charset_is_taken_for_UTF_8_or_Latin_1()
    {
        Assert.Equal("für", Charsets.Decode("für"u8, "no-such-charset"));
        Assert.Equal("für", Charsets.Decode([0x66, 0xfc, 0x72], ""));
    }

    [Theory]
    [InlineData("a\u001bb \u000e552 full\u000f")]
    [InlineData("\u001b[1mred\u001b(B")]
    public void An_escape_alone_makes_no_Japanese(string text) =>
        Assert.All(["", "utf-8", "us-ascii"], charset => Assert.Equal(text, Charsets.Decode(Encoding.ASCII.GetBytes(text), charset)));

    [Fact]
    public void An_escape_beside_letters_of_eight_bits_makes_no_Japanese() =>
        Assert.Equal("f\u001b$Bür", Charsets.Decode("f\u001b$Bür"u8, ""));

    [Theory]
    [InlineData("")]
    [InlineData("utf-8")]
    [InlineData("us-ascii")]
    public void Japanese_of_seven_bits_is_known_by_its_escapes(string charset) =>
        Assert.Equal("宛先 a", Charsets.Decode(CodePagesEncodingProvider.Instance.GetEncoding("iso-2022-jp")!.GetBytes("宛先 a"), charset));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("")]
    public void A_letter_that_is_cut_in_two_spoils_no_other(string charset) =>
        Assert.Equal("Grüße für J\u00c3", Charsets.Decode("Grüße für Jö"u8[..^1], charset));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("")]
    public void Letters_of_Latin_1_that_look_like_one_of_UTF_8_stay_themselves(string charset) =>
        Assert.Equal("»Gruß« für Ann", Charsets.Decode(Encoding.Latin1.GetBytes("»Gruß« für Ann"), charset));

    [Theory]
    [InlineData("=?utf-8?Q?Gr=C3=BC=C3=9Fe_an?= =?utf-8?B?IEFubg==?=", "Grüße an Ann")]
    [InlineData("plain", "plain")]
    [InlineData("=?utf-8?Q?unfinished", "=?utf-8?Q?unfinished")]
    public void Encoded_words_are_decoded(string value, string text) => Assert.Equal(text, EncodedWords.Decode(value));

    [Theory]
    [InlineData("multipart/report; boundary=\"a b\"; report-type=x", "multipart/report", "a b")]
    [InlineData("Multipart/Mixed;boundary=abc", "multipart/mixed", "abc")]
    [InlineData("text/plain", "text/plain", "")]
    [InlineData("", "", "")]
    public void A_content_type_is_read(string value, string mediaType, string boundary)
    {
        var type = ContentType.Parse(value);
        Assert.Equal((mediaType, boundary), (type.MediaType, type.Boundary));
    }

    [Fact]
    public void Folded_fields_are_unfolded()
    {
        const string Part = "A: one\n\ttwo\nb : three\n\nbody";
        var headers = HeaderList.Read(Part, 0, Part.Length, out var body);
        Assert.Equal(("one two", "three", "body"), (headers["a"], headers["B"], Part[body..]));
    }

    [Fact]
    public void A_body_that_follows_the_headers_without_an_empty_line_is_a_body()
    {
        HeaderList.Read("A: one\nNo header here", 0, 21, out var body);
        Assert.Equal(7, body);
    }

    [Theory]
    [InlineData("--b\n", 1)]
    [InlineData("--b", 0)]
    [InlineData("--b\n\na\n--b\n", 2)]
    [InlineData("--b\n\na\n--b--\n", 1)]
    [InlineData("--b\n\n--b--\n", 1)]
    [InlineData("--b\n--b\n\na\n--b--\n", 1)]
    [InlineData("--b\n--b--\n", 0)]
    public void A_whole_delimiter_line_begins_a_part_if_no_delimiter_follows_at_once(string body, int parts) =>
        Assert.Equal(parts, new MimeReader("Content-Type: multipart/mixed; boundary=b\n\n" + body).Read().Parts.Count);

    [Theory]
    [InlineData("Voilà")]
    [InlineData("…")]
    public void A_letter_whose_last_byte_looks_like_white_space_stays_whole(string subject)
    {
        var mail = MailText.From(Encoding.UTF8.GetBytes($"Subject: {subject}\n\n"));
        Assert.Equal(subject, EncodedWords.Decode(HeaderList.Read(mail, 0, mail.Length, out _)["Subject"]));
    }

    [Fact]
    public void A_damaged_line_before_the_content_type_loses_itself_alone()
    {
        const string Part = "C\u00fantent-Description: x\nContent-Type: message/rfc822\n\nbody";
        Assert.Equal("message/rfc822", HeaderList.Read(Part, 0, Part.Length, out _)["Content-Type"]);
    }

    [Theory]
    [InlineData("a\r\nb\rc\r\r\nd\ne\0f")]
    public void Every_line_end_becomes_a_line_feed(string text) =>
        Assert.Equal("a\nb\nc\nd\nef", MailText.From(Encoding.ASCII.GetBytes(text)));
}
