using CampaignMetrics.Collections;

namespace CampaignMetrics.Tests.Messages.Store;

public sealed class SlotMapTests
{
    [Fact]
    public void It_holds_what_a_dictionary_holds()
    {
        var (map, dictionary, random) = (new SlotMap(), new Dictionary<int, int>(), new Random(20261129));
        for (var i = 0; i < 20_000; i++)
        {
            var slot = random.Next(random.Next(2) == 0 ? 5_000 : int.MaxValue);
            map[slot] = dictionary[slot] = random.Next(1, int.MaxValue);
        }
        Assert.Equal(dictionary.Keys.Order(), map.Slots.Order());
        Assert.All(dictionary, pair => Assert.Equal(pair.Value, map[pair.Key]));
    }

    [Fact]
    public void A_slot_without_a_number_has_0()
    {
        var map = new SlotMap();
        Assert.Equal(0, map[7]);
        map[8] = 1;
        Assert.Equal(0, map[7]);
    }

    [Fact]
    public void The_first_and_the_last_slot_have_a_place()
    {
        var map = new SlotMap { [0] = 1, [int.MaxValue - 1] = 2 };
        Assert.Equal((1, 2), (map[0], map[int.MaxValue - 1]));
    }

    [Fact]
    public void Few_of_very_many_slots_take_little_memory()
    {
        var map = new SlotMap();
        for (var i = 0; i < 1_000; i++) map[i * 1_000_003] = 1;
        Assert.InRange(map.Bytes, 1_000 * sizeof(ulong), 3_000 * sizeof(ulong));
    }
}
