namespace CampaignMetrics.Testing.Tests;

/// <summary>The checks find what is wrong with a log, and say it.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<Fault> Faults => [.. Enum.GetValues<Fault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_found(Fault fault)
    {
        var store = new MemoryStore();
        var found = 0;
        foreach (var check in EventLogConformance.Checks)
        {
            try
            {
                await check.RunAsync(_ => Task.FromResult(Open(ref store, fault)), TestContext.Current.CancellationToken);
            }
            catch (ConformanceException)
            {
                found++;
            }
        }
        Assert.True(found > 0, $"{fault} passes all checks.");
    }

    [Fact]
    public async Task A_failed_check_says_what_is_wrong()
    {
        var store = new MemoryStore();
        var check = EventLogConformance.Checks.Single(known => known.Name == "A block that is appended again is one block");
        var e = await Assert.ThrowsAsync<ConformanceException>(() => check.RunAsync(
            _ => Task.FromResult(Open(ref store, Fault.AddsTwice)), TestContext.Current.CancellationToken));
        Assert.Equal(
            "A block that is appended again is one block: What became of the known block should be "
            + "AppendedBlock { Position = 1, IsNew = False }, and is AppendedBlock { Position = 3, IsNew = True }.",
            e.Message);
    }

    private static IEventLog Open(ref MemoryStore store, Fault fault)
    {
        if (fault == Fault.Forgets) store = new MemoryStore();
        return new FaultyLog(store, fault);
    }
}
