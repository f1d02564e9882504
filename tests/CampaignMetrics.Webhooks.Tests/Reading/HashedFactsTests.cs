using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Tests.Reading;

/// <summary>Ids are kept by receivers for good, so they must be those that the plain way gives.</summary>
public sealed class HashedFactsTests
{
    public static TheoryData<string?[]> Facts => new(
        [],
        [null, "", "a"],
        ["SendGrid", "Opened", null, null, "m1", "ann@example.com", "1772442000"],
        ["žluťoučký kůň", "日本語", "👩‍💻"],
        ["half of a pair \ud83d", "\ude00 and the other"],
        [new string('x', HashedFacts.LongestFact), new string('y', HashedFacts.LongestFact + 1)],
        // Cut within a pair of surrogates.
        [new string('z', HashedFacts.LongestFact - 1) + "😀", "b"],
        [.. Enumerable.Range(0, 500).Select(number => number.ToString(CultureInfo.InvariantCulture))]);

    [Theory, MemberData(nameof(Facts))]
    public void Facts_are_hashed_as_text_behind_their_lengths(string?[] facts) => Assert.Equal(PlainId(facts), Id(facts));

    [Fact]
    public void The_border_between_two_facts_counts() => Assert.NotEqual(Id("ab", "c"), Id("a", "bc"));

    [Fact]
    public void A_missing_fact_is_no_empty_one() => Assert.NotEqual(Id([null]), Id(""));

    private static string Id(params string?[] facts)
    {
        var hashed = new HashedFacts(stackalloc byte[64]);
        foreach (var fact in facts) hashed.Add(fact);
        return hashed.ToId();
    }

    private static string PlainId(string?[] facts)
    {
        var text = new StringBuilder();
        foreach (var fact in facts)
            text.Append(fact?.Length ?? -1).Append(':').Append(fact.AsSpan(0, Math.Min(fact?.Length ?? 0, HashedFacts.LongestFact)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
