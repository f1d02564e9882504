using System.Text.Json.Nodes;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Tests.Events.Schema;

namespace CampaignMetrics.Contacts.Tests.Consents;

/// <summary>Every property of every type of event is erased as the schema says of it.</summary>
public sealed class ErasedPropertyTests
{
    private const int Rounds = 20;

    private static IEnumerable<EmailEvent> Records => Enumerable.Range(0, Rounds).SelectMany(seed => new EveryRecord(seed).All);

    [Fact]
    public void What_identifies_is_replaced_and_what_does_not_name_the_contact_stays()
    {
        foreach (var record in Records)
        {
            var erased = Members(Erased(record));
            foreach (var (name, value) in Members(record))
            {
                var stays = EventLines.Properties[name] != PersonalData.Identifying;
                Assert.True(stays == (erased[name] == value), $"{record.Type}: {name} was {value} and is {erased[name]}");
            }
        }
    }

    [Fact]
    public void No_property_is_lost()
    {
        foreach (var record in Records) Assert.Equal(Members(record).Keys.Order(), Members(Erased(record)).Keys.Order());
    }

    [Fact]
    public void The_contact_is_named_by_no_property()
    {
        foreach (var record in Records)
        {
            var key = record.Recipient.Value;
            var planted = record.MapTexts((name, text) => name == "recipient" ? text : $"{text} <{key}>");
            foreach (var (name, value) in Members(Erased(planted)))
                Assert.False(value.Contains(key, StringComparison.OrdinalIgnoreCase), $"{record.Type}: {name} is {value}");
        }
    }

    private static EmailEvent Erased(EmailEvent record)
    {
        var dice = new Random(5);
        return Assert.Single(Erasure.Erase(record.Recipient, [record], bytes => dice.NextBytes(bytes)));
    }

    private static Dictionary<string, string> Members(EmailEvent record) =>
        JsonNode.Parse(record.ToCanonicalLine())!.AsObject().ToDictionary(member => member.Key, member => member.Value!.ToJsonString());
}
