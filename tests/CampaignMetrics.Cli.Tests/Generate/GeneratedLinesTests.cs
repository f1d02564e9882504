using System.Buffers;
using System.Text;
using CampaignMetrics.Cli.Generate;

namespace CampaignMetrics.Tests.Generate;

public sealed class GeneratedLinesTests(GeneratedFile file)
{
    [Fact]
    public void Every_line_is_an_event_but_those_that_were_to_be_none() =>
        Assert.Equal(GeneratedFile.Options.Rejects, file.Reads.Count(read => read.Event is null));

    [Fact]
    public void Bad_lines_are_bad_in_several_ways_and_spread_over_the_file()
    {
        var rejected = file.Reads.Where(read => read.Event is null).ToList();
        Assert.True(rejected.Select(read => read.Reason).Distinct().Count() >= 6);
        Assert.True(rejected[0].Line < file.Reads.Count / 4 && rejected[^1].Line > file.Reads.Count / 2);
    }

    [Fact]
    public void Lines_are_written_as_the_library_writes_them_but_for_spellings_of_addresses()
    {
        var lines = Encoding.UTF8.GetString(file.Bytes).Split('\n');
        var output = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(output);
        foreach (var read in file.Reads.Where(read => read.Event is not null))
        {
            output.ResetWrittenCount();
            writer.Write(read.Event!);
            Assert.Equal(InOneSpelling(lines[read.Line - 1]) + "\n", Encoding.UTF8.GetString(output.WrittenSpan));
        }

        static string InOneSpelling(string line)
        {
            const string name = "\"recipient\":\"";
            var start = line.IndexOf(name, StringComparison.Ordinal) + name.Length;
            var end = line.IndexOf('"', start);
            return line[..start] + new ContactId(line[start..end]).Value + line[end..];
        }
    }

    [Fact]
    public void A_message_has_about_six_lines() => Assert.InRange(file.Reads.Count / file.Messages, 5.7, 6.5);

    [Fact]
    public void A_line_has_about_240_bytes() => Assert.InRange(file.Bytes.Length / (double)file.Reads.Count, 225, 265);

    [Fact]
    public void One_line_in_twenty_is_repeated() =>
        Assert.InRange((file.Events.Count - file.Distinct.Count) / (double)file.Distinct.Count, 0.045, 0.055);

    [Fact]
    public void Without_duplicates_no_event_stands_twice()
    {
        var reads = EventLines.Read(
            new MemoryStream(
                GeneratedFile.BytesOf(GeneratedFile.Options with { Recipients = 300, Duplicates = 0, Rejects = 0 }))).ToList();
        Assert.Equal(reads.Count, reads.Select(read => read.Event).Distinct().Count());
    }

    [Fact]
    public void A_few_lines_have_no_id() =>
        Assert.InRange(file.Events.Count(read => read.Id == default) / (double)file.Events.Count, 0.001, 0.006);

    [Fact]
    public void Neither_time_nor_message_orders_the_lines()
    {
        var backwards = file.Events.Zip(file.Events.Skip(1)).Count(pair => pair.Second.At < pair.First.At);
        var sameMessage = file.Events.Zip(file.Events.Skip(1)).Count(pair => pair.Second.Recipient == pair.First.Recipient);
        Assert.InRange(backwards / (double)file.Events.Count, 0.05, 0.5);
        Assert.True(sameMessage < file.Events.Count / 5);
    }

    [Fact]
    public void An_address_is_one_persons() =>
        Assert.Equal(GeneratedFile.Options.Recipients, file.Distinct.Select(read => read.Recipient).Distinct().Count());
}
