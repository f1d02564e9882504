using System.Collections.Immutable;
using CampaignMetrics.Definitions;
using CampaignMetrics.Reports;
using CampaignMetrics.Statistics;

namespace CampaignMetrics.Portfolio.Variants;

/// <summary>Turns the sums of an A/B test into its rows and comparisons.</summary>
internal sealed class VariantResults(VariantSums sums, VariantQuery query, Definition definition)
{
    private readonly ComparedRate
        _open = new(definition, definition.Rates.Open), _click = new(definition, definition.Rates.Click);
    // The same in all phases, so that they can be read side by side.
    private readonly ImmutableArray<string> _currencies =
    [
        .. query.Variants.SelectMany((_, place) => sums.Together[place].Revenue.Rows.Select(row => row.Key)).Distinct()
            .Order(CodePoints.Order),
    ];

    public VariantPhase Of(PhaseSums phase)
    {
        ImmutableArray<VariantRow> rows = [.. query.Variants.Select((variant, place) => RowOf(variant, phase[place]))];
        var family = new ComparisonFamily(query);
        foreach (var measure in query.Measures)
            for (var place = 1; place < rows.Length; place++)
                if (measure == VariantMeasure.Revenue) AddRevenue(family, rows, phase, place);
                else family.Add(measure, rows[place].Name, RateOf(rows[place], measure), RateOf(rows[0], measure));
        return new VariantPhase(phase.Overlap, rows, family.Adjusted());
    }

    private static Rate RateOf(VariantRow row, VariantMeasure measure) => measure switch
    {
        VariantMeasure.Open => row.Open,
        VariantMeasure.Click => row.Click,
        VariantMeasure.Conversion => row.Conversion,
        VariantMeasure.Revenue => throw new ArgumentOutOfRangeException(nameof(measure), "Revenue is no rate."),
    };

    private VariantRow RowOf(Variant variant, VariantSum sum)
    {
        var reason = ReasonAgainst(sum, Needs.Deliveries);
        return new VariantRow
        {
            Name = variant.Name,
            Sent = sum.Sent,
            Delivered = sum.Delivered,
            Open = RateOf(sum.Open, _open.Reason ?? ReasonAgainst(sum, _open.Needs)),
            Click = RateOf(sum.Click, _click.Reason ?? ReasonAgainst(sum, _click.Needs)),
            Conversion = RateOf(sum.Conversion, reason),
            Revenue =
            [
                .. _currencies.Select(currency =>
                    new MoneyRatio(Money.Sum(sum.Revenue[currency].Amount, currency), sum.Delivered, reason)),
            ],
        };
    }

    private static Rate RateOf(PartSum sum, string? reason) =>
        reason is null ? new Rate(sum.Part, sum.Whole) : Rate.Unmeasured(reason);

    /// <summary>Why a variant is not measured. It is one effort, so it is measured only if all its emails are.</summary>
    private string? ReasonAgainst(VariantSum sum, Needs needs) => sum.Cell.Emails.Values
        .OrderBy(email => email.Email, StringComparer.Ordinal)
        .Select(email => sums.MeasurementOf(email).ReasonAgainst(needs))
        .FirstOrDefault(reason => reason is not null);

    private void AddRevenue(ComparisonFamily family, ImmutableArray<VariantRow> rows, PhaseSums phase, int place)
    {
        for (var i = 0; i < _currencies.Length; i++)
            family.Add(rows[place].Name, _currencies[i], Of(place, i), Of(0, i));
        return;

        RevenueSample Of(int variant, int currency)
        {
            var (sum, ratio) = (phase[variant], rows[variant].Revenue[currency]);
            var moments = sum.Revenue[_currencies[currency]];
            return new RevenueSample(
                new Sample(sum.Delivered, (double)(ratio.Value ?? 0), sum.Delivered > 1 ? moments.VarianceOf(sum.Delivered) : 0),
                moments.Count, ratio.NotMeasured);
        }
    }
}
