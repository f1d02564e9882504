using CampaignMetrics.Cli.Output;
using CsvHelper;

namespace CampaignMetrics.Cli.Tests.Output;

public sealed class CsvTests
{
    [Theory]
    [
        InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1"), InlineData("\n=1"),
        InlineData("\nx"),
    ]
    [
        InlineData("＝1"), InlineData("＋1"), InlineData("－1"), InlineData("＠x"), InlineData(" =1"), InlineData("\"=1"),
        InlineData("\u00a0=1"), InlineData("'=1"),
    ]
    public void A_text_that_a_spreadsheet_would_take_for_a_formula_is_text(string text) =>
        Assert.Equal("'" + text, ReadBack(csv => csv.Text(text)));

    [Theory]
    [InlineData("https://x.example/?a=1"), InlineData("a-b"), InlineData(""), InlineData("a,b;\"c\"\nd"), InlineData("Zoë 寒中 😀")]
    public void Any_other_text_comes_back_as_it_was(string text) => Assert.Equal(text, ReadBack(csv => csv.Text(text)));

    [Fact]
    public void The_name_of_standard_input_is_no_formula() => Assert.Equal("-", ReadBack(csv => csv.Text("-")));

    [Theory]
    [InlineData("-12.5"), InlineData("0"), InlineData("1E-05")]
    public void A_number_stays_a_number(string digits) => Assert.Equal(digits, ReadBack(csv => csv.Number(digits)));

    [Fact]
    public void A_refund_is_a_number_in_the_report()
    {
        using var target = new MemoryStream();
        CsvReport.Write(NastyEvents.Ledger("EUR").Report(), target);
        var text = System.Text.Encoding.UTF8.GetString(target.ToArray());
        Assert.Contains("revenue,EUR,amount,-2.5,,,\nrevenue,EUR,orders,1,,,\nrevenue,EUR,refunds,1,,,\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_of_an_event_gets_out_that_a_terminal_acts_on()
    {
        using var target = new MemoryStream();
        CsvReport.Write(NastyEvents.Ledger(NastyEvents.Deceit).Report(), target);
        Assert.DoesNotContain(
            System.Text.Encoding.UTF8.GetString(target.ToArray()), letter =>
                char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));
    }

    [Theory]
    [InlineData("=1+1"), InlineData("@x"), InlineData("＝x"), InlineData("\n=x")]
    public void No_cell_of_a_report_begins_a_formula(string text)
    {
        using var target = new MemoryStream();
        CsvReport.Write(NastyEvents.Ledger(text).Report(), target);
        target.Position = 0;
        using var csv = CsvReader.Create(target);
        while (csv.Read())
            for (var i = 0; i < csv.FieldCount; i++)
                Assert.False(csv.GetString(i).TrimStart() is ['=' or '@' or '＝', ..], csv.GetString(i));
    }

    private static string ReadBack(Action<CsvCells> write)
    {
        using var target = new MemoryStream();
        using (var cells = new CsvCells(target))
        {
            cells.Number("7");
            write(cells);
            cells.EndRow();
        }
        target.Position = 0;
        using var csv = CsvReader.Create(target, new CsvReaderOptions { HasHeader = false, Separator = ',' });
        Assert.True(csv.Read());
        return csv.GetString(1);
    }
}
