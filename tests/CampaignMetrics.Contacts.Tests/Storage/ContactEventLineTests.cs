using System.Text;
using System.Text.Json;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Storage;

/// <summary>The lines of contacts' events: what they look like, and that nothing is lost in them.</summary>
public sealed class ContactEventLineTests
{
    private static Gen<int> Seed => Gen.Choose(0, int.MaxValue - 1);

    private static Gen<ContactEvent> AnyEvent =>
        from type in Gen.Elements(AnyContactEvent.Types.ToArray())
        from seed in Seed
        select AnyContactEvent.Of(type, new Random(seed));

    public static TheoryData<ContactEvent, string> Samples => new()
    {
        {
            new SubscriptionTriggered("ann@example.com", new SubscriptionEvent
            {
                At = Some.Start, Trigger = Trigger.Unsubscribed, Id = "e-1", Type = "news", Email = "spring-sale",
                Method = UnsubscribeMethod.OneClick, Proof = "p", By = "contact", Detail = "d",
            }),
            """{"id":"e-1","type":"subscriptionTriggered","at":"2026-03-02T09:00:00Z","contact":"ann@example.com","trigger":"unsubscribed","subscriptionType":"news","email":"spring-sale","method":"oneClick","proof":"p","by":"contact","detail":"d"}"""
        },
        {
            new ConsentStated("ann@example.com", new ConsentStatement(Some.Start.AddTicks(1), TrackingConsent.Denied, "form")),
            """{"type":"consentStated","at":"2026-03-02T09:00:00.0000001Z","contact":"ann@example.com","consent":"denied","source":"form"}"""
        },
        {
            new AddressStated("crm-42", Some.Start, "Ann@example.com"),
            """{"type":"addressStated","at":"2026-03-02T09:00:00Z","contact":"crm-42","address":"Ann@example.com"}"""
        },
        { new AddressStated("crm-42", Some.Start), """{"type":"addressStated","at":"2026-03-02T09:00:00Z","contact":"crm-42"}""" },
        { new ContactRemoved("crm-42", Some.Start), """{"type":"contactRemoved","at":"2026-03-02T09:00:00Z","contact":"crm-42"}""" },
        {
            new Suppressed("@rival.example", Some.Start),
            """{"type":"suppressed","at":"2026-03-02T09:00:00Z","contact":"@rival.example"}"""
        },
        { new Unsuppressed("a@b.example", Some.Start), """{"type":"unsuppressed","at":"2026-03-02T09:00:00Z","contact":"a@b.example"}""" },
    };

    [Theory, MemberData(nameof(Samples))]
    public void An_event_is_one_line(ContactEvent told, string line) => Assert.Equal(line, told.ToString());

    [Theory, MemberData(nameof(Samples))]
    public void A_line_is_read_back(ContactEvent told, string line) => Assert.Equal(told, ContactEventLines.Parse(line).Event);

    [Fact]
    public void Every_type_has_a_sample() =>
        Assert.Equal(
            AnyContactEvent.Types.Select(type => type.Name).Order(),
            Samples.Select(sample => sample.Data.Item1.GetType().Name).Distinct().Order());

    [Fact]
    public void Every_event_is_read_back_as_it_was() => Law.Holds(AnyEvent, told =>
        ContactEventLines.TryWrite(told, out var line) is null && told.Equals(ContactEventLines.Parse(line.AsSpan()[..^1]).Event));

    [Fact]
    public void Equal_events_have_equal_lines() => Law.Holds(AnyEvent, told =>
        ContactEventLines.Parse(told.ToString()).Event!.ToString() == told.ToString()
        && !told.ToString().Contains('\n', StringComparison.Ordinal));

    [Fact]
    public void Every_property_of_every_type_is_in_its_line()
    {
        foreach (var type in AnyContactEvent.Types)
        {
            var line = AnyContactEvent.Of(type, new Random(1), isFull: true).ToString();
            using var json = JsonDocument.Parse(line);
            // All that the record has, and the word for its type.
            Assert.Equal(AnyContactEvent.PropertiesOf(type).Count() + 1, json.RootElement.GetPropertyCount());
        }
    }

    [Fact]
    public void Serializers_read_and_write_every_event() => Law.Holds(AnyEvent, told =>
        told.Equals(JsonSerializer.Deserialize<ContactEvent>(JsonSerializer.Serialize(told)))
        && told.Equals(JsonSerializer.Deserialize(JsonSerializer.Serialize(told, told.GetType()), told.GetType())));

    [Fact]
    public void Whatever_a_line_holds_it_is_an_event_or_has_a_reason() => Law.Holds(
        from told in AnyEvent
        from seed in Seed
        select Mutated(Encoding.UTF8.GetBytes(told.ToString()), new Random(seed)),
        line => ContactEventLines.Parse(line) is var read && read.Event is null != read.Reason is null,
        20 * Law.Cases);

    [Fact]
    public void An_escaped_name_is_that_of_its_property() => Assert.Equal(
        new Suppressed("a", Some.Start),
        ContactEventLines.Parse("""{"t\u0079pe":"suppressed","at":"2026-03-02T09:00:00Z","contact":"a"}""").Event);

