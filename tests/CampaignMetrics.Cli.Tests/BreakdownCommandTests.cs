using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

/// <summary>The commands <c>breakdown</c>, <c>series</c>, <c>times</c> and <c>sources</c>.</summary>
[Collection(InProcess.Collection)]
public sealed class BreakdownCommandTests
{
    private const string Events = """
        {"id":"1","type":"sent","at":"2026-03-02T08:00:00Z","email":"spring","recipient":"a@gmail.com","list":"vip","tags":{"language":"nl"}}
        {"id":"2","type":"delivered","at":"2026-03-02T08:00:01Z","email":"spring","recipient":"a@gmail.com"}
        {"id":"3","type":"opened","at":"2026-03-04T09:00:00Z","email":"spring","recipient":"a@gmail.com"}
        {"id":"4","type":"sent","at":"2026-03-03T08:00:00Z","email":"summer","recipient":"b@googlemail.com"}
        {"id":"5","type":"delivered","at":"2026-03-03T08:00:01Z","email":"summer","recipient":"b@googlemail.com"}
        {"id":"7","type":"converted","at":"2026-03-04T09:00:00Z","email":"spring","campaign":"new","recipient":"a@gmail.com","goal":"visit"}
        {"id":"6","type":"sent","at":"2026-03-03T08:00:00Z","email":"summer","recipient":"c@example.com"}
        """;

    [Fact]
    public void Breakdown_shows_a_row_a_provider() =>
        Assert.Matches(@"Gmail +2 +2 +0 +1 ", Run("breakdown", "--by", "mailboxProvider").Output);

    [Fact]
    public void Breakdown_writes_a_document_a_dimension()
    {
        var run = Run("breakdown", "--by", "email,tag:language", "--format", "json");
        var documents = run.Output.Split("\n}\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(text => JsonNode.Parse(text + "\n}")!).ToList();
        Assert.Equal(["email", "tag:language"], documents.Select(document => (string)document["by"]!));
        Assert.Equal("summer", (string)documents[0]["rows"]![0]!["key"]!);
        Assert.Equal(2, (int)documents[0]["rows"]![0]!["delivery"]!["sent"]!);
    }

    [Fact]
    public void Breakdown_writes_a_line_a_row()
    {
        var lines = Run("breakdown", "--by", "list,email", "--format", "csv").Output.Split('\n');
        Assert.StartsWith("section,by,key,selected,sent,", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["row,list,vip,1", "row,list,,2", "total,list,,3", "row,email,summer,2", "row,email,spring,1", "total,email,,3"],
            lines[1..^1].Select(First4));
        static string First4(string line) => string.Join(',', line.Trim().Split(',')[..4]);
    }

