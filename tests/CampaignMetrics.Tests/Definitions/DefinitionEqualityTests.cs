using System.Collections.Immutable;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Tests.Definitions;

public sealed class DefinitionEqualityTests
{
    private static MessageLedger Opens() => Some.Ledger(
        Some.Sent(to: "a"), Some.Delivered(to: "a"), Some.Opened(to: "a"),
        Some.Sent(to: "b"), Some.Delivered(to: "b"), Some.Opened(to: "b", actor: Actor.PrivacyProxy),
        Some.Sent(to: "c"), Some.Delivered(to: "c"));

    /// <summary>All that has a content of its own is made anew at each call.</summary>
    private static Definition Own() => Definition.HubSpot with
    {
        ExcludedRoles = [LinkRole.Unsubscribe, LinkRole.Preferences],
        BounceClasses = ImmutableDictionary<string, BounceClass>.Empty.Add("mailbox-full", BounceClass.Hard).Add("dns", BounceClass.Soft),
        Rates = new RateFormulas { Open = new(Metric.Opened, Metric.Sent) },
    };

    [Fact]
    public void Roles_of_links_are_a_set()
    {
        var same = Own() with { ExcludedRoles = [LinkRole.Preferences, LinkRole.Unsubscribe, LinkRole.Preferences] };
        Assert.Equal(Own(), same);
        Assert.Equal(Own().Title, same.Title);
    }

    [Fact]
    public void Two_with_the_same_content_are_equal_and_hash_alike()
    {
        Assert.Equal(Own(), Own());
        Assert.Equal(Own().GetHashCode(), Own().GetHashCode());
    }

    [Fact]
    public void One_role_or_one_class_tells_them_apart()
    {
        Assert.NotEqual(Own(), Own() with { ExcludedRoles = [LinkRole.Unsubscribe] });
        Assert.NotEqual(Own(), Own() with { BounceClasses = Own().BounceClasses.SetItem("dns", BounceClass.Hard) });
        Assert.NotEqual(Own(), Own() with { BounceClasses = Own().BounceClasses.Remove("dns") });
    }

    [Theory]
    [InlineData(MachinePolicy.TrackableCohort)]
    [InlineData(MachinePolicy.Estimated)]
    public void Equal_definitions_give_equal_rates(MachinePolicy policy)
    {
        var open = new RateFormula(Metric.Opened, Metric.Delivered);
        var one = Definition.HubSpot with { PrivacyOpens = policy, Rates = new RateFormulas { Open = open, TotalOpen = open } };
        var other = one with { Rates = new RateFormulas { Open = open, TotalOpen = open with { } } };
        Assert.Equal(one, other);
        Assert.Equal(
            Opens().Report(one).Rates.ToArray().Select(rate => rate.Ratio), Opens().Report(other).Rates.Select(rate => rate.Ratio));
    }

    [Fact]
    public void Merging_equal_definitions_gives_the_same_bytes_in_either_order()
    {
        var open = new RateFormula(Metric.Opened, Metric.Delivered);
        var shared =
            Own() with { PrivacyOpens = MachinePolicy.TrackableCohort, Rates = new RateFormulas { Open = open, TotalOpen = open } };
        var apart = Own() with
        {
            PrivacyOpens = MachinePolicy.TrackableCohort, Rates = new RateFormulas { Open = open, TotalOpen = open with { } },
        };
        Report a = Opens().Report(shared), b = Some.Ledger(Some.Sent(to: "d"), Some.Delivered(to: "d")).Report(apart);
        Assert.Equal(Report.Merge(a, b).ToJson(), Report.Merge(b, a).ToJson());
    }
}
