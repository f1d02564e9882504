using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

/// <summary>A definition of the user's own, in a file.</summary>
[Collection(InProcess.Collection)]
public sealed class DefinitionFileTests
{
    private const string Events =
        """
        {"type":"delivered","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com"}
        {"type":"clicked","at":"2026-04-02T09:00:00Z","email":"spring","recipient":"a@example.com","url":"https://shop.example/"}
        """;

    private static string Own { get; } = JsonSerializer.Serialize(Definition.HubSpot with { Name = "Ours", ImpliedOpens = false });

    private static ToolRun Run(string definition, params string[] args)
    {
        using var file = new TemporaryFile(definition);
        return InProcess.Run(Events, [.. args, "--definition-file", file.Path]);
    }

    [Fact]
    public void A_report_counts_by_it()
    {
        var report = JsonNode.Parse(Run(Own, "report", "-", "--format", "json").Output)!;
        Assert.Equal(("Ours", 0), ((string?)report["definitions"], (int)report["engagement"]!["uniqueOpens"]!));
    }

    [Fact]
    public void A_list_is_by_it()
    {
        var run = Run(Own, "recipients", "opened", "-");
        Assert.Equal((0, "", "no message is on the list\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_comparison_has_it_beside_the_others()
    {
        var compared = JsonNode.Parse(Run(Own, "compare", "-", "--definitions", "HubSpot", "--format", "json").Output)!;
        Assert.Equal(["HubSpot", "Ours"], compared["definitions"]!.AsArray().Select(row => (string?)row!["definition"]));
    }

    [Theory, InlineData("HubSpot"), InlineData("Reliable")]
    public void One_in_JSON_is_such_a_file(string name)
    {
        var file = InProcess.Run("", "definitions", name, "--format", "json").Output;
        Assert.Equal(Definition.All.Single(definition => definition.Name == name), JsonSerializer.Deserialize<Definition>(file));
        Assert.Equal(InProcess.Run(Events, "report", "-", "--definitions", name).Output, Run(file, "report", "-").Output);
    }

    [Fact]
    public void A_mark_of_the_encoding_before_it_is_no_matter() =>
        Assert.Equal(0, Run("\uFEFF" + Own, "report", "-").ExitCode);

    [Theory]
    [InlineData("{}", "$: 'name' is missing.")]
    [InlineData("""{"name":"Ours","impliedOpens":"yes"}""", "$.impliedOpens: true or false is expected.")]
    [InlineData("""{"name":"Ours","impliedOpen":true}""", "$: 'impliedOpen' is no member of it.")]
    [InlineData("""{"name":"Ours","rates":{"open":{"divide":"opened","by":"everybody"}}}""", "$.rates.open.by: one of ")]
    [InlineData("""{"name":"Ours","attributionWindow":"-1.00:00:00"}""", "$: ")]
    [InlineData("null", "it is null"), InlineData("", "is no definition"), InlineData("name: Ours", "is no definition")]
    public void What_is_none_is_said_in_one_line_with_its_place(string definition, string said)
    {
        var run = Run(definition, "report", "-");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void Two_ways_to_say_whose_definitions_are_one_too_many() =>
        Assert.Contains("give one of them", Run(Own, "report", "-", "--definitions", "Mailchimp").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("report"), InlineData("compare")]
    public void Standard_input_is_not_read_for_two(string command) =>
        Assert.Equal(
            "campaign-metrics: -: standard input can be read only once\n",
            InProcess.Run(Events, command, "-", "--definition-file", "-").Error);

    [Fact]
    public void By_event_date_a_report_says_so()
    {
        var run = InProcess.Run(Events, "report", "-", "--by-event-date", "--from", "2026-04-01", "--format", "json");
        var report = JsonNode.Parse(run.Output)!;
        Assert.Equal("HubSpot (date basis: event date)", (string?)report["definitions"]);
        Assert.Equal((0, 1), ((int)report["delivery"]!["sent"]!, (int)report["engagement"]!["totalClicks"]!));
    }

    [Fact]
    public void By_event_date_a_list_holds_what_happened_in_the_period()
    {
        string[] april = ["--from", "2026-04-01", "--to", "2026-05-01"];
        Assert.Equal("", InProcess.Run(Events, ["recipients", "clicked", "-", .. april]).Output);
        Assert.NotEqual("", InProcess.Run(Events, ["recipients", "clicked", "-", "--by-event-date", .. april]).Output);
    }

    [Fact]
    public void By_event_date_each_definition_of_a_comparison_says_so() =>
        Assert.Contains(
            "Mailchimp (date basis: event date)",
            InProcess.Run(Events, "compare", "-", "--by-event-date", "--definitions", "HubSpot,Mailchimp", "--format", "csv").Output,
            StringComparison.Ordinal);
}
