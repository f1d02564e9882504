using System.Text.Json;

namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>No heading acts on a terminal, whatever events or a definition of the user's own call things.</summary>
[Collection(InProcess.Collection)]
public sealed class SafeHeadingTests
{
    private const string Events =
        """
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","campaign":"c\u001b[2J\n!","recipient":"a@example.com"}
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","list":"l\u001b[2J","recipient":"a@example.com","id":"2"}
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","tags":{"k":"v\u001b[2J"},"recipient":"a@example.com","id":"3"}
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","workflow":"w\u001b[2J","recipient":"b@example.com"}
        {"type":"unsubscribed","at":"2026-03-02T11:00:00Z","email":"spring","recipient":"b@example.com"}
        {"type":"converted","at":"2026-03-02T11:00:00Z","email":"spring","recipient":"a@example.com","goal":"visit"}
        """;

    private static string Own(string name) => JsonSerializer.Serialize(Definition.HubSpot with { Name = name });

    private static string Shown(string command, params string[] options)
    {
        var run = InProcess.Run(Events, [.. command.Split(' '), .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    [Theory]
    [InlineData("campaign"), InlineData("list"), InlineData("workflow"), InlineData("tag:k")]
    public void No_key_of_a_series_acts_on_the_terminal(string by)
    {
        var output = Shown($"series sent - --by {by}");
        Assert.Contains("\uFFFD[2J", output, StringComparison.Ordinal);
        Assert.DoesNotContain(output, letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public void No_line_break_of_a_key_breaks_a_heading() =>
        Assert.Contains("campaign: c\uFFFD[2J\uFFFD!, HubSpot\n", Shown("series sent - --by campaign"), StringComparison.Ordinal);

    [Theory]
    [InlineData("report -"), InlineData("breakdown - --by email"), InlineData("series sent -"), InlineData("times -")]
    [InlineData("sources -"), InlineData("unsubscriptions -"), InlineData("compare -")]
    public void No_name_of_a_definition_acts_on_the_terminal(string command)
    {
        using var file = new TemporaryFile(Own("Ours\u001b[2J\n!"));
        var output = Shown(command, "--definition-file", file.Path);
        Assert.Contains("Ours\uFFFD[2J\uFFFD!", output, StringComparison.Ordinal);
        Assert.DoesNotContain(output, letter => char.IsControl(letter) && letter != '\n');
    }
}
