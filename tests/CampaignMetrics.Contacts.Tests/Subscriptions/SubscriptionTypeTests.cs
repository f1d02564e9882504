using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

/// <summary>Keys of subscription types, as other keys: no conversion throws, and what names nothing is refused where it is used.</summary>
public sealed class SubscriptionTypeTests
{
    [Theory, InlineData(null), InlineData("")]
    public void Nothing_converts_to_what_names_nothing(string? text)
    {
        SubscriptionType type = text;
        Assert.Equal(default, type);
    }

    [Fact]
    public void A_text_is_a_key() => Assert.Equal(new SubscriptionType("news"), SubscriptionType.Parse("news", provider: null));

    [Theory, InlineData(null), InlineData("")]
    public void Nothing_is_no_key(string? text) => Assert.False(SubscriptionType.TryParse(text, null, out _));

    [Fact]
    public void An_empty_text_cannot_be_parsed() => Assert.Throws<FormatException>(() => SubscriptionType.Parse("", provider: null));

    [Fact]
    public void An_event_of_what_names_nothing_is_refused() => Assert.Equal("Type", Assert.Throws<ArgumentException>(
        () => new SubscriptionEvent { At = DateTimeOffset.UnixEpoch, Trigger = Trigger.Unsubscribed, Type = "" }).ParamName);

    [Fact]
    public void A_lookup_that_finds_no_text_is_about_all_types()
    {
        var found = new Dictionary<EmailId, string>();
        var options = new SubscriptionOptions { TypeOf = email => found.GetValueOrDefault(email) };
        var unsubscribed = new Unsubscribed { At = DateTimeOffset.UnixEpoch, Email = "spring", Recipient = "ann@example.com" };
        Assert.Null(SubscriptionEvents.From(unsubscribed, options)!.Type);
    }
}
