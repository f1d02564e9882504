using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Variants;

namespace CampaignMetrics;

/// <summary>The parameters of an A/B test: which variants, and what of them is compared.</summary>
/// <remarks>
/// <para>
/// Choose the measures before the numbers are known: each further comparison makes every other one need more data, as otherwise one of
/// many would differ by chance.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var query = new VariantQuery
/// {
///     Variants = [new Variant("A", "spring-a"), new Variant("B", "spring-b", "spring-b-resend")], Measures = [VariantMeasure.Click],
/// };
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<VariantQuery>)), JsonForm<VariantQueryConverter>]
public sealed record VariantQuery
{
    /// <summary>The variants, two or more. The first is the control, with which each other one is compared.</summary>
    /// <exception cref="ArgumentException">There are fewer than two, or two have the same name or an email in common.</exception>
    public required ImmutableArray<Variant> Variants
    {
        get;
        init
        {
            if (Door.Given(value).Length < 2) throw new ArgumentException("Two variants or more are compared.", nameof(Variants));
            if (value.DistinctBy(variant => variant.Name).Count() < value.Length)
                throw new ArgumentException("Two variants have the same name.", nameof(Variants));
            if (value.SelectMany(variant => variant.Emails).Distinct().Count() < value.Sum(variant => variant.Emails.Length))
                throw new ArgumentException("Two variants have an email in common.", nameof(Variants));
            field = value;
        }
    } = [];

    /// <summary>What is compared, each once, in this order. The default is all: open, click, conversion, revenue.</summary>
    /// <exception cref="ArgumentException">There is none, or one twice.</exception>
    public ImmutableArray<VariantMeasure> Measures
    {
        get;
        init
        {
            foreach (var measure in Door.Given(value)) Door.Known(measure, nameof(Measures));
            if (value.IsEmpty || value.Distinct().Count() < value.Length)
                throw new ArgumentException("One measure or more is compared, each once.", nameof(Measures));
            field = value;
        }
    } = [VariantMeasure.Open, VariantMeasure.Click, VariantMeasure.Conversion, VariantMeasure.Revenue];

    /// <summary>Only conversions with this goal count as such, for example <c>purchase</c>; null (the default) for all. Revenue is that of
    /// all orders.</summary>
    public string? Goal { get; init; }

    /// <summary>Which messages are those of the test, shown apart from the rest; null (the default) for no division.</summary>
    public TestPhase? Test { get; init; }

    /// <summary>The smallest difference of rates that matters, such as 0.01 for one percentage point: the comparison says how many
    /// recipients are needed to find it, and where a difference is surely smaller.</summary>
    /// <value>More than 0, less than 1; the default value is null: not stated.</value>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside.</exception>
    public double? SmallestDifference
    {
        get;
        init => field = value is null or (> 0 and < 1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SmallestDifference), value, "More than 0 and less than 1 is expected.");
    }

    /// <summary>What is counted: people where any variant has several emails, else messages.</summary>
    public VariantUnit Unit => Variants.Any(variant => variant.Emails.Length > 1) ? VariantUnit.People : VariantUnit.Messages;

    /// <summary>Whether both ask for the same.</summary>
    /// <param name="other">The other query.</param>
    public bool Equals(VariantQuery? other) =>
        other is not null && Variants.AsSpan().SequenceEqual(other.Variants.AsSpan())
        && Measures.AsSpan().SequenceEqual(other.Measures.AsSpan())
        && (Goal, Test, SmallestDifference) == (other.Goal, other.Test, other.SmallestDifference);

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Variants.Length, Measures.Length, Goal, Test, SmallestDifference);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<VariantQuery>.Shown(this);
}

/// <summary>What variants are compared by.</summary>
[JsonConverter(typeof(DataConverter<VariantMeasure>)), JsonForm<WordConverter<VariantMeasure>>]
public enum VariantMeasure
{
    /// <summary>The open rate, by the definition.</summary>
    Open,

    /// <summary>The click rate, by the definition.</summary>
    Click,

    /// <summary>The share of the delivered to which a conversion is attributed.</summary>
    Conversion,

    /// <summary>The revenue per delivered recipient, each currency by itself.</summary>
    Revenue,
}

/// <summary>What is counted where variants are compared.</summary>
[JsonConverter(typeof(DataConverter<VariantUnit>)), JsonForm<WordConverter<VariantUnit>>]
public enum VariantUnit
{
    /// <summary>Messages, as in a report.</summary>
    Messages,

    /// <summary>Distinct contacts: who got an email and its resend counts once, as opener if either was opened.</summary>
    People,
}
