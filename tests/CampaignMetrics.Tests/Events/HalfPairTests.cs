using System.Buffers;
using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Events.Schema;

namespace CampaignMetrics.Tests.Events;

/// <summary>Half a surrogate pair has no UTF-8: an event that holds one is refused at every door, as a line that holds one is.</summary>
public sealed class HalfPairTests
{
    /// <summary>Each record with one of its texts broken, beside the property's name.</summary>
    private static IEnumerable<(EmailEvent Event, string Property)> Broken
    {
        get
        {
            foreach (var type in EveryRecord.Types)
            {
                var all = new EveryRecord(0);
                all.Of(type);
                for (var text = 1; text <= all.Texts; text++)
                {
                    var broken = new EveryRecord(0, text).Of(type);
                    yield return (broken, PropertyOf(broken));
                    if (PropertyOf(broken) != "id") yield return (broken with { Id = default }, PropertyOf(broken));
                }
            }
        }
    }

    [Fact]
    public void A_ledger_refuses_it_and_says_where()
    {
        foreach (var (broken, property) in Broken)
        {
            var ledger = new MessageLedger();
            Assert.StartsWith($"{property} holds half a surrogate pair", ledger.Apply(broken).Reason, StringComparison.Ordinal);
            Assert.Equal(0, ledger.Report().Input.Events);
        }
    }

    [Fact]
    public void A_writer_of_lines_refuses_it_and_writes_nothing()
    {
        foreach (var (broken, property) in Broken)
        {
            var output = new ArrayBufferWriter<byte>();
            using var lines = new EventLineWriter(output);
            var refusal = Assert.Throws<ArgumentException>(() => lines.Write(broken));
            Assert.StartsWith($"{property} holds half a surrogate pair", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(0, output.WrittenCount);
        }
    }

    [Fact]
    public void It_is_shown_all_the_same()
    {
        foreach (var (broken, _) in Broken) Assert.Contains("\ufffd", broken.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_mapped_to_texts() =>
        Assert.Throws<ArgumentException>(() => Some.Clicked().MapTexts((name, text) => name == "url" ? "\ud800" : text));

    private static string PropertyOf(EmailEvent broken) =>
        JsonNode.Parse(broken.ToString())!.AsObject()
            .Single(member => member.Value!.ToJsonString().Contains("\\uFFFD", StringComparison.Ordinal)).Key;
}
