namespace CampaignMetrics.Tests;
public sealed class SmokeTests { [Fact] public void One_is_one() => Assert.Equal(1, Math.Abs(-1)); }
