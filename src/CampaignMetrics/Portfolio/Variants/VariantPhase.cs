using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Variants;

namespace CampaignMetrics;

/// <summary>The variants side by side, over all messages or those of a phase.</summary>
/// <param name="Overlap">The number of contacts that were sent several variants. They count in each, and the tests take them for different
/// people: with many of them the p-values are not to be trusted.</param>
/// <param name="Variants">The variants, in the order of the query.</param>
/// <param name="Differences">By measure, and for each variant but the first, how far it lies above the first.</param>
[JsonConverter(typeof(DataConverter<VariantPhase>)), JsonForm<VariantPhaseConverter>]
public sealed record VariantPhase(
    long Overlap, ImmutableArray<VariantRow> Variants, ImmutableArray<VariantDifference> Differences)
{
    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(VariantPhase? other) =>
        other is not null && Overlap == other.Overlap && Variants.AsSpan().SequenceEqual(other.Variants.AsSpan())
        && Differences.AsSpan().SequenceEqual(other.Differences.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Overlap, Variants.Length, Differences.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<VariantPhase>.Shown(this);
}

/// <summary>The numbers of a variant: of messages or of people, as <see cref="VariantQuery.Unit"/> says.</summary>
[JsonConverter(typeof(DataConverter<VariantRow>)), JsonForm<VariantRowConverter>]
public sealed record VariantRow
{
    /// <summary>The variant's name.</summary>
    public required string Name { get; init; }

    /// <summary>How many were sent.</summary>
    public required long Sent { get; init; }

    /// <summary>How many of them were delivered.</summary>
    public required long Delivered { get; init; }

    /// <summary>The open rate by the definition. Where it would be estimated, that of the trackable cohort: an estimate has no
    /// interval.</summary>
    public required Rate Open { get; init; }

    /// <summary>The click rate by the definition.</summary>
    public required Rate Click { get; init; }

    /// <summary>Those with an attributed conversion, of the delivered.</summary>
    public required Rate Conversion { get; init; }

    /// <summary>Revenue per delivered recipient, by currency: orders less refunds.</summary>
    public ImmutableArray<MoneyRatio> Revenue { get; init => field = Door.Given(value); } = [];

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(VariantRow? other) =>
        other is not null && (Name, Sent, Delivered) == (other.Name, other.Sent, other.Delivered)
        && (Open, Click, Conversion) == (other.Open, other.Click, other.Conversion)
        && Revenue.AsSpan().SequenceEqual(other.Revenue.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Sent, Delivered, Open, Click, Conversion, Revenue.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<VariantRow>.Shown(this);
}
