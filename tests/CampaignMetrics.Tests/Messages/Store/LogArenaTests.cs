using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>Logs as chains of chunks.</summary>
public sealed class LogArenaTests
{
    [Fact]
    public void A_log_without_records_is_empty()
    {
        var slot = new MessageSlot();
        byte[] target = [];
        Assert.Equal(0, new LogArena().Copy(slot, ref target));
    }

    [Fact]
    public void Records_of_many_logs_come_back_in_the_order_of_their_coming()
    {
        var random = new Random(7);
        var logs = new LogArena();
        var slots = new MessageSlot[50];
        var expected = Enumerable.Range(0, slots.Length).Select(_ => new List<byte>()).ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var message = random.Next(slots.Length) * random.Next(slots.Length) / slots.Length;
            var record = new byte[random.Next(50) == 0 ? random.Next(1, 900) : random.Next(1, 40)];
            random.NextBytes(record);
            record.CopyTo(logs.Append(ref slots[message], record.Length, out _));
            expected[message].AddRange(record);
        }
        byte[] copy = [];
        for (var i = 0; i < slots.Length; i++)
        {
            var length = logs.Copy(slots[i], ref copy);
            Assert.Equal(expected[i], copy[..length]);
        }
    }

    [Fact]
    public void Time_size_and_use_of_a_slot_do_not_touch_each_other()
    {
        var slot = new MessageSlot { BaseAt = 7_258_118_399_999 };
        slot.Used = 49_152;
        slot.Size = 31;
        Assert.Equal((7_258_118_399_999, 31, 49_152), (slot.BaseAt, slot.Size, slot.Used));
        slot.BaseAt = 1;
        slot.Size = 2;
        Assert.Equal((1, 2, 49_152), (slot.BaseAt, slot.Size, slot.Used));
        slot.Used = 0;
        Assert.Equal((1, 2, 0), (slot.BaseAt, slot.Size, slot.Used));
    }

    [Fact]
    public void Half_of_what_logs_take_is_at_most_empty()
    {
        var logs = new LogArena();
        var slots = new MessageSlot[5_000];
        for (var round = 0; round < 20; round++)
            for (var i = 0; i < slots.Length; i++) logs.Append(ref slots[i], 21, out _);
        Assert.InRange(logs.Bytes, 20 * 5_000 * 21, 2 * 20 * 5_000 * 21);
    }

    [Fact]
    public void A_log_of_ids_with_one_place_in_the_filter_becomes_a_long_one()
    {
        var logs = new LogArena();
        var slot = new MessageSlot { Ids = 1 };
        for (var i = 0; i < 400; i++) Append(logs, ref slot, $"{i}@mail.example.com");
        Assert.True(LogArena.IsLong(slot));
    }

    [Fact]
    public void Records_are_found_in_it_on_the_way_there()
    {
        var logs = new LogArena();
        var slot = new MessageSlot { Ids = 1 };
        for (var i = 0; i < 400; i++)
        {
            Append(logs, ref slot, $"{i}@mail.example.com");
            Assert.False(logs.Find(ref slot, CodeOf($"{i / 2}@mail.example.com"), EventType.Opened).IsEmpty);
        }
    }

    private static void Append(LogArena logs, ref MessageSlot slot, string id)
    {
        var code = CodeOf(id);
        Assert.True(logs.Find(ref slot, code, EventType.Opened).IsEmpty);
        byte[] facts = [(byte)EventType.Opened, 0, 0, 0];
        EventRecord.Write(logs.Append(ref slot, EventRecord.LengthOf(code.Length + facts.Length), out _), code, facts);
    }

    private static byte[] CodeOf(string id)
    {
        var code = new byte[EventIdCode.MaxLength];
        return code[..EventIdCode.Write(code, System.Text.Encoding.UTF8.GetBytes(id))];
    }

    [Fact]
    public void A_slot_takes_thirty_two_bytes() => Assert.Equal(32, System.Runtime.CompilerServices.Unsafe.SizeOf<MessageSlot>());
}
