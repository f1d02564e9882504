using System.Text.Json;

namespace CampaignMetrics.Tests;

public sealed class IdTests
{
    private static readonly string TooLong = new('x', EventId.MaxLength + 1);

    [Theory]
    [InlineData(null), InlineData("")]
    public void No_text_is_no_key_and_nothing_throws(string? text)
    {
        Assert.False(IsKey<EmailId>(text) || IsKey<CampaignId>(text) || IsKey<ContactId>(text) || IsKey<EventId>(text));
        Assert.Equal((default, default, default, default), ((EmailId)text, (CampaignId)text, (ContactId)text, (EventId)text));
    }

    [Fact]
    public void A_key_is_parsed_as_it_is_made() => Assert.Equal(new ContactId("ann@example.com"), ContactId.Parse("Ann@Example.com", null));

    [Fact]
    public void A_text_that_is_no_key_is_a_format_error() => Assert.Throws<FormatException>(() => EmailId.Parse("", null));

    [Fact]
    public void An_event_id_that_is_too_long_is_no_key() => Assert.False(IsKey<EventId>(TooLong));

    [Fact]
    public void A_ledger_refuses_an_event_whose_id_is_too_long()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Some.Ledger(Some.Sent() with { Id = TooLong }));
        Assert.Contains("id is longer than 200 characters", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>In attributes there would be U+FFFD in their place.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_in_no_key()
    {
        foreach (var text in (string[])["\ud800", "a\udc00@example.com", "\ud83d\ud83d\ude00"])
        {
            Assert.False(IsKey<EmailId>(text) || IsKey<CampaignId>(text) || IsKey<ContactId>(text) || IsKey<EventId>(text));
            Assert.Throws<ArgumentException>(() => new EmailId(text));
            Assert.Throws<ArgumentException>(() => new CampaignId(text));
            Assert.Throws<ArgumentException>(() => new ContactId(text));
            Assert.Throws<ArgumentException>(() => new EventId(text));
        }
    }

    [Fact]
    public void A_whole_surrogate_pair_may_be_in_a_key() => Assert.Equal("😀", new EmailId("😀").Value);

    [Fact]
    public void A_ledger_refuses_an_event_with_empty_names()
    {
        Assert.Throws<ArgumentException>(() => Some.Ledger(Some.Sent() with { Email = "" }));
        Assert.Throws<ArgumentException>(() => Some.Ledger(Some.Sent() with { Recipient = "" }));
    }

    [Fact]
    public void A_key_is_a_string_in_json_and_none_is_null()
    {
        Assert.Equal("\"spring\"", JsonSerializer.Serialize(new EmailId("spring")));
        Assert.Equal("null", JsonSerializer.Serialize(default(EventId)));
        Assert.Equal(new EmailId("spring"), JsonSerializer.Deserialize<EmailId>("\"spring\""));
        Assert.Equal(default, JsonSerializer.Deserialize<EventId>("null"));
    }

    [Fact]
    public void The_default_key_is_read_back_as_the_name_of_a_member()
    {
        var counts = new Dictionary<EmailId, int> { [default] = 1, ["spring"] = 2 };
        Assert.Equal(counts, JsonSerializer.Deserialize<Dictionary<EmailId, int>>(JsonSerializer.Serialize(counts)));
    }

    [Theory]
    [InlineData("\"\""), InlineData("7"), InlineData("{}")]
    public void Json_that_is_no_key_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CampaignId>(json));

    private static bool IsKey<TId>(string? text) where TId : IParsable<TId> => TId.TryParse(text, null, out _);
}
