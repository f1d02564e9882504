namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/export.md, run.</summary>
public sealed class ExportPageTests
{
    [Fact]
    public void A_breakdown_is_written_as_a_table()
    {
        var (path, messages) = (Path.GetTempFileName(), new MessageLedger());
        messages.Apply(new Sent { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = "r" });
        {
            // snippet
            using var file = File.Create(path);
            Table table = messages.Breakdown(Dimension.Campaign).ToTable();
            long rows = table.Write(file, TableFormat.Csv);
            Console.WriteLine($"{rows} rows of {table.Columns.Length} columns");
            // end
        }
        Assert.Equal(3, File.ReadAllLines(path).Length);
        File.Delete(path);
    }
}
