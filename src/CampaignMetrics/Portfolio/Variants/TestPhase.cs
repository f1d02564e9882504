using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Variants;

namespace CampaignMetrics;

/// <summary>Which messages belong to the test of an A/B test, before its winner goes to the rest: those that were sent before an instant,
/// or those with a tag.</summary>
[JsonConverter(typeof(DataConverter<TestPhase>)), JsonForm<TestPhaseConverter>]
public sealed record TestPhase
{
    private TestPhase()
    {
    }

    /// <summary>The instant before which the messages of the test were sent; null where a tag tells them.</summary>
    public DateTimeOffset? Before { get; private init; }

    /// <summary>The tag that the messages of the test have; null where an instant tells them.</summary>
    public KeyValuePair<string, string>? Tag { get; private init; }

    /// <summary>The messages that were sent before an instant.</summary>
    /// <param name="instant">The instant, exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public static TestPhase SentBefore(DateTimeOffset instant) => new() { Before = Door.Instant(instant, nameof(instant)) };

    /// <summary>The messages with a tag.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The tag's value.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static TestPhase Tagged(string name, string value) =>
        new() { Tag = KeyValuePair.Create(Door.Written(name, nameof(name)), Door.Given(value, nameof(value))) };

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<TestPhase>.Shown(this);
}
