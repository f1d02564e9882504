using System.Text;
using CampaignMetrics.Cli.Import;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary>What files of spreadsheets and exports look like.</summary>
public sealed class CsvRowsTests
{
    private static List<CsvRow> Read(string text)
    {
        using var rows = new CsvRows(new StringReader(text));
        var read = new List<CsvRow>();
        while (rows.Read() is { } row) read.Add(row);
        return read;
    }

    [Theory]
    [InlineData("a,b\n1,2\n"), InlineData("sep=;\na;b\n1;2\n"), InlineData("a;b\n1;2\n"), InlineData("a\tb\n1\t2\n")]
    [InlineData("a|b\r\n1|2\r\n"), InlineData("\"a, or so\";b\n1;2"), InlineData(" a , b \n 1 , 2 \n")]
    public void The_delimiter_is_told_by_the_header(string text) => Assert.Equal(["1", "2"], Assert.Single(Read(text)).Cells);

    [Fact]
    public void A_quoted_cell_may_hold_lines_quotes_and_delimiters() =>
        Assert.Equal(["x\ny", "say \"no\", twice"], Assert.Single(Read("a,b\n\"x\ny\",\"say \"\"no\"\", twice\"\n")).Cells);

    [Fact]
    public void A_row_has_the_number_of_its_first_line() =>
        Assert.Equal([2L, 4, 6], Read("a,b\n\"x\ny\",1\nz,2\n\nw,3\n").Select(row => row.Line));

    [Fact]
    public void A_row_that_is_too_short_or_too_long_says_so() => Assert.Equal(
        ["fewer cells than the header has", "more cells than the header has", null], Read("a,b\n1\n1,2,3\n1,2\n").Select(row => row.Fault));

    [Fact]
    public void A_quote_that_stands_inside_a_cell_spoils_the_row_alone() =>
        Assert.Equal(["a quote stands inside a cell", null], Read("a,b\nx\"y,1\nz,2\n").Select(row => row.Fault));

    [Theory]
    [InlineData("'=1+1", "=1+1"), InlineData("'+31", "+31"), InlineData("'@ann", "@ann"), InlineData("'-5", "-5")]
    [InlineData("'tis", "'tis")]
    public void The_apostrophe_before_a_formula_is_taken_away(string cell, string plain) =>
        Assert.Equal(plain, Assert.Single(Read($"a,b\n{cell},1\n")).Cells[0]);

    [Fact]
    public void A_row_without_end_takes_no_memory_without_end()
    {
        using var rows = new CsvRows(new StringReader("a,b\n1,2\n\"" + new string('x', 3 * CsvRows.MostBytes)));
        Assert.Equal(["1", "2"], rows.Read()!.Value.Cells);
        Assert.Null(rows.Read());
        Assert.StartsWith("line 3: longer than 1,048,576 bytes", rows.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_cells_without_end_takes_no_memory_without_end()
    {
        using var rows = new CsvRows(new StringReader("a,b\n" + new string(',', 3 * CsvRows.MostBytes)));
        Assert.Null(rows.Read());
        Assert.NotNull(rows.Refusal);
    }

    [Fact]
    public void What_is_quoted_reads_back()
    {
        var cell = Gen.ArrayOf(Gen.Elements("a", " ", ",", ";", "\"", "\n", "é", "x")).Select(string.Concat);
        var table = from width in Gen.Choose(2, 5) from rows in Gen.NonEmptyListOf(Gen.ArrayOf(cell, width)) select rows;
        Prop.ForAll(table.ToArbitrary(), rows =>
        {
            var text = string.Join(
                '\n', rows.Prepend([.. rows[0].Select((_, i) => $"c{i}")]).Select(row => string.Join(',', row.Select(Quoted))));
            return Read(text).Select(row => string.Join('\0', row.Cells)).SequenceEqual(
                rows.Select(row => string.Join('\0', row.Select(each => each.Trim()))));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("utf-8", true), InlineData("utf-8", false), InlineData("utf-16", true), InlineData("utf-16", false)]
    [InlineData("utf-16BE", true), InlineData("utf-16BE", false)]
    public void An_encoding_is_told_with_and_without_a_mark(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        using var file = new TemporaryFile(
            [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Name,Email Address\nZoë,ann@example.com\n")]);
        using var opened = ImportFile.Open(file.Path, TestContext.Current.CancellationToken);
        using var rows = new CsvRows(opened.Text());
        Assert.Equal(["Name", "Email Address"], rows.Header.Names);
        Assert.Equal(["Zoë", "ann@example.com"], rows.Read()!.Value.Cells);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_recipient()
    {
        using var file = new TemporaryFile([.. "Email Address,Opens\n"u8, 0xE9, .. "@example.com,1\n"u8]);
        using var opened = ImportFile.Open(file.Path, TestContext.Current.CancellationToken);
        var run = Imported.Csv(opened.Text(), Imported.Settings with { Email = "e", At = DateTimeOffset.UnixEpoch });
        Assert.Empty(run.Lines);
        Assert.Contains("no text in the file's encoding", run.Said, StringComparison.Ordinal);
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
