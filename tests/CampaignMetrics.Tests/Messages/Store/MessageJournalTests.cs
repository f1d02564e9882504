using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>How messages were at earlier positions; here a message's number of bytes stands for all of it.</summary>
public sealed class MessageJournalTests
{
    private const int Messages = 100_000;

    private readonly MessageJournal _journal = new();
    private readonly Dictionary<int, MessageSlot> _slots = [];

    [Fact]
    public void A_message_is_as_it_was_at_each_position()
    {
        Append(1);
        var first = _journal.Mark();
        Append(1);
        Append(1);
        var second = _journal.Mark();
        Append(1);
        Assert.Equal((1, 3, 4), (UsedAt(first), UsedAt(second), UsedAt(_journal.Mark())));
    }

    [Fact]
    public void A_message_that_came_later_was_nothing()
    {
        var before = _journal.Mark();
        Append(1);
        Assert.Equal(0, UsedAt(before));
    }

    [Fact]
    public void What_changed_since_a_position_is_told_once()
    {
        var first = _journal.Mark();
        Append(1);
        Append(2);
        var second = _journal.Mark();
        Append(2);
        Append(2);
        Append(3);
        Assert.Equal([1, 2, 3], _journal.Since(first).Order());
        Assert.Equal([2, 3], _journal.Since(second).Order());
    }

    [Fact]
    public void Nothing_is_remembered_before_somebody_knows_a_position()
    {
        for (var i = 0; i < 10; i++) Append(i);
        Assert.Empty(_journal.Since(_journal.Mark()));
    }

    [Fact]
    public void Positions_are_out_of_date_when_it_begins_anew()
    {
        var before = _journal.Mark();
        _journal.BeginAnew();
        Assert.False(_journal.Reaches(before));
        Assert.True(_journal.Reaches(_journal.Mark()));
    }

    [Fact]
    public void It_begins_anew_before_it_holds_too_many_messages()
    {
        var before = _journal.Mark();
        for (var message = 0; message < Messages / 8; message++) Append(message);
        Assert.True(_journal.Reaches(before));
        Append(Messages / 8);
        Assert.False(_journal.Reaches(before));
    }

    [Fact]
    public void It_says_of_any_position_what_a_copy_of_all_messages_says()
    {
        var random = new Random(20261129);
        var copies = new List<(JournalPosition Position, Dictionary<int, int> Used)>();
        for (var step = 0; step < 20_000; step++)
        {
            if (random.Next(50) == 0) copies.Add((_journal.Mark(), _slots.ToDictionary(slot => slot.Key, slot => slot.Value.Used)));
            if (step == 5_000) _journal.BeginAnew();
            Append(random.Next(200));
        }
        foreach (var (position, used) in copies.Where(copy => _journal.Reaches(copy.Position)))
            for (var message = 0; message < 200; message++)
                Assert.Equal(used.GetValueOrDefault(message), UsedAt(position, message));
        Assert.Contains(copies, copy => _journal.Reaches(copy.Position));
        Assert.Contains(copies, copy => !_journal.Reaches(copy.Position));
    }

    private void Append(int message)
    {
        var slot = _slots.GetValueOrDefault(message);
        _journal.Note(message, slot, Messages);
        slot.Used++;
        _slots[message] = slot;
    }

    private int UsedAt(JournalPosition position, int message = 1) => _journal.At(message, position, _slots.GetValueOrDefault(message)).Used;
}
