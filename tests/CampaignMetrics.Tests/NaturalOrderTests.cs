namespace CampaignMetrics.Tests;

/// <summary>Texts whose numbers are compared by value.</summary>
public sealed class NaturalOrderTests
{
    private static readonly string[] Ordered =
    [
        "", "-1", "0", "00", "1", "1a", "1b", "02", "2", "2 a", "10", "10b", "99999999999999999999999", "100000000000000000000000", "a", "a2",
        "a10", "b", "\uFFFD", "\U0001F600",
    ];

    [Fact]
    public void Numbers_are_compared_by_value_and_letters_by_code_point()
    {
        for (var one = 0; one < Ordered.Length; one++)
            for (var other = 0; other < Ordered.Length; other++)
                Assert.Equal(one.CompareTo(other), Math.Sign(NaturalOrder.Instance.Compare(Ordered[one], Ordered[other])));
    }
}
