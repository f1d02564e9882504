using System.Text;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Messages;

/// <summary>Lines of an export: whatever was read can be read back.</summary>
public sealed class ExportedLineTests
{
    [Fact]
    public void A_long_list_is_read_back() =>
        AssertReadBack(Some.Sent() with { Segments = new Segments { Lists = [new string('l', 530_000)] } });

    [Fact]
    public void A_link_of_many_letters_beyond_ASCII_is_read_back() =>
        AssertReadBack(Some.Clicked() with { Url = $"https://shop.example/{new string('é', 150_000)}" });

    [Fact]
    public void A_text_that_takes_more_room_when_it_is_escaped_is_read_back() =>
        AssertReadBack(Some.Sent() with { Segments = new Segments { Lists = [new string('語', 300_000)] } });

    [Fact]
    public void Lines_of_a_message_do_not_repeat_what_thousands_of_its_events_state()
    {
        var lines = Exported(Some.Ledger(Enumerable.Range(0, 2000).Select(i =>
            Some.Opened(i) with { Segments = new Segments { Lists = [$"a list with a name, the number {i}"] } })));
        Assert.InRange(lines.Length, 0, 2000 * 1000);
    }

    [Fact]
    public void Segments_of_ordinary_size_stand_on_every_line()
    {
        var lines = Exported(Some.Ledger(Some.Sent() with { Segments = new Segments { Lists = ["a"] } }, Some.Delivered()));
        Assert.All(
            Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal("a", (string?)JsonNode.Parse(line)!["label"]!["segments"]!["lists"]![0]));
    }

    private static void AssertReadBack(EmailEvent told)
    {
        var again = new MessageLedger();
        Assert.Equal(1, again.ReadLines(new MemoryStream(Exported(Some.Ledger(told)))));
    }

    private static byte[] Exported(MessageLedger ledger)
    {
        using var lines = new MemoryStream();
        ledger.Export(lines);
        return lines.ToArray();
    }
}
