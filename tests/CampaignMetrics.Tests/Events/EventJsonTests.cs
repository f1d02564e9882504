using System.Text;
using System.Text.Json;
using CampaignMetrics.Tests.Events.Schema;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Events;

[Properties(Arbitrary = [typeof(AnyEvent)])]
public sealed class EventJsonTests
{
    [Property(MaxTest = 1_000)]
    public bool An_events_text_and_json_are_its_line(EmailEvent written)
    {
        var line = Encoding.UTF8.GetString(Lines.Write(written)).TrimEnd('\n');
        return written.ToString() == line && JsonSerializer.Serialize(written) == line;
    }

    [Property(MaxTest = 1_000)]
    public bool Json_reads_back_as_an_equal_event(EmailEvent written) =>
        written.Equals(JsonSerializer.Deserialize<EmailEvent>(JsonSerializer.Serialize(written)));

    [Fact]
    public void Every_record_reads_back_as_itself() => Assert.All(new EveryRecord(1).All, written =>
        Assert.Equal(written, JsonSerializer.Deserialize(JsonSerializer.Serialize(written, written.GetType()), written.GetType())));

    [Fact]
    public void A_line_that_is_no_event_is_refused_with_the_reason()
    {
        var refusal =
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EmailEvent>("""{"type":"sent","at":"2026-03-01T10:00:00Z"}"""));
        Assert.StartsWith("no recipient", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_type_than_asked_for_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Opened>(Lines.Minimal));
}
