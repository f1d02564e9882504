using CampaignMetrics.Cli.Generate;

namespace CampaignMetrics.Tests.Generate;

public sealed class GeneratedTruthTests(GeneratedFile file)
{
    [Fact]
    public void The_truth_is_told_of_exactly_the_events_of_the_file() =>
        Assert.Equal(
            file.Distinct.Select(read => (read.IdOrDerived.Value, read.Type.ToString().ToUpperInvariant())).Order(),
            file.Truth.Select(told => (told.Id, told.Type.ToUpperInvariant())).Order());

    [Fact]
    public void The_truth_changes_no_byte_of_the_events() =>
        Assert.True(file.Bytes.AsSpan().SequenceEqual(GeneratedFile.BytesOf(GeneratedFile.Options)));

    [Fact]
    public void The_same_options_tell_the_same_truth()
    {
        var options = new GenerateOptions { Recipients = 100 };
        Assert.Equal(TruthOf(options), TruthOf(options with { }));
    }

    [Fact]
    public void People_do_what_only_people_do()
    {
        var told = file.Truth.Where(line => line.Type is "forwarded" or "spamReported" or "converted");
        Assert.Equal(["person"], told.Select(line => line.By).Distinct());
    }

    [Fact]
    public void Most_opens_and_views_are_peoples_and_most_clicks_are_programs()
    {
        Assert.InRange(PeoplesShareOf("opened"), 0.7, 0.9);
        Assert.Equal(1, PeoplesShareOf("viewed"));
        Assert.InRange(PeoplesShareOf("clicked"), 0.15, 0.5);
    }

    private static byte[] TruthOf(GenerateOptions options)
    {
        var truth = new MemoryStream();
        SyntheticEvents.Write(options, Stream.Null, truth, cancellationToken: TestContext.Current.CancellationToken);
        return truth.ToArray();
    }

    private double PeoplesShareOf(string type)
    {
        var told = file.Truth.Where(line => line.Type == type).ToList();
        return told.Count(line => line.By == "person") / (double)told.Count;
    }
}
