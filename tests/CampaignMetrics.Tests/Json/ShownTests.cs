namespace CampaignMetrics.Tests.Json;

/// <summary>What is data is readable in a log and in a debugger.</summary>
public sealed class ShownTests
{
    [Fact]
    public void A_text_of_data_says_what_is_in_it_and_not_which_collection_holds_it()
    {
        var unreadable = Samples.All.Where(sample => IsNameOfAType(sample.ToString()!)).Select(sample => sample.GetType().Name);
        Assert.Equal("", string.Join(' ', unreadable.Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_scope_is_shown_as_json() => Assert.StartsWith(
        """{"emails":["spring"],"campaigns":[],"lists":["Käufer"],""",
        new ReportScope { Email = "spring", Lists = ["Käufer"] }.ToString(),
        StringComparison.Ordinal);

    private static bool IsNameOfAType(string text) =>
        text.Contains("System.", StringComparison.Ordinal) || text.Contains("`1", StringComparison.Ordinal)
        || text.StartsWith("CampaignMetrics.", StringComparison.Ordinal);
}
