using System.Text;
using static CampaignMetrics.Tests.Receivers.DmarcXml;

namespace CampaignMetrics.Tests.Receivers;

/// <summary>No file takes memory or time without end.</summary>
public sealed class DmarcBombTests
{
    [Theory]
    [InlineData("<!DOCTYPE feedback><feedback/>"), InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><feedback>&a;</feedback>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><feedback/>")]
    public void Document_types_are_refused(string text) =>
        Assert.Equal("has a document type (DTD), and is not read", Read(text).Faults.Single().What);

    [Fact]
    public void Entities_are_not_known() => Assert.Equal(0, Read("<feedback>&bomb;</feedback>").Reports);

    [Fact]
    public void A_file_that_is_too_long_is_not_read()
    {
        var text = Report(Record());
        var limits = new DmarcLimits { MaxFileBytes = text.Length };
        Assert.Equal(1, ReadWithin(limits, Encoding.UTF8.GetBytes(text)).Reports);
        Assert.Equal(0, ReadWithin(limits, Encoding.UTF8.GetBytes(text + " ")).Reports);
    }

    [Fact]
    public void A_packed_file_that_is_too_long_is_not_read()
    {
        var text = Report(Record());
        Assert.Equal(1, ReadWithin(new DmarcLimits { MaxXmlBytes = text.Length }, Gzip(text)).Reports);
        Assert.Equal(0, ReadWithin(new DmarcLimits { MaxXmlBytes = text.Length - 1 }, Gzip(text)).Reports);
    }

    [Fact]
    public void What_is_packed_beyond_all_measure_is_not_read()
    {
        var summary = ReadFiles(Gzip(Report(new string(' ', 4 << 20))));
        Assert.Equal("is more than 200 times as long as it is packed, and is not read", summary.Faults.Single().What);
    }

    [Fact]
    public void A_short_report_may_be_packed_well() => Assert.Equal(1, ReadFiles(Gzip(Report(new string(' ', 900_000)))).Reports);

    [Fact]
    public void All_entries_of_an_archive_share_one_limit()
    {
        var (one, two) = (Report(Record()), Report(Record(), "r2"));
        var limits = new DmarcLimits { MaxXmlBytes = one.Length + two.Length - 1 };
        Assert.Equal(1, ReadWithin(limits, Zip(("1", one), ("2", two))).Reports);
    }

    [Fact]
    public void An_archive_of_too_many_entries_is_not_read()
    {
        var zip = Zip(("1", Report(Record())), ("2", Report(Record(), "r2")));
        Assert.Equal(2, ReadWithin(new DmarcLimits { MaxEntries = 2 }, zip).Reports);
        Assert.Equal(
            "has more than 1 entries, and is not read", ReadWithin(new DmarcLimits { MaxEntries = 1 }, zip).Faults.Single().What);
    }

    [Theory]
    [InlineData(3, 1), InlineData(4, 0)]
    public void What_is_nested_too_deep_is_not_read(int depth, int reports)
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
        // The elements of feedback are the first level, and the innermost element holds none.
        var summary = ReadWithin(new DmarcLimits { MaxDepth = 3 }, Encoding.UTF8.GetBytes($"<feedback>{nested}</feedback>"));
        Assert.Equal(reports, summary.Reports);
    }

    [Fact]
    public void A_million_nested_elements_are_no_harm() => Assert.Equal(
        "has elements that are nested too deep, and is not read",
        Read("<feedback>" + string.Concat(Enumerable.Repeat("<a>", 1_000_000))).Faults.Single().What);

    [Fact]
    public void A_report_of_too_many_records_is_not_read()
    {
        var text = Encoding.UTF8.GetBytes(Report(Record() + Record()));
        Assert.Equal(2, ReadWithin(new DmarcLimits { MaxRecords = 2 }, text).Total.Messages);
        Assert.Equal(0, ReadWithin(new DmarcLimits { MaxRecords = 1 }, text).Total.Messages);
    }

    [Theory]
    [InlineData("record"), InlineData("report_metadata"), InlineData("extension")]
    public void A_part_of_too_many_elements_is_not_read(string name)
    {
        // The part itself is the first of its elements.
        string Of(int elements) => Report($"<{name}>{string.Concat(Enumerable.Repeat("<a/>", elements - 1))}</{name}>");
        var limits = new DmarcLimits { MaxElements = 100 };
        Assert.Equal(1, ReadWithin(limits, Encoding.UTF8.GetBytes(Of(100))).Reports);
        var summary = ReadWithin(limits, Encoding.UTF8.GetBytes(Of(101)));
        Assert.Equal((0, "has a part of more than 100 elements, and is not read"), (summary.Reports, summary.Faults.Single().What));
    }

    [Fact]
    public void A_text_of_too_much_xml_is_not_read()
    {
        var text = Encoding.UTF8.GetBytes(Report(Record()));
        Assert.Equal(1, ReadWithin(new DmarcLimits { MaxXmlBytes = text.Length }, text).Reports);
        Assert.Equal(0, ReadWithin(new DmarcLimits { MaxXmlBytes = text.Length - 1 }, text).Reports);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Damaged_files_are_told_and_nothing_is_thrown(int seed)
    {
        var random = new Random(seed);
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(Report(Record(3, results: Signature("a.example", "s")))), Gzip(Report(Record())),
            Zip(("a.xml", Report(Record()))),
        ];
        for (var i = 0; i < 300; i++)
        {
            var file = files[i % files.Length].ToArray();
            for (var change = 0; change < 3; change++) file[random.Next(file.Length)] = (byte)random.Next(256);
            var summary = ReadFiles(file);
            Assert.True(summary.Reports > 0 || summary.Faults.Length > 0);
        }
    }
}
