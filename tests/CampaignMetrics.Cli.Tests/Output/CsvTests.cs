using System.Text;
using CsvHelper;

namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>Reports as CSV, whatever texts the events bring.</summary>
public sealed class CsvTests
{
    [Fact]
    public void A_refund_is_a_number_in_the_report() => Assert.Contains(
        "revenue,EUR,amount,-2.5,,,\nrevenue,EUR,orders,1,,,\nrevenue,EUR,refunds,1,,,\n",
        Encoding.UTF8.GetString(Written("EUR").ToArray()), StringComparison.Ordinal);

    [Fact]
    public void No_text_of_an_event_gets_out_that_a_terminal_acts_on() => Assert.DoesNotContain(
        Encoding.UTF8.GetString(Written(NastyEvents.Deceit).ToArray()),
        letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));

    [Theory]
    [InlineData("=1+1"), InlineData("@x"), InlineData("\uFF1Dx"), InlineData("\n=x")]
    public void No_cell_of_a_report_begins_a_formula(string text)
    {
        using var csv = CsvReader.Create(Written(text));
        while (csv.Read())
            for (var i = 0; i < csv.FieldCount; i++)
                Assert.False(csv.GetString(i).TrimStart() is ['=' or '@' or '\uFF1D', ..], csv.GetString(i));
    }

    private static MemoryStream Written(string text)
    {
        var target = new MemoryStream();
        NastyEvents.Ledger(text).Report().ToTable().Write(target, TableFormat.Csv);
        target.Position = 0;
        return target;
    }
}