    [Fact]
    public void Breakdown_as_a_table_says_why_a_rate_is_empty() => Assert.Contains(
        "open: known of openers only", Run("breakdown", "--by", "client", "--format", "csv").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("nothing", "no dimension"), InlineData(",", "names none"), InlineData("tag:", "no dimension")]
    public void Breakdown_says_what_is_no_dimension(string by, string message)
    {
        var run = Run("breakdown", "--by", by);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Breakdown_of_nothing_says_why() =>
        Assert.Contains(
            "--list none selects no message", Run("breakdown", "--by", "email", "--list", "none").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("breakdown"), InlineData("series", "sent")]
    public void A_tag_that_no_message_has_is_named(params string[] command)
    {
        var run = Run([.. command, "--by", "tag:langauge", "--format", "csv"]);
        Assert.Equal(
            (0, "--by tag:langauge: no message has this tag. Did you mean 'language'? There are language.\n"),
            (run.ExitCode, run.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void A_tag_that_messages_have_is_not() => Assert.Equal("", Run("breakdown", "--by", "tag:language").Error);

    [Fact]
    public void A_series_by_a_dimension_names_the_definition_and_ends_with_all()
    {
        var lines = Run("series", "sent", "--by", "email").Output.Split('\n');
        var headings = lines.Where(line => line.EndsWith(", HubSpot", StringComparison.Ordinal));
        Assert.Equal(["email: summer, HubSpot", "email: spring, HubSpot", "All, HubSpot"], headings);
    }

    [Theory]
    [InlineData("breakdown", "--by", "email"), InlineData("series", "sent"), InlineData("times"), InlineData("sources")]
    public void Caveats_stand_before_the_tables(params string[] command)
    {
        var lines = Run(command).Output.Split('\n');
        Assert.Equal("", lines[0]);
        Assert.StartsWith("  ! ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Caveats_of_several_tables_are_told_once() =>
        Assert.Single(
            Run("breakdown", "--by", "email,list").Output.Split('\n'),
            line => line.Contains("! Opens are under", StringComparison.Ordinal));

    [Theory, InlineData("breakdown", "--by", "email"), InlineData("series", "open")]
    public void A_table_says_why_a_value_is_not_there(params string[] command) =>
        Assert.Contains("\n  –: tracking off", RunUntracked(command).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void Series_shows_a_row_a_bucket()
    {
        var output = Run("series", "sent,open").Output;
        Assert.Matches("Mon 2026-03-02 +1 +100.00 %", output);
        Assert.Matches("Tue 2026-03-03 +2 +0.00 %", output);
    }

    [Fact]
    public void Series_by_event_date_counts_where_it_happened() =>
        Assert.Matches("Wed 2026-03-04 +1\n", Run("series", "opened", "--by-event-date").Output);

    [Fact]
    public void Series_by_a_dimension_has_a_row_for_each_value()
    {
        var series = JsonNode.Parse(Run("series", "sent", "--by", "email", "--format", "json").Output)!;
        Assert.Equal(["summer", "spring"], series["rows"]!.AsArray().Select(row => (string)row!["key"]!));
        Assert.Equal(2, series["rows"]![1]!["points"]!.AsArray().Count);
    }

    [Fact]
    public void Series_as_csv_has_a_column_a_measure() => Assert.Equal(
        "section,key,start,sent,rate:notSent,notMeasured,rows\nrow,summer,2026-03-03T00:00:00+00:00,2,0,,",
        string.Join('\n', Run("series", "sent,rate:notSent", "--by", "email", "--from", "2026-03-03", "--format", "csv").Output
            .ReplaceLineEndings("\n").Split('\n')[..2]));

    [Fact]
    public void Series_as_csv_says_why_a_value_is_empty() => Assert.EndsWith(
        ",,,opened: tracking off; open: tracking off\n", RunUntracked("series", "opened,open", "--format", "csv").Output,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("opne", "is no metric or rate"), InlineData(",", "names none")]
    public void Series_says_what_is_no_measure(string measures, string message)
    {
        var run = Run("series", measures);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_whose_file_comes_first_says_so()
    {
        using var file = new TemporaryFile(Events);
        Assert.Contains("the measures come first", InProcess.Run("", "series", file.Path, "sent").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_shows_what_emails_and_campaigns_brought() => Assert.Equal(
        "kind,key,visits,contacts,customers,delivered,currency,amount,orders,refunds,perRecipient\n"
            + "email,spring,1,0,0,1,,,,,\ncampaign,new,1,0,0,1,,,,,\n",
        Run("sources", "--format", "csv").Output.ReplaceLineEndings("\n"));

    [Fact]
    public void Times_shows_quantiles() => Assert.Matches(@"delivery at first +2 +1\.0 s", Run("times").Output);

    [Fact]
    public void Times_say_that_they_are_rounded() =>
        Assert.Contains("within 1.6 %, and rounded.", Run("times").Output, StringComparison.Ordinal);

    [Fact]
    public void A_breakdown_by_client_shows_the_rate_that_it_has() =>
        Assert.Matches(@"unsubscribed +click-through\n", Run("breakdown", "--by", "client").Output);

    [Fact]
    public void Times_as_csv_has_a_row_a_time() =>
        Assert.Contains("first open,1,178257920,", Run("times", "--format", "csv").Output, StringComparison.Ordinal);

    [Fact]
    public void Times_as_json_says_how_near_its_quantiles_are() =>
        Assert.Equal(0.015625, (double)JsonNode.Parse(Run("times", "--format", "json").Output)!["relativeError"]!);

    private static ToolRun RunUntracked(params string[] words)
    {
        using var catalog = new TemporaryFile("""[{"email":"spring","tracking":false},{"email":"summer","tracking":false}]""");
        return Run([.. words, "--emails", catalog.Path]);
    }

    /// <summary>The file comes behind what stands before the options.</summary>
    private static ToolRun Run(params string[] words)
    {
        using var file = new TemporaryFile(Events);
        var first = Array.FindIndex(words, word => word.StartsWith("--", StringComparison.Ordinal));
        var options = first < 0 ? words.Length : first;
        return InProcess.Run("", [.. words[..options], file.Path, .. words[options..]]);
    }
}
