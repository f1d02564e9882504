using CampaignMetrics.Bounces;

namespace CampaignMetrics.Json;

/// <summary>Reads bounce classes from JSON, letter for letter as they are written. <see cref="BounceNames"/> alone is more
/// lenient.</summary>
internal static class BounceWords
{
    public static BounceClass BounceClass(this JsonPart json) =>
        json.Text() is var word && BounceNames.TryParse(word, out BounceClass bounceClass) && BounceNames.Of(bounceClass) == word
            ? bounceClass
            : throw json.Fault("a class of bounces is expected: hard, soft, temporary, blocked or undetermined");
}
