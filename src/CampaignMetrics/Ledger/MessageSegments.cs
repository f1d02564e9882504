using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>The segments by which a message can be filtered: its email's campaign and workflow by the catalog, and the lists, workflows and
/// tags that all events of the email and contact state together. Equal by content. <see cref="Segments"/> has those of a single
/// event.</summary>
[JsonConverter(typeof(DataConverter<MessageSegments>)), JsonForm<MessageSegmentsConverter>]
public sealed record MessageSegments
{
    /// <summary>No campaign, list, workflow or tag.</summary>
    public static MessageSegments None { get; } = new();

    /// <summary>The campaign: the catalog's, else the one stated by the message's earliest event that states any; null (the default) for
    /// none. A campaign that only events of other contacts state for the email is not here, although filters by campaign know it.</summary>
    public CampaignId? Campaign { get; init; }

    /// <summary>The lists that the contact was selected from, in ordinal order; empty by default.</summary>
    public ImmutableArray<string> Lists { get; init => field = Door.Given(value); } = [];

    /// <summary>The workflows that sent the message, those that its events state and the catalog's, in ordinal order; empty by
    /// default.</summary>
    public ImmutableArray<string> Workflows { get; init => field = Door.Given(value); } = [];

    /// <summary>The tags as pairs of name and value, by name and then by value. A name may occur several times. Empty by default.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Tags
    {
        get;
        init
        {
            foreach (var (name, text) in Door.Given(value))
            {
                ArgumentNullException.ThrowIfNull(name, nameof(Tags));
                ArgumentNullException.ThrowIfNull(text, nameof(Tags));
            }
            field = value;
        }
    } = [];

    /// <summary>Whether the names have more characters together than a limit. Takes no longer than the limit is.</summary>
    internal bool IsLongerThan(int limit)
    {
        var length = Campaign is { } campaign ? campaign.Value.Length : 0;
        foreach (var name in Lists.AsSpan())
            if ((length += name.Length) > limit) return true;
        foreach (var name in Workflows.AsSpan())
            if ((length += name.Length) > limit) return true;
        foreach (var (name, value) in Tags.AsSpan())
            if ((length += name.Length + value.Length) > limit) return true;
        return length > limit;
    }

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other segments.</param>
    public bool Equals(MessageSegments? other) =>
        other is not null && Campaign == other.Campaign
        && Lists.AsSpan().SequenceEqual(other.Lists.AsSpan())
        && Workflows.AsSpan().SequenceEqual(other.Workflows.AsSpan())
        && Tags.AsSpan().SequenceEqual(other.Tags.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Campaign, Lists.Length, Workflows.Length, Tags.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<MessageSegments>.Shown(this);
}
