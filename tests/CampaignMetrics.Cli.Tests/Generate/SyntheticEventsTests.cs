using CampaignMetrics.Cli.Generate;

namespace CampaignMetrics.Tests.Generate;

public sealed class SyntheticEventsTests
{
    private static readonly GenerateOptions Small = new() { Recipients = 500, Emails = 2, Rejects = 3 };

    [Fact]
    public void The_same_options_give_the_same_bytes() =>
        Assert.True(GeneratedFile.BytesOf(Small).AsSpan().SequenceEqual(GeneratedFile.BytesOf(Small with { })));

    [Fact]
    public void Another_seed_gives_another_file() =>
        Assert.False(GeneratedFile.BytesOf(Small).AsSpan().SequenceEqual(GeneratedFile.BytesOf(Small with { Seed = 2 })));

    [Fact]
    public void Any_seed_makes_a_file() =>
        Assert.All([long.MinValue, -1, 0, long.MaxValue], seed =>
            Assert.NotEmpty(GeneratedFile.BytesOf(new GenerateOptions { Recipients = 3, Seed = seed })));

    [Fact]
    public void The_answer_is_the_number_of_lines()
    {
        var stream = new MemoryStream();
        var lines = SyntheticEvents.Write(Small, stream, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(stream.ToArray().Count(b => b == '\n'), lines);
    }

    [Fact]
    public void Progress_counts_the_messages_to_their_end()
    {
        var told = new List<long>();
        SyntheticEvents.Write(
            new GenerateOptions { Recipients = 12_000, Emails = 1 }, Stream.Null, null, new Told(told.Add),
            TestContext.Current.CancellationToken);
        Assert.Equal([4_000, 8_000, 12_000], told);
    }

    [Fact]
    public void Writing_can_be_ended()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => SyntheticEvents.Write(Small, Stream.Null, null, null, source.Token));
    }

    [Fact]
    public void Options_out_of_range_are_the_callers_mistake() =>
        Assert.All(
            [
                Small with { Recipients = 0 }, Small with { Emails = 0 }, Small with { Emails = GenerateOptions.MaxEmails + 1 },
                Small with { Duplicates = -0.1 }, Small with { Duplicates = 1.1 }, Small with { Duplicates = double.NaN },
                Small with { Sendings = 0 }, Small with { Sendings = GenerateOptions.MaxSendings + 1 },
                Small with { Scanned = -0.1 }, Small with { Scanned = 1.1 }, Small with { PersonalLinks = double.NaN },
                Small with { Unreported = 2 }, Small with { Rejects = -1 }, Small with { Rejects = 1001 },
                Small with { Start = DateTimeOffset.MinValue }, Small with { Start = DateTimeOffset.MaxValue },
            ],
            options =>
                Assert.Throws<ArgumentOutOfRangeException>(() =>
                    SyntheticEvents.Write(options, Stream.Null, null, null, TestContext.Current.CancellationToken)));

    /// <summary>Unlike Progress, tells at once and on the same thread.</summary>
    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
