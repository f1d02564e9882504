namespace CampaignMetrics.Conventions.Tests.Extending;

/// <summary>
/// A type of event with a property of its own is added to a copy of the core as the guide says, in three files, and nothing of it is lost.
/// </summary>
[Collection(ExtendedCore.Collection)]
public sealed class NewTypeTests(ExtendedCore core)
{
    [Fact]
    public void A_type_with_a_property_takes_three_files() =>
        Assert.Equal("filed Archive sent 0 history Filed", core.Whole.Run("type"));

    [Fact]
    public void A_type_without_its_row_says_what_is_missing() =>
        Assert.Contains("EventType.Filed has no row in its place", core.WithoutRows.Run("type"), StringComparison.Ordinal);
}
