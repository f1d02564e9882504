using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>A large spilled store is read back in parts, each with all messages of some contacts.</summary>
public sealed class SpilledPartsTests : IDisposable
{
    private const int Contacts = 30_000, Emails = 2;

    private readonly MessageStores _stores = new(spill: null);
    private readonly List<MessageStore> _held = [];

    // What each part has while it is the one that is read.
    private readonly List<(int Messages, int Contacts)> _parts = [];

    public SpilledPartsTests()
    {
        var batch = new EventBatch(_stores.Words, Contacts * Emails);
        for (var i = 0; i < Contacts * Emails; i++)
        {
            var id = new string('x', 150) + i;
            Assert.Null(batch.Add(Some.Opened(to: $"c{i % Contacts}@mail.example", id: id) with { Email = $"e{i / Contacts}" }));
        }
        // The single store of a small ledger, before its messages move to 64.
        var store = new MessageStore(_stores.Words, LedgerOptions.DefaultMaxLogBytes);
        Assert.True(store.TryApply(batch, [.. Enumerable.Range(0, batch.Count)], out _));
        store.Spill(new MemoryStream());
        foreach (var part in store.Parts())
        {
            _held.Add(part);
            _parts.Add((part.Count, part.Contacts.Count));
        }
    }

    public void Dispose() => _stores.Dispose();

    [Fact]
    public void There_are_several() => Assert.InRange(_parts.Count, 2, 10);

    [Fact]
    public void Together_they_have_each_message_once() => Assert.Equal(Contacts * Emails, _parts.Sum(part => part.Messages));

    [Fact]
    public void Each_contact_is_in_one() => Assert.Equal(Contacts, _parts.Sum(part => part.Contacts));

    [Fact]
    public void Who_holds_a_part_that_was_read_holds_no_messages() => Assert.All(_held, part => Assert.Equal(0, part.Count));

    [Fact]
    public void No_part_is_much_larger_than_the_others() =>
        Assert.All(_parts, part => Assert.InRange(part.Messages * _parts.Count, Contacts * Emails * 8 / 10, Contacts * Emails * 12 / 10));
}
