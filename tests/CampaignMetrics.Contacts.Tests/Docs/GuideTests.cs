using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Docs;

/// <summary>What the guide says is what the code does. One class, so that two tests never write the page at once.</summary>
public sealed class GuideTests
{
    [Fact]
    public void The_diagram_is_the_table()
    {
        var expected = $"```mermaid\n{StateDiagram.Mermaid(TransitionTables.Default)}```\n";
        Assert.True(expected == GuidePage.Part("diagram", expected), GuidePage.HowToAccept);
    }

    [Fact]
    public void The_written_table_is_the_table()
    {
        var expected = StateDiagram.Markdown(TransitionTables.Default);
        Assert.True(expected == GuidePage.Part("table", expected), GuidePage.HowToAccept);
    }

    [Fact]
    public void Every_code_block_is_compiled_and_run() => Assert.Equal([], GuidePage.CSharp(GuidePage.Text).Except(Snippets()));

    [Fact]
    public void The_readmes_code_is_compiled_and_run() => Assert.Equal([],
        GuidePage.CSharp(File.ReadAllText(Repository.PathOf("src", "CampaignMetrics.Contacts", "README.md")).ReplaceLineEndings("\n"))
            .Select(WithoutUsings)
            .Except(Snippets()));

    [Fact]
    public void The_shown_lines_are_those_of_their_events()
    {
        var lines = GuidePage.Text.Split("```json\n")[1].Split("\n```")[0].Split('\n');
        Assert.All(lines, line => Assert.Equal(line, ContactEventLines.Parse(line).Event?.ToString()));
        Assert.Equal(6, lines.Select(line => ContactEventLines.Parse(line).Event!.GetType()).Distinct().Count());
    }

    [Fact]
    public void The_shown_lines_have_all_properties() => Assert.All(
        Enum.GetNames<ContactProperty>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName),
        name => Assert.Contains($"\"{name}\":", GuidePage.Text, StringComparison.Ordinal));

    [Fact]
    public void Every_row_of_conformance_is_shown_by_a_test_that_exists()
    {
        var tests = typeof(GuideTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"`{type.Name}.{method.Name}`"))
            .ToHashSet();
        var rows = GuidePage.Rows("| product | says | here | shown by |").ToList();
        Assert.True(rows.Count >= 25);
        Assert.Equal([], rows.Select(row => row[3]).Where(shown => shown != "–" && !tests.Contains(shown)));
    }

    [Fact]
    public void Every_reason_and_its_code_is_on_the_page() =>
        Assert.All(Enum.GetValues<CampaignMetrics.Contacts.Audiences.NotSentReason>(), reason =>
    {
        Assert.Contains($"`{reason}`", GuidePage.Text, StringComparison.Ordinal);
        Assert.Contains($"`{CampaignMetrics.Contacts.Audiences.NotSentReasons.Code(reason)}`", GuidePage.Text, StringComparison.Ordinal);
    });

    private static string WithoutUsings(string block) =>
        string.Join('\n', block.Split('\n').SkipWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal)));

    /// <summary>What stands between <c>// snippet</c> and <c>// end</c> in the code beside this file.</summary>
    private static IEnumerable<string> Snippets()
    {
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "CampaignMetrics.Contacts.Tests", "Docs"), "*.cs"))
        {
            var lines = File.ReadAllLines(file);
            for (var i = 0; i < lines.Length; i++)
                if (lines[i].Trim() == "// snippet")
                    yield return string.Join(
                        '\n',
                        lines.Skip(i + 1)
                            .TakeWhile(line => line.Trim() != "// end")
                            .Select(line => line.Length > 8 ? line[8..] : line.TrimStart()));
        }
    }
}
