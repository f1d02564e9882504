using System.Text;
using static CampaignMetrics.Tests.Receivers.DmarcXml;

namespace CampaignMetrics.Tests.Receivers;

/// <summary>The forms in which reports come, and what is wrong with some.</summary>
public sealed class DmarcFormTests
{
    [Fact]
    public void A_report_by_RFC_9990_is_read()
    {
        var text = """
            <feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0" xmlns:ext="https://receiver.example/ext">
              <version>1.0</version>
              <report_metadata>
                <org_name>Receiver</org_name><email>dmarc@receiver.example</email><report_id>x</report_id>
                <date_range><begin>1772323200</begin><end>1772409599</end></date_range><generator>own 1.0</generator>
              </report_metadata>
              <policy_published>
                <domain>shop.example</domain><p>reject</p><np>reject</np><testing>n</testing><discovery_method>treewalk</discovery_method>
              </policy_published>
              <extension><ext:arc>never</ext:arc></extension>
              <record>
                <row><source_ip>192.0.2.1</source_ip><count>12</count>
                  <policy_evaluated><disposition>pass</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>
                <identifiers><header_from>shop.example</header_from><envelope_from/></identifiers>
                <auth_results><dkim><domain>shop.example</domain><selector>s1</selector><result>pass</result></dkim></auth_results>
                <ext:row><ext:count>99</ext:count></ext:row>
              </record>
            </feedback>
            """;
        var summary = Read(text);
        Assert.Empty(summary.Faults);
        Assert.Equal((12L, "s1"), (summary.Total.Messages, summary.Signatures.Single().Selector));
    }

    [Theory]
    [InlineData(" xmlns=\"http://dmarc.org/dmarc-xml/0.1\""), InlineData(" xmlns=\"urn:other\"")]
    [InlineData(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\"")]
    public void The_namespace_does_not_matter(string attributes) =>
        Assert.Equal(1, Read(Report(Record(), attributes: attributes)).Total.Messages);

    [Fact]
    public void A_prefix_of_the_root_alone_does_not_matter()
    {
        var text = Report(Record(4)).With("<feedback>", "<n:feedback xmlns:n=\"urn:ietf:params:xml:ns:dmarc-2.0\">")
            .With("</feedback>", "</n:feedback>");
        Assert.Equal(4, Read(text).Total.Messages);
    }

    [Fact]
    public void The_order_of_the_parts_does_not_matter()
    {
        var summary = Read($"<feedback>{Record(2)}<report_metadata><org_name>R</org_name><report_id>1</report_id><date_range>"
            + $"<begin>{March1}</begin><end>{March1}</end></date_range></report_metadata>"
            + "<policy_published><domain>a.example</domain></policy_published></feedback>");
        Assert.Equal("2026-03-01", summary.Days.Single().Key);
        Assert.Empty(summary.Faults);
    }

