using System.Collections.Immutable;
using CampaignMetrics.Statistics;

namespace CampaignMetrics.Portfolio.Variants;

/// <summary>The comparisons of a phase, whose p-values are adjusted for each other.</summary>
internal sealed class ComparisonFamily(VariantQuery query)
{
    /// <summary>With fewer amounts the t test of revenue promises too much.</summary>
    private const int FewAmounts = 30;

    private readonly List<Compared> _all = [];

    /// <summary>Compares a rate of a variant with the control's.</summary>
    public void Add(VariantMeasure measure, string variant, Rate one, Rate control)
    {
        var row = new VariantDifference { Measure = measure, Variant = variant, Finding = DifferenceFinding.NotMeasured };
        if ((one.NotMeasured ?? control.NotMeasured) is { } reason)
        {
            _all.Add(new Compared(row with { Reason = reason }, _ => null));
            return;
        }
        Proportion first = new(one.Numerator, one.Denominator), second = new(control.Numerator, control.Denominator);
        var (value, low, high) = TwoProportions.Difference(first, second);
        var areFew = TwoProportions.AreFew(first, second);
        // Where nobody did it, or everybody, no test could ever find anything: it is none of the family.
        var isTested = first.Successes + second.Successes > 0 && first.Failures + second.Failures > 0;
        _all.Add(new Compared(
            row with
            {
                Difference = value,
                Low = low,
                High = high,
                Test = !isTested ? null : areFew ? DifferenceTest.FisherExact : DifferenceTest.Score,
                PValue = !isTested ? null
                    : areFew ? TwoProportions.ExactTest(first, second)
                    : TwoProportions.ScoreTest(first, second),
            },
            level => value == 0 ? null : SampleSize.OfProportions(first.Share, second.Share, level, VariantComparison.Power))
        {
            OfSmallest = level => query.SmallestDifference is { } smallest && Moved(second.Share, smallest) is { } moved
                ? SampleSize.OfProportions(moved, second.Share, level, VariantComparison.Power)
                : null,
        });
    }

    /// <summary>Compares the revenue of a variant with the control's.</summary>
    public void Add(string variant, string currency, RevenueSample one, RevenueSample control)
    {
        var row = new VariantDifference
        {
            Measure = VariantMeasure.Revenue, Currency = currency, Variant = variant, Finding = DifferenceFinding.NotMeasured,
        };
        if ((one.NotMeasured ?? control.NotMeasured) is { } reason)
        {
            _all.Add(new Compared(row with { Reason = reason }, _ => null));
            return;
        }
        var difference = one.Amounts.Mean - control.Amounts.Mean;
        if (Math.Min(one.Count, control.Count) < FewAmounts)
        {
            _all.Add(new Compared(
                row with
                {
                    Difference = difference, Finding = DifferenceFinding.NotEnoughData, Reason = NotDecided.FewWithRevenue,
                },
                _ => null));
            return;
        }
        // With an equal amount for all, nothing varies and there is nothing to test.
        var variances = one.Amounts.Variance + control.Amounts.Variance;
        var (value, low, high, p) = variances == 0
            ? (difference, difference, difference, difference == 0 ? 1 : 0)
            : TwoMeans.Difference(one.Amounts, control.Amounts);
        _all.Add(new Compared(
            row with { Difference = value, Low = low, High = high, Test = DifferenceTest.Welch, PValue = p },
            level => value == 0 ? null : SampleSize.OfMeans(value, variances, level, VariantComparison.Power)));
    }

    /// <summary>All, in the order in which they were added.</summary>
    public ImmutableArray<VariantDifference> Adjusted()
    {
        var adjusted = new Queue<double>(Holm.Adjusted([.. _all.Select(compared => compared.Row.PValue).OfType<double>()]));
        var level = VariantComparison.Level / Math.Max(1, adjusted.Count);
        return
        [
            .. _all.Select(compared => compared.Row.Low is null
                ? compared.Row
                : Judged(compared, compared.Row.PValue is null ? null : adjusted.Dequeue(), level)),
        ];
    }

    private VariantDifference Judged(Compared compared, double? adjusted, double level)
    {
        var finding = adjusted < VariantComparison.Level ? DifferenceFinding.Different
            : IsSmall(compared.Row) ? DifferenceFinding.Alike
            : DifferenceFinding.NotEnoughData;
        return compared.Row with
        {
            AdjustedPValue = adjusted,
            Finding = finding,
            Reason = finding != DifferenceFinding.NotEnoughData ? null
                : adjusted is null ? NotDecided.NobodyOrEverybody
                : NotDecided.MayBeChance,
            Needed = compared.Needed(level),
            NeededForSmallest = compared.OfSmallest(level),
        };
    }

    private bool IsSmall(VariantDifference row) =>
        row.Measure != VariantMeasure.Revenue && query.SmallestDifference is { } smallest && -smallest < row.Low && row.High < smallest;

    /// <summary>A share that differs from another one: above it, where there is room, else below; null where there is none.</summary>
    private static double? Moved(double share, double by) => share + by <= 1 ? share + by : share >= by ? share - by : null;

    /// <summary>A comparison before its p-value is adjusted.</summary>
    /// <param name="Row">What is known of it.</param>
    /// <param name="Needed">How many recipients are needed at a level.</param>
    private sealed record Compared(VariantDifference Row, Func<double, long?> Needed)
    {
        public Func<double, long?> OfSmallest { get; init; } = _ => null;
    }
}

/// <summary>The revenue of a variant's recipients.</summary>
/// <param name="Amounts">The amount of each; most are 0.</param>
/// <param name="Count">How many are not 0.</param>
/// <param name="NotMeasured">Why they are not known; null where they are.</param>
internal readonly record struct RevenueSample(Sample Amounts, long Count, string? NotMeasured);
