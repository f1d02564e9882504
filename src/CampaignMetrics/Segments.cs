using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The segments that an event states for its message: campaign, lists, workflow and tags. Messages can be filtered and broken down
/// by them. Equal by content.</summary>
[JsonConverter(typeof(DataConverter<Segments>)), JsonForm<SegmentsConverter>]
public sealed record Segments
{
    // Static initialisers run from top to bottom: None needs these.
    private static ImmutableSortedDictionary<string, string> NoTags { get; } =
        ImmutableSortedDictionary.Create<string, string>(CodePoints.Order);

    /// <summary>No campaign, list, workflow or tag.</summary>
    public static Segments None { get; } = new();

    /// <summary>The campaign; null when not stated (the default).</summary>
    public CampaignId? Campaign { get; init; }

    /// <summary>The lists that the contact was selected from; empty by default.</summary>
    public ImmutableArray<string> Lists { get; init => field = Door.Given(value); } = [];

    /// <summary>The workflow that sent the message; null when not stated (the default).</summary>
    public string? Workflow { get; init; }

    /// <summary>Any further segments by name, sorted by code point whatever comparer they come with, since the derived id of an event
    /// depends on their order; empty by default.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init => field = Door.Texts(value).WithComparers(NoTags.KeyComparer); } =
        NoTags;

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other segments.</param>
    public bool Equals(Segments? other) =>
        other is not null && Campaign == other.Campaign && Workflow == other.Workflow
        && Lists.AsSpan().SequenceEqual(other.Lists.AsSpan()) && Tags.SequenceEqual(other.Tags);

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Campaign, Workflow, Lists.Length, Tags.Count);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Segments>.Shown(this);
}
