using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Variants;

namespace CampaignMetrics;

/// <summary>How far a variant lies above the control by one measure, and what that is worth.</summary>
[JsonConverter(typeof(DataConverter<VariantDifference>)), JsonForm<VariantDifferenceConverter>]
public sealed record VariantDifference
{
    /// <summary>What is compared.</summary>
    public required VariantMeasure Measure { get; init; }

    /// <summary>The currency of revenue; null for rates, and for revenue that was not measured.</summary>
    public string? Currency { get; init; }

    /// <summary>The name of the variant that is compared with the first one.</summary>
    public required string Variant { get; init; }

    /// <summary>The variant's value less the control's: of rates from −1 to 1, of revenue an amount per recipient. Null where either was
    /// not measured.</summary>
    public double? Difference { get; init; }

    /// <summary>The lower end of the difference's interval at 95 %, which is not adjusted for several comparisons; null where there is
    /// none.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end.</summary>
    public double? High { get; init; }

    /// <summary>How the p-value was found; null where there is none.</summary>
    public DifferenceTest? Test { get; init; }

    /// <summary>How probable a difference at least as large would be if the variants were alike, from 0 to 1; null where it was not
    /// tested.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value adjusted by Holm's method for all comparisons of the phase: below <see cref="VariantComparison.Level"/> the
    /// variants differ.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>What follows.</summary>
    public required DifferenceFinding Finding { get; init; }

    /// <summary>Why it is not enough data, a constant of <see cref="NotDecided"/>, or not measured, a constant of
    /// <see cref="NotMeasured"/>; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>How many recipients each variant needs, those it has included, to find the observed difference with
    /// <see cref="VariantComparison.Power"/> if it is real; null where none was observed. Large samples are assumed, and the level is
    /// divided by the number of comparisons.</summary>
    public long? Needed { get; init; }

    /// <summary>The same for <see cref="VariantQuery.SmallestDifference"/> above the control's rate, or below it where there is no room
    /// above; null where there is none below either, where it is not stated, and for revenue.</summary>
    public long? NeededForSmallest { get; init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<VariantDifference>.Shown(this);
}

/// <summary>A statistical test of a difference; all are two-sided.</summary>
[JsonConverter(typeof(DataConverter<DifferenceTest>)), JsonForm<WordConverter<DifferenceTest>>]
public enum DifferenceTest
{
    /// <summary>The score test of two proportions, the same as the χ² test without correction for continuity.</summary>
    Score,

    /// <summary>Fisher's exact test: where any of the four counts would be less than 5 if both were alike.</summary>
    FisherExact,

    /// <summary>Welch's t test of two means.</summary>
    Welch,
}

/// <summary>What follows from a comparison.</summary>
[JsonConverter(typeof(DataConverter<DifferenceFinding>)), JsonForm<WordConverter<DifferenceFinding>>]
public enum DifferenceFinding
{
    /// <summary>They differ by more than chance: the adjusted p-value is below <see cref="VariantComparison.Level"/>.</summary>
    Different,

    /// <summary>Any difference is smaller than the one that matters: the interval lies within it.</summary>
    Alike,

    /// <summary>Nobody can tell: there may be a difference or none.</summary>
    NotEnoughData,

    /// <summary>One of them was not measured.</summary>
    NotMeasured,
}

/// <summary>The reasons why data do not suffice to tell whether variants differ.</summary>
public static class NotDecided
{
    /// <summary>The adjusted p-value is not below the level.</summary>
    public const string MayBeChance = "the difference may be chance";

    /// <summary>Of both, nobody did it or everybody: there is no difference to test.</summary>
    public const string NobodyOrEverybody = "nobody did, or everybody";

    /// <summary>A variant has fewer than 30 recipients with revenue: as amounts vary widely, a mean of fewer says little, and the t test
    /// would promise too much.</summary>
    public const string FewWithRevenue = "fewer than 30 recipients with revenue";
}
