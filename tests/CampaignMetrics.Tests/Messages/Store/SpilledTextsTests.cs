using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>Texts that are of one event each go to a stream where memory is short.</summary>
public sealed class SpilledTextsTests
{
    private const int Many = 60_000;

    [Fact]
    public void Spilled_texts_are_read_as_they_were()
    {
        var (table, _) = Spilled();
        for (var i = 0; i < Many; i++) Assert.Equal(TextOf(i), table.Text(i));
    }

    [Fact]
    public void Spilled_texts_keep_their_slots()
    {
        var (table, _) = Spilled();
        for (var i = 0; i < Many; i++) Assert.Equal(i, table.Add(Encoding.UTF8.GetBytes(TextOf(i))));
    }

    [Fact]
    public void However_many_are_spilled_few_bytes_of_them_stay_in_memory()
    {
        var (table, stream) = Spilled();
        Assert.InRange(stream.Length, 8 << 20, long.MaxValue);
        Assert.InRange(table.Bytes, 0, (6 << 20) + Many * 20);
    }

    [Fact]
    public void A_place_in_a_cache_holds_no_page_that_may_be_spilled()
    {
        var (table, _) = Spilled();
        Assert.InRange(table.Segment(Many - 1).Array!.Length, 1, 1 << 12);
    }

    [Fact]
    public void Without_a_stream_all_stay_in_memory()
    {
        var table = new TextTable();
        for (var i = 0; i < Many; i++) table.Add(Encoding.UTF8.GetBytes(TextOf(i)));
        var bytes = table.Bytes;
        table.Spill();
        Assert.Equal(bytes, table.Bytes);
    }

    [Fact]
    public void What_a_stream_does_not_take_is_spilled_later()
    {
        var faults = new Faults(new Random(3)) { Writing = 0.5, Creating = 0.5, Seeking = 0.5 };
        var table = new TextTable(new SpilledTexts(faults.Create));
        for (var i = 0; i < Many; i++)
        {
            table.Add(Encoding.UTF8.GetBytes(TextOf(i)));
            if (i % 100 == 0) table.Spill();
        }
        faults.End();
        table.Spill();
        Assert.InRange(table.Bytes, 0, (6 << 20) + Many * 20);
        for (var i = 0; i < Many; i += 7) Assert.Equal(TextOf(i), table.Text(i));
    }

    [Fact]
    public void A_text_that_comes_back_changed_is_told()
    {
        var (table, stream) = Spilled();
        Array.Clear(stream.GetBuffer());
        Assert.Equal(
            "Texts that were spilled cannot be read again: they were altered.",
            Assert.Throws<IOException>(() => table.Text(Many / 2)).Message);
    }

    /// <summary>Short texts, some longer than is read at once, few longer than a block of the stream.</summary>
    private static string TextOf(int i) => $"{i}-{new string('ü', i % 1_000 == 7 ? 4_000 : i % 50 == 1 ? 400 : 100)}";

    private static (TextTable Table, MemoryStream Stream) Spilled()
    {
        var stream = new MemoryStream();
        var table = new TextTable(new SpilledTexts(() => stream));
        for (var i = 0; i < Many; i++)
        {
            table.Add(Encoding.UTF8.GetBytes(TextOf(i)));
            if (i % 100 == 0) table.Spill();
        }
        return (table, stream);
    }
}
