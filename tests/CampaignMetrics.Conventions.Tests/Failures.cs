namespace CampaignMetrics.Conventions.Tests;

/// <summary>Reports everything that breaks a rule at once, not only the first.</summary>
internal static class Failures
{
    public static void None(string rule, IEnumerable<string> failures)
    {
        var all = failures.ToList();
        if (all.Count > 0) Assert.Fail($"{rule}\n{string.Join('\n', all.Select(failure => "  " + failure))}");
    }
}
