using CampaignMetrics.UserAgents.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.UserAgents.Tests.Matching;

public sealed class LiteralSetTests
{
    private const int Literals = 9_999;

    private static readonly Arbitrary<int[]> Numbers = Gen.Choose(0, Literals - 1).ArrayOf().ToArbitrary();

    [Fact]
    public void It_has_what_was_added_in_order() =>
        Prop.ForAll(Numbers, added => Below(Literals, added).SequenceEqual(added.Distinct().Order())).QuickCheckThrowOnFailure();

    [Fact]
    public void It_stops_at_the_limit() =>
        Prop.ForAll(Numbers, added => Below(200, added).SequenceEqual(added.Distinct().Order().Where(id => id < 200)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_not_found_is_not_added()
    {
        var set = new LiteralSet(new ulong[LiteralSet.Length(Literals)]);
        set.Add(7, isFound: false);
        Assert.False(set.Has(7));
    }

    [Fact]
    public void A_cleared_set_is_empty()
    {
        var set = Of([1, 9_998]);
        set.Clear();
        Assert.Empty(Below(set, Literals));
    }

    private static List<int> Below(int limit, int[] added) => Below(Of(added), limit);

    private static List<int> Below(LiteralSet set, int limit)
    {
        var found = new List<int>();
        foreach (var id in set.Below(limit)) found.Add(id);
        return found;
    }

    private static LiteralSet Of(int[] added)
    {
        var set = new LiteralSet(new ulong[LiteralSet.Length(Literals)]);
        foreach (var id in added) set.Add(id, isFound: true);
        return set;
    }
}
