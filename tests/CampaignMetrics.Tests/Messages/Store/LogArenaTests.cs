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
    public void A_chunk_that_was_cut_last_is_widened_where_it_lies()
    {
        var logs = new LogArena();
        var slot = new MessageSlot();
        for (var i = 0; i < 2; i++) logs.Append(ref slot, 30, out _);
        var chunk = slot.Chunk;
        logs.Append(ref slot, 30, out _);
        Assert.Equal(chunk, slot.Chunk);
    }

    [Fact]
    public void A_chunk_that_others_follow_is_not_widened()
    {
        var logs = new LogArena();
        MessageSlot slot = new(), next = new();
        for (var i = 0; i < 2; i++) logs.Append(ref slot, 30, out _);
        logs.Append(ref next, 30, out _);
        var chunk = slot.Chunk;
        for (var i = 0; i < 4; i++) logs.Append(ref slot, 30, out _);
        Assert.NotEqual(chunk, slot.Chunk);
    }

    [Fact]
    public void A_slot_of_before_reads_a_widened_chunk_as_it_was()
    {
        var logs = new LogArena();
        var slot = new MessageSlot();
        for (byte i = 0; i < 2; i++) logs.Append(ref slot, 30, out _).Fill(i);
        var before = slot;
        for (byte i = 2; i < 4; i++) logs.Append(ref slot, 30, out _).Fill(i);
        byte[] copy = [];
        var length = logs.Copy(before, ref copy);
        Assert.Equal([.. Enumerable.Repeat((byte)0, 30), .. Enumerable.Repeat((byte)1, 30)], copy[..length]);
    }

    [Fact]
    public void Records_of_one_log_after_another_come_back_in_the_order_of_their_coming()
    {
        var random = new Random(11);
        var logs = new LogArena();
        byte[] copy = [];
        for (var message = 0; message < 2_000; message++)
        {
            var slot = new MessageSlot();
            List<byte> expected = [];
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                var record = new byte[random.Next(8) == 0 ? random.Next(40, 300) : random.Next(8, 30)];
                random.NextBytes(record);
                record.CopyTo(logs.Append(ref slot, record.Length, out _));
                expected.AddRange(record);
            }
            var length = logs.Copy(slot, ref copy);
            Assert.Equal(expected, copy[..length]);
        }
    }

    [Fact]
    public void Logs_that_come_one_after_another_leave_less_than_a_third_empty()
    {
        var logs = new LogArena();
        for (var i = 0; i < 20_000; i++)
        {
            var slot = new MessageSlot();
            for (var record = 0; record < 5; record++) logs.Append(ref slot, 21, out _);
        }
        Assert.InRange(logs.Bytes, 20_000 * 5 * 21, 20_000 * 5 * 21 * 4 / 3);
    }

    [Fact]
    public void Of_what_long_records_take_less_than_a_quarter_is_empty()
    {
        var logs = new LogArena();
        var slots = new MessageSlot[5_000];
        for (var round = 0; round < 6; round++)
        {
            for (var i = 0; i < slots.Length; i++)
            {
                logs.Append(ref slots[i], 47, out _);
                slots[i].Ids |= 1UL << round;
            }
        }
        Assert.InRange(logs.Bytes, 6 * 5_000 * 47, 6 * 5_000 * 47 * 4 / 3);
    }

    [Fact]
    public void A_third_record_gets_a_chunk_for_itself()
    {
        var logs = new LogArena();
        MessageSlot slot = new() { Ids = 3 }, next = new();
        for (var i = 0; i < 2; i++) logs.Append(ref slot, 10, out _);
        logs.Append(ref next, 10, out _);
        logs.Append(ref slot, 41, out _);
        Assert.Equal(48, slot.Used);
        logs.Append(ref next, 40, out _);
        var chunk = slot.Chunk;
        logs.Append(ref slot, 1, out _);
        Assert.NotEqual(chunk, slot.Chunk);
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
