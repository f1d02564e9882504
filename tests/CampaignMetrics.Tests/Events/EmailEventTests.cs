using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

public sealed class EmailEventTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void An_instant_is_kept_in_utc_and_whole_milliseconds()
    {
        var at = new Sent { At = Noon.AddTicks(12_345_678), Recipient = "r" }.At;
        Assert.Equal((TimeSpan.Zero, Noon.AddMilliseconds(1_234)), (at.Offset, at));
    }

    [Theory]
    [InlineData(1969)]
    [InlineData(2200)]
    public void An_instant_outside_1970_to_2199_is_a_mistake(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new Sent { At = new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero), Recipient = "r" });

    [Fact]
    public void Just_the_events_that_concern_the_contact_may_name_no_email() =>
        Assert.All(AnyEvent.Event.Sample(200), told => Assert.Equal(
            told.ConcernsContact,
            new MessageLedger().Apply(told with { Email = null }).Outcome != ApplyOutcome.Rejected));

    [Fact]
    public void A_negative_duration_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Viewed { At = Noon, Recipient = "r", Duration = TimeSpan.FromTicks(-1) });

    [Fact]
    public void A_duration_is_kept_in_whole_milliseconds_and_at_most_20_days()
    {
        Assert.Equal(
            TimeSpan.FromMilliseconds(1_999), new Viewed { At = Noon, Recipient = "r", Duration = TimeSpan.FromSeconds(1.9999) }.Duration);
        Assert.Equal(Viewed.MaxDuration, new Viewed { At = Noon, Recipient = "r", Duration = TimeSpan.MaxValue }.Duration);
    }

    [Fact]
    public void Records_with_the_same_facts_are_equal()
    {
        static Sent Make() =>
            new()
            {
                At = Noon, Email = "e", Recipient = "R@x",
                Segments = new Segments { Lists = ["a", "b"], Tags = Segments.None.Tags.Add("k", "v") },
            };
        Assert.Equal(Make(), Make());
        Assert.Equal(Make().GetHashCode(), Make().GetHashCode());
        Assert.NotEqual(Make(), Make() with { Segments = Segments.None });
    }

    [Fact]
    public void Every_kind_of_event_has_its_record() =>
        Assert.Equal(
            Enum.GetNames<EventType>().Order(),
            typeof(EmailEvent).Assembly.GetTypes().Where(type => type.BaseType == typeof(EmailEvent)).Select(type => type.Name).Order());

    [Fact]
    public void The_family_is_closed() =>
        Assert.All(
            typeof(EmailEvent).Assembly.GetTypes().Where(type => type.BaseType == typeof(EmailEvent)), type => Assert.True(type.IsSealed));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Keys_are_never_empty(string? text)
    {
        Assert.ThrowsAny<ArgumentException>(() => new EmailId(text!));
        Assert.ThrowsAny<ArgumentException>(() => new ContactId(text!));
        Assert.ThrowsAny<ArgumentException>(() => new CampaignId(text!));
        Assert.ThrowsAny<ArgumentException>(() => new EventId(text!));
    }

    [Fact]
    public void An_event_s_key_has_at_most_200_characters()
    {
        Assert.Equal(200, new EventId(new string('x', 200)).Value.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventId(new string('x', 201)));
    }
}