    [Fact]
    public void White_space_before_the_declaration_is_passed_over() => Assert.Equal(1, Read("\r\n  " + Report(Record())).Reports);

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal(1, ReadFiles([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Report(Record()))]).Reports);

    [Fact]
    public void Other_encodings_are_read()
    {
        var latin = Report(Record(), organization: "Zürich").With("UTF-8", "windows-1252");
        Assert.Equal("Zürich", ReadFiles(Encoding.Latin1.GetBytes(latin)).Reporters.Single().Key);
        var wide = Encoding.Unicode.GetBytes(Report(Record(), organization: "Zürich").With("UTF-8", "UTF-16"));
        Assert.Equal("Zürich", ReadFiles(wide).Reporters.Single().Key);
    }

    [Theory]
    [InlineData("UTF-16"), InlineData("utf-32")]
    public void A_wide_encoding_that_is_stated_wrongly_does_not_matter(string stated) =>
        Assert.Equal("Zürich", Read(Report(Record(), organization: "Zürich").With("UTF-8", stated)).Reporters.Single().Key);

    [Fact]
    public void An_unknown_encoding_is_told() =>
        Assert.Equal("its encoding is not known", Fault(Report("").With("UTF-8", "x-own")).What);

    [Fact]
    public void Gzip_is_unpacked() => Assert.Equal(3, ReadFiles(Gzip(Report(Record(3)))).Total.Messages);

    [Fact]
    public void All_members_of_gzip_are_one_text()
    {
        var text = Report(Record(3));
        Assert.Equal(3, ReadFiles(Gzip(text[..200], text[200..])).Total.Messages);
    }

    [Fact]
    public void An_archive_that_was_written_to_a_pipe_is_read() =>
        Assert.Equal(3, ReadFiles(ZipByPipe("a.xml", Report(Record(3)))).Total.Messages);

    [Fact]
    public void An_archive_in_an_archive_is_no_report()
    {
        var summary = ReadFiles(ZipOf(("a.zip", Zip(("a.xml", Report(Record()))))));
        Assert.StartsWith("file: a.zip: line 1: is no ", summary.Faults.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_entry_hides_no_other()
    {
        var zip = Zip(("a.xml", Report(Record(3))), ("b.xml", Report(Record(4), "r2")));
        var begin = zip.AsSpan().IndexOf("a.xml"u8) + "a.xml".Length;
        zip.AsSpan(begin, 20).Fill(0xFF);
        var summary = ReadFiles(zip);
        Assert.Equal(4, summary.Total.Messages);
        Assert.Equal("file: a.xml: is damaged, or packed in a way that is not known", summary.Faults.Single().ToString());
    }

    [Fact]
    public void An_archive_of_folders_alone_is_told() =>
        Assert.Equal("is an archive without files", ReadFiles(Zip(("folder/", ""))).Faults.Single().What);

    [Fact]
    public void Every_entry_of_an_archive_is_read()
    {
        var summary = ReadFiles(Zip(("folder/", ""), ("folder/a.xml", Report(Record(3))), ("b.xml", Report(Record(4), "r2"))));
        Assert.Equal((1L, 2L, 7L), (summary.Files, summary.Reports, summary.Total.Messages));
    }

    [Fact]
    public void A_wrong_entry_hides_no_other()
    {
        var summary = ReadFiles(Zip(("readme.txt", "hello"), ("b.xml", Report(Record(4)))));
        Assert.Equal(4, summary.Total.Messages);
        Assert.Equal("file: readme.txt: line 1: is no XML", summary.Faults.Single().ToString());
    }

    /// <summary>Yahoo sent such files in 2023.</summary>
    [Fact]
    public void A_text_in_gzip_is_no_report() => Assert.Equal("is no XML", ReadFiles(Gzip("unused")).Faults.Single().What);

    [Fact]
    public void Another_document_is_no_report() =>
        Assert.Equal("is no DMARC report: it begins with \"html\" instead of \"feedback\"", Fault("<html/>").What);

    [Fact]
    public void Half_a_report_is_none()
    {
        var summary = Read(Report(Record())[..^20], Report(Record()));
        Assert.Equal((1L, 0L), (summary.Reports, summary.Duplicates));
        Assert.Equal("is no well-formed XML", summary.Faults.Single().What);
    }

    [Fact]
    public void An_empty_file_is_told() => Assert.Equal("is empty", Fault("").What);

    [Fact]
    public void A_damaged_archive_is_told()
    {
        var zip = Zip(("a.xml", Report(Record())));
        Assert.Single(ReadFiles(zip[..^10]).Faults);
        Assert.Single(ReadFiles([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).Faults);
    }

    [Theory]
    [InlineData("org_name"), InlineData("report_id"), InlineData("date_range"), InlineData("begin"), InlineData("end")]
    public void A_missing_part_is_told_and_the_messages_count(string part)
    {
        var text = Report(Record(5));
        var from = text.IndexOf($"<{part}>", StringComparison.Ordinal);
        var to = text.IndexOf($"</{part}>", StringComparison.Ordinal) + part.Length + 3;
        var summary = Read(text[..from] + text[to..]);
        Assert.Equal(5, summary.Total.Messages);
        Assert.EndsWith($"/{part}: is missing", summary.Faults.Single().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<report_metadata>", "</report_metadata>"), InlineData("<policy_published>", "</policy_published>")]
    public void A_report_without_a_head_counts(string begin, string end)
    {
        var text = Report(Record(5));
        var summary = Read(
            text[..text.IndexOf(begin, StringComparison.Ordinal)] + text[(text.IndexOf(end, StringComparison.Ordinal) + end.Length)..]);
        Assert.Equal(5, summary.Total.Messages);
        Assert.Equal("is missing", summary.Faults.Single().What);
    }

    [Theory]
    [InlineData("1772323200.5"), InlineData("2026-03-01"), InlineData("-1"), InlineData("99999999999999999999")]
    [InlineData("1772323200000")]
    public void A_begin_that_is_no_second_gives_no_day(string begin)
    {
        var summary = Read(Report(Record(), begin: begin));
        Assert.Null(summary.Days.Single().Key);
        Assert.Equal("report_metadata/date_range/begin", summary.Faults.Single().Path);
    }

    [Theory]
    [InlineData("-1"), InlineData("1.5"), InlineData("many"), InlineData("1000000001"), InlineData("99999999999999999999")]
    public void A_record_whose_count_is_no_number_is_left_out(string count)
    {
        var summary = Read(Report(Record(8).With("<count>8<", $"<count>{count}<") + Record(2)));
        Assert.Equal(2, summary.Total.Messages);
        Assert.Equal("record[1]/row/count", summary.Faults.Single().Path);
    }

    /// <summary>As wp.pl writes where there was no mail.</summary>
    [Fact]
    public void A_record_without_a_row_is_left_out() =>
        Assert.Equal("record[1]/row: is missing", Fault(Report("<record></record>")).ToString().Split(": ", 3)[2]);

    [Theory]
    [InlineData("", 11), InlineData("\n\n", 13), InlineData(" \r\n\r\n", 13), InlineData("\r\r", 13)]
    public void A_fault_says_its_line(string before, int line) =>
        Assert.Equal(line, Fault(before + Report("<record><row/></record>")).Line);

    [Fact]
    public void So_does_one_of_the_whole_text() => Assert.Equal(4, Fault("\n\n<feedback>\n</wrong>").Line);

    [Theory]
    [InlineData("<feedback/>"), InlineData("unused"), InlineData("\0\0")]
    public void What_follows_a_report_is_told(string more)
    {
        var summary = Read(Report(Record(3)) + "\n" + more);
        Assert.Equal(3, summary.Total.Messages);
        Assert.Equal(new ReceiverFault("file", 19, null, "more follows the report, and is not read"), summary.Faults.Single());
    }

    [Fact]
    public void A_comment_after_the_report_is_nothing() => Assert.Empty(Read(Report(Record()) + "\n<!-- end -->\n").Faults);

    [Theory]
    [InlineData("1.2"), InlineData("192.0.2"), InlineData("0x7f.0.0.1"), InlineData("192.000.002.001"), InlineData("[::1]:25")]
    [InlineData("fe80::1%2"), InlineData("192.0.2.0/24")]
    public void What_only_looks_like_an_address_is_none(string ip)
    {
        var summary = Read(Report(Record(ip: ip)));
        Assert.Null(summary.Sources.Single().Key);
        Assert.Equal("record[1]/row/source_ip", summary.Faults.Single().Path);
    }

    [Fact]
    public void What_a_report_tells_of_problems_is_kept() => Assert.Equal(
        "the report says: two policies", Fault(Report("").With("</date_range>", "</date_range><error>two policies</error>")).What);

    [Fact]
    public void Hostile_texts_are_cut() =>
        Assert.InRange(Fault(Report(Record(1).With("<count>1<", $"<count>{new string('9', 100_000)}<"))).What.Length, 1, 120);

    [Fact]
    public void Faults_beyond_a_thousand_are_counted()
    {
        var summary = Read(Report(string.Concat(Enumerable.Repeat("<record/>", 1_003))));
        Assert.Equal((1_000, 3L), (summary.Faults.Length, summary.FaultsLeftOut));
    }

    private static ReceiverFault Fault(string text) => Read(text).Faults.Single();
}

file static class Texts
{
    /// <summary>The text with another one in the place of a part.</summary>
    public static string With(this string text, string part, string other) => text.Replace(part, other, StringComparison.Ordinal);
}
