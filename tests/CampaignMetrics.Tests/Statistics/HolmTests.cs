using CampaignMetrics.Statistics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Statistics;

public sealed class HolmTests
{
    /// <summary>Each value times the number of values that are not smaller, and none below one before: by hand from Holm's (1979)
    /// definition. R's <c>p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")</c> gives the same.</summary>
    [Fact]
    public void Values_are_adjusted_from_the_smallest_on()
    {
        var adjusted = Holm.Adjusted([0.01, 0.04, 0.03, 0.005]);
        Assert.Equal([0.03, 0.06, 0.06, 0.02], adjusted.Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void A_single_value_stays_as_it_is() => Assert.Equal([0.04], Holm.Adjusted([0.04]));

    [Fact]
    public void No_values_are_none() => Assert.Empty(Holm.Adjusted([]));

    [Property]
    public Property Adjusted_values_are_larger_but_probabilities_and_in_the_same_order() => Prop.ForAll(
        Gen.Choose(0, 1_000).Select(part => part / 1e3).ArrayOf().ToArbitrary(),
        values =>
        {
            var adjusted = Holm.Adjusted(values);
            var pairs = values.Zip(adjusted).OrderBy(pair => pair.First).ToList();
            return pairs.TrueForAll(pair => pair.First <= pair.Second && pair.Second <= 1)
                && pairs.Zip(pairs.Skip(1)).All(two => two.First.Second <= two.Second.Second);
        });
}
