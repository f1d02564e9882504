using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Tests.Messages.Store;

public sealed class MessageChainsTests
{
    private readonly MessageTable _table = new();

    [Fact]
    public void An_email_has_all_its_messages_and_no_other()
    {
        var spring = Enumerable.Range(0, 3_000).Select(contact => (Add(1, $"c{contact}"), Add(2, $"c{contact}")).Item1).ToList();
        Assert.Equal(spring, OfEmail(1).Order());
    }

    [Fact]
    public void A_contact_has_all_its_messages_and_no_other()
    {
        var ann = Enumerable.Range(1, 3_000).Select(email => (Add(email, "ann"), Add(email, "bob")).Item1).ToList();
        Assert.Equal(ann, OfContact("ann").Order());
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    public void Events_without_an_email_come_first_whenever_they_came(int first, int second, int third)
    {
        foreach (var email in (int[])[first, second, third]) Add(email, "ann");
        Assert.Equal(0, _table[OfContact("ann")[0]].Email);
        Assert.Equal(3, OfContact("ann").Distinct().Count());
    }

    [Fact]
    public void What_is_not_there_has_no_messages()
    {
        Assert.Equal((Slot.None, Slot.None), (_table.Chains.FirstOfEmail(7), _table.Chains.FirstOfContact(7)));
        Add(9, "ann");
        Assert.Equal(Slot.None, _table.Chains.FirstOfEmail(7));
    }

    private int Add(int email, string contact)
    {
        var key = System.Text.Encoding.UTF8.GetBytes(contact);
        var hash = KeyedHash.Hash64(key);
        return _table.Add(email, key, hash, MessageTable.HashOf(email, hash));
    }

    private List<int> OfEmail(int email) => Chained(_table.Chains.FirstOfEmail(email), _table.Chains.NextOfEmail);

    private List<int> OfContact(string contact) =>
        Chained(_table.Chains.FirstOfContact(_table.Contacts.IndexOf(contact)), _table.Chains.NextOfContact);

    private static List<int> Chained(int first, Func<int, int> next)
    {
        var messages = new List<int>();
        for (var message = first; message != Slot.None; message = next(message)) messages.Add(message);
        return messages;
    }
}