    [Fact]
    public void A_serializer_refuses_another_type()
    {
        var line = new Suppressed("a", Some.Start).ToString();
        Assert.Equal(
            "Suppressed is no ContactRemoved",
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactRemoved>(line)).Message);
    }

    [Theory]
    [InlineData("", "bad JSON at byte 1")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{\"type\":}", "bad JSON at byte 9")]
    [InlineData("{} x", "bad JSON at byte 4")]
    [InlineData("{}", "no type")]
    [InlineData("""{"type":"suppressed"}""", "no at")]
    [InlineData("""{"type":1}""", "type is not a string")]
    [InlineData("""{"type":"suppressed","at":"2026-03-02","contact":"a"}""", "at is not an RFC 3339 time")]
    [InlineData("""{"type":"suppressed","at":"2026-03-02T09:00:00","contact":"a"}""", "at has no offset")]
    [InlineData("""{"type":"suppressed","at":"1969-12-31T23:59:59Z","contact":"a"}""", "at is not from 1970 to 2199")]
    [InlineData("""{"type":"suppressed","at":"2200-01-01T00:00:00Z","contact":"a"}""", "at is not from 1970 to 2199")]
    [InlineData("""{"type":"suppressed","at":"2026-03-02T09:00:00Z"}""", "no contact")]
    [InlineData("""{"type":"suppressed","at":"2026-03-02T09:00:00Z","contact":""}""", "no contact")]
    [InlineData("""{"type":"sent","at":"2026-03-02T09:00:00Z","contact":"a"}""", "unknown type 'sent'")]
    [InlineData("""{"type":"subscriptionTriggered","at":"2026-03-02T09:00:00Z","contact":"a"}""", "no trigger")]
    [InlineData("""{"type":"subscriptionTriggered","at":"2026-03-02T09:00:00Z","contact":"a","trigger":"x"}""", "unknown trigger 'x'")]
    [InlineData(
        """{"type":"subscriptionTriggered","at":"2026-03-02T09:00:00Z","contact":"a","trigger":"unsubscribed","method":"x"}""",
        "unknown method 'x'")]
    [InlineData(
        """{"type":"subscriptionTriggered","at":"2026-03-02T09:00:00Z","contact":"a","trigger":"imported","id":""}""", "id is empty")]
    [InlineData(
        """{"type":"subscriptionTriggered","at":"2026-03-02T09:00:00Z","contact":"a","trigger":"imported","email":""}""", "email is empty")]
    [InlineData(
        """{"type":"subscriptionTriggered","at":"2026-03-02T09:00:00Z","contact":"a","trigger":"imported","subscriptionType":""}""",
        "subscriptionType is empty")]
    [InlineData("""{"type":"consentStated","at":"2026-03-02T09:00:00Z","contact":"a"}""", "no consent")]
    [InlineData("""{"type":"consentStated","at":"2026-03-02T09:00:00Z","contact":"a","consent":"x"}""", "unknown consent 'x'")]
    [InlineData("""{"type":"suppressed","at":"2026-03-02T09:00:00Z","contact":"\ud800"}""", "contact holds half a surrogate pair")]
    public void What_is_no_event_is_told(string line, string reason) => Assert.Equal(reason, ContactEventLines.Parse(line).Reason);

    [Fact]
    public void A_long_id_is_told()
    {
        var line = Some.Event(Trigger.Imported, id: new string('i', 200));
        var told = new SubscriptionTriggered("a", line).ToString().Replace("iii", "iiii", StringComparison.Ordinal);
        Assert.Equal("id is longer than 200 characters", ContactEventLines.Parse(told).Reason);
    }

    [Fact]
    public void A_long_line_is_told() => Assert.Equal(
        "line is longer than 2,097,152 bytes",
        ContactEventLines.TryWrite(new AddressStated("a", Some.Start, new string('a', ContactEventLines.MaxLineBytes)), out _));

    [Fact]
    public void The_longest_line_is_kept()
    {
        var empty = new AddressStated("a", Some.Start, "").ToString().Length;
        var told = new AddressStated("a", Some.Start, new string('a', ContactEventLines.MaxLineBytes - empty));
        Assert.Null(ContactEventLines.TryWrite(told, out var line));
        Assert.Equal(told, ContactEventLines.Parse(line.AsSpan()[..^1]).Event);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told() => Assert.Equal("not valid UTF-8", ContactEventLines.Parse([0x7B, 0xFF, 0x7D]).Reason);

    [Fact]
    public void What_is_not_known_is_passed_over() => Assert.Equal(
        new Suppressed("a", Some.Start),
        ContactEventLines.Parse(
            """{"new":{"a":[1,{}]},"type":"suppressed","proof":"x","at":"2026-03-02T11:00:00+02:00","contact":"a","\ud800":1}""").Event);

    [Fact]
    public void Null_is_not_stated() => Assert.Equal(
        new AddressStated("a", Some.Start),
        ContactEventLines.Parse("""{"type":"addressStated","at":"2026-03-02T09:00:00Z","contact":"a","address":null}""").Event);

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() => Assert.Equal(
        "proof holds half a surrogate pair",
        ContactEventLines.TryWrite(
            new SubscriptionTriggered("a", Some.Event(Trigger.Imported) with { Proof = "\ud800" }), out _));

    [Fact]
    public void An_event_with_half_a_surrogate_pair_can_be_shown() => Assert.Equal(
        new AddressStated("a", Some.Start, "\uFFFD"),
        ContactEventLines.Parse(new AddressStated("a", Some.Start, "\ud800").ToString()).Event);

    [Fact]
    public void A_statement_of_no_time_of_events_is_told() => Assert.Equal(
        "at is not from 1970 to 2199",
        ContactEventLines.TryWrite(new ConsentStated("a", new ConsentStatement(default, TrackingConsent.Granted)), out _));

    /// <summary>A line with some bytes changed, removed or doubled.</summary>
    private static byte[] Mutated(byte[] line, Random random)
    {
        var bytes = line.ToList();
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(3))
            {
                case 0: bytes[place] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(place); break;
                default: bytes.InsertRange(place, bytes.GetRange(place, random.Next(bytes.Count - place))); break;
            }
        }
        return [.. bytes];
    }
}
