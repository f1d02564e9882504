using System.Text;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Tests.Reports;

/// <summary>The contacts with the most opens, while some are taken out and come back with other numbers.</summary>
public sealed class TopContactsTests
{
    private const int Shown = 10;

    private readonly Dictionary<string, ContactSum> _all = [];
    private readonly TopContacts _top = NewTop(2 * Shown);

    [Fact]
    public void The_first_are_those_of_all_as_long_as_it_knows_them()
    {
        var random = new Random(20261129);
        for (var i = 0; i < 100; i++) Add(_top, _all, $"c{i}", random);
        var (known, unknown) = (0, 0);
        for (var step = 0; step < 5_000 && _top.Knows(Shown); step++)
        {
            Replace($"c{random.Next(130)}", random);
            if (_top.Knows(Shown)) known += AssertFirst();
            else unknown++;
        }
        Assert.True(known > 10);
        Assert.Equal(1, unknown);
    }

    [Fact]
    public void Parts_add_up_to_the_first_of_all()
    {
        var random = new Random(7);
        for (var part = 0; part < 5; part++)
        {
            var top = NewTop(2 * Shown);
            for (var i = 0; i < random.Next(60); i++) Add(top, _all, $"p{part}c{i}", random);
            _top.Add(top);
        }
        AssertFirst();
    }

    [Fact]
    public void Few_contacts_are_known_all_whatever_is_taken_out()
    {
        var random = new Random(3);
        for (var i = 0; i < 5; i++) Add(_top, _all, $"c{i}", random);
        foreach (var (key, sum) in _all) _top.Subtract(Of(key, sum));
        Assert.True(_top.Knows(Shown));
        Assert.Empty(_top.Ranked);
    }

    private static TopContacts NewTop(int count) => new(count, sum => sum.Opens, sum => sum.Clicks);

    private static TopContacts Of(string key, ContactSum sum)
    {
        var top = NewTop(int.MaxValue);
        top.Add(Encoding.UTF8.GetBytes(key), sum);
        return top;
    }

    private static void Add(TopContacts top, Dictionary<string, ContactSum> all, string key, Random random)
    {
        all[key] = new ContactSum(random.Next(1, 40), random.Next(3));
        top.Add(Encoding.UTF8.GetBytes(key), all[key]);
    }

    private void Replace(string key, Random random)
    {
        if (_all.TryGetValue(key, out var old)) _top.Subtract(Of(key, old));
        Add(_top, _all, key, random);
    }

    private int AssertFirst()
    {
        var expected = _all.OrderByDescending(row => row.Value.Opens).ThenByDescending(row => row.Value.Clicks)
            .ThenBy(row => row.Key, StringComparer.Ordinal).Take(Shown).Select(row => (row.Key, row.Value));
        Assert.Equal(expected, _top.Ranked.Take(Shown).Select(row => (row.Key, row.Sum)));
        return 1;
    }
}
