using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>What stands above the tables of documents: enough to tell two documents apart.</summary>
[Collection(InProcess.Collection)]
public sealed class HeadingTests
{
    private const string Events =
        """
        {"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com"}
        {"type":"clicked","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"a@example.com","url":"https://a.example/"}
        {"type":"unsubscribed","at":"2026-03-02T11:00:00Z","email":"spring","recipient":"a@example.com"}
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
    [InlineData("breakdown - --by email"), InlineData("series sent -"), InlineData("times -"), InlineData("sources -")]
    [InlineData("unsubscriptions -"), InlineData("compare -")]
    public void A_table_says_what_it_covers(string command)
    {
        var output = Shown(
            command, "--email", "spring", "--from", "2026-03-01", "--zone", "Europe/Amsterdam", "--exclude", "x@example.com");
        Assert.Contains("\n  only email spring; sent from 2026-03-01 (Europe/Amsterdam)\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  without x@example.com", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report -"), InlineData("breakdown - --by email"), InlineData("series sent -"), InlineData("times -")]
    [InlineData("sources -"), InlineData("unsubscriptions -"), InlineData("compare -")]
    public void A_table_says_what_the_ledger_was_told(string command)
    {
        using var networks = new TemporaryFile("192.0.2.0/24\n");
        var output = Shown(
            command, "--presume-delivered", "--ignore-parameter", "who", "--link-parameters", "utm", "--relays", networks.Path,
            "--scanners", networks.Path);
        Assert.Contains(
            "with deliveries presumed; link parameters of the recipient: who; links compared without utm parameters; privacy relays; "
            + "networks of scanners",
            string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report - --format csv", "settings,,,,,,\"{\"\"presumesDeliveries\"\":true}\"")]
    [InlineData("report - --format json", "\"presumesDeliveries\": true")]
    [InlineData("compare - --format json", "\"settings\":{\"presumesDeliveries\":true}")]
    public void So_do_documents_for_programs(string command, string told)
    {
        Assert.Contains(told, Shown(command, "--presume-delivered"), StringComparison.Ordinal);
        Assert.DoesNotContain("settings", Shown(command), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_a_period_says_in_which_zone_its_days_are() => Assert.StartsWith(
        "\n  days and hours of Europe/Amsterdam\n  ! ", Shown("series sent -", "--zone", "Europe/Amsterdam"),
        StringComparison.Ordinal);

    [Fact]
    public void A_table_of_everything_says_its_caveats_only() =>
        Assert.StartsWith("\n  ! ", Shown("breakdown - --by email"), StringComparison.Ordinal);

    [Fact]
    public void Sources_name_their_definition() =>
        Assert.Contains("By email, Mailchimp\n", Shown("sources -", "--definitions", "Mailchimp"), StringComparison.Ordinal);

    [Fact]
    public void A_comparison_has_the_caveats_of_all() =>
        Assert.Contains("  ! Opens are undercounted", Shown("compare -"), StringComparison.Ordinal);

    [Fact]
    public void The_caveats_of_a_comparison_are_data_and_name_their_definitions()
    {
        var json = JsonNode.Parse(Shown("compare - --format json", "--definitions", "HubSpot,Klaviyo"))!.AsObject();
        Assert.Equal(["schema", "scope", "definitions", "caveats", "metrics"], json.Select(member => member.Key));
        var caveat = json["caveats"]!.AsArray().Single(caveat => (string?)caveat!["code"] == "imagesOff")!;
        Assert.Equal("""["HubSpot","Klaviyo"]""", caveat["definitions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("report -"), InlineData("breakdown - --by email"), InlineData("series sent -"), InlineData("times -")]
    [InlineData("sources -"), InlineData("unsubscriptions -"), InlineData("report - --format csv")]
    public void A_definition_with_a_name_of_its_own_shows_its_date_basis(string command)
    {
        using var file = new TemporaryFile(Own("Ours"));
        var output = Shown(command, "--definition-file", file.Path, "--by-event-date");
        Assert.Contains("date basis: event date", output, StringComparison.Ordinal);
        Assert.DoesNotContain("date basis", Shown(command, "--definition-file", file.Path), StringComparison.Ordinal);
    }

    [Theory, InlineData("compare -"), InlineData("compare - --format csv")]
    public void A_comparison_shows_the_date_basis_of_a_definition_with_a_name_of_its_own(string command)
    {
        using var file = new TemporaryFile(Own("Ours"));
        Assert.Contains(
            "Ours (date basis: event date)", Shown(command, "--definition-file", file.Path, "--by-event-date"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_JSON_calls_a_definition_as_it_calls_itself()
    {
        using var file = new TemporaryFile(Own("Ours"));
        Assert.DoesNotContain(
            "Ours (", Shown("compare - --format json", "--definition-file", file.Path, "--by-event-date"), StringComparison.Ordinal);
    }
}
