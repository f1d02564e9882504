using System.Text;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>Sets of segments against sets of the framework.</summary>
public sealed class SegmentSetsTests
{
    private readonly SegmentSets _sets = new();

    [Fact]
    public void Unions_hold_what_their_parts_hold()
    {
        var random = new Random(20261128);
        var known = new List<(int Set, HashSet<int> Members)> { (0, []) };
        for (var i = 0; i < 3_000; i++)
        {
            var (set, members) = known[random.Next(Math.Max(0, known.Count - 20), known.Count)];
            int[] more = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Segment(random.Next(2_000)))];
            var union = _sets.Union(set, _sets.Of([.. more]));
            known.Add((union, [.. members, .. more]));
            Assert.Equal(known[^1].Members.Order(), MembersOf(union).Order());
        }
        Assert.InRange(known.Max(one => one.Members.Count), 200, 2_000);
    }

    [Fact]
    public void Segments_make_one_set_in_any_order_and_however_often_they_are_named()
    {
        int[] segments = [.. Enumerable.Range(0, 1_000).Select(Segment)];
        var set = _sets.Of([.. segments]);
        new Random(1).Shuffle(segments);
        Assert.Equal(set, _sets.Of([.. segments, .. segments]));
        Assert.Equal(1_000, MembersOf(set).Count());
    }

    [Fact]
    public void A_set_is_not_made_again_by_what_it_holds()
    {
        var set = _sets.Of([.. Enumerable.Range(0, 500).Select(Segment)]);
        foreach (var segment in Enumerable.Range(0, 500).Select(Segment)) Assert.Equal(set, _sets.Union(set, _sets.Of([segment])));
        Assert.Equal(set, _sets.Union(set, _sets.Of([Segment(499), Segment(3), Segment(77)])));
    }

    [Fact]
    public void A_set_that_grows_one_by_one_takes_work_in_proportion()
    {
        Grow(from: 0, to: 5_000);
        var few = _sets.Steps;
        Grow(from: 10_000, to: 50_000);
        Assert.InRange(_sets.Steps - few, 1, 12 * few); // eight times as many, a few leaps more
    }

    [Fact]
    public void A_set_that_grows_by_large_sets_takes_work_in_proportion()
    {
        var set = 0;
        for (var i = 0; i < 40; i++)
        {
            var lists = Enumerable.Range(i * 1_000, 1_000).Select(Segment).ToArray();
            set = _sets.Union(set, _sets.Of(lists));
        }
        Assert.Equal(40_000, MembersOf(set).Count());
        Assert.InRange(_sets.Steps, 1, 40_000 * 100); // two sets of 20,000 compared one by one: 400 million
    }

    [Fact]
    public void Sets_that_share_their_beginnings_take_work_in_proportion()
    {
        var sets = 0L;
        for (var i = 0; i < 200; i++)
        {
            // Each is larger than the one before, and goes its own way at its end.
            var set = _sets.Of([.. Enumerable.Range(0, 10 * i).Select(Segment)]);
            set = _sets.Union(set, _sets.Of([Segment(100_000 + i)]));
            sets += 10 * i + 1;
            foreach (var held in (int[])[0, 5 * i, 10 * i - 1])
                if (held >= 0 && i > 0) Assert.Equal(set, _sets.Union(set, _sets.Of([Segment(held)])));
        }
        Assert.InRange(_sets.Steps, 1, sets * 20);
    }

    private void Grow(int from, int to)
    {
        var set = 0;
        for (var i = from; i < to; i++) set = _sets.Union(set, _sets.Of([Segment(i)]));
    }

    private int Segment(int number) => _sets.Add(SegmentKind.List, Encoding.UTF8.GetBytes($"{number}"));

    private IEnumerable<int> MembersOf(int set)
    {
        for (; set != 0; set = _sets[set].Parent) yield return _sets[set].Segment;
    }
}
