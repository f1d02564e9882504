using System.Text;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The page about event lines says what the reader accepts and rejects.</summary>
public sealed class EventsPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/events.md");

    private static IEnumerable<string> Samples =>
        Page.Blocks("ndjson").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The names that the reader knows; users see them only here.</summary>
    private static IEnumerable<string> Read =>
        Enum.GetNames(typeof(EventLines).Assembly.GetType("CampaignMetrics.Events.Schema.EventProperty", throwOnError: true)!)
        .Where(name => name != "Unknown").Select(name => char.ToLowerInvariant(name[0]) + name[1..]);

    private static IEnumerable<string[]> Properties => Page.Rows("| property | type | personal | meaning |");

    private static string WordOf(PersonalData personal) => personal switch
    {
        PersonalData.None => "no",
        PersonalData.Possible => "possibly",
        PersonalData.Identifying => "yes",
    };

    [Fact]
    public void Every_sample_line_is_accepted() => Failures.None(
        "Is rejected:",
        from line in Samples
        let read = EventLines.Parse(line)
        where read.Event is null
        select $"{line}: {read.Reason}");

    [Fact]
    public void Every_rejected_line_is_rejected_for_the_reason_that_is_said() => Failures.None(
        "Has another reason:",
        from row in Page.Rows("| line | reason |")
        let read = EventLines.Parse(row[0].Trim('`'))
        where $"`{read.Reason}`" != row[1]
        select $"{row[0]}: {read.Reason ?? "accepted"}");

    [Fact]
    public void Every_type_is_explained() => Assert.Equal(
        Enum.GetNames<EventType>().Select(name => $"`{char.ToLowerInvariant(name[0])}{name[1..]}`"),
        Page.Rows("| type | tells |").Select(row => row[0]));

    [Fact]
    public void Every_property_is_explained_and_no_other() => Assert.Equal(
        Read.Order(StringComparer.Ordinal),
        Properties.Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_personal_is_said_of_every_property() => Failures.None(
        "Is said to be otherwise than the schema has it:",
        from row in Properties
        where row[2] != WordOf(EventLines.Properties[row[0].Trim('`')])
        select $"{row[0]}: {row[2]}");

    [Fact]
    public void The_catalog_is_one()
    {
        EmailCatalogFile.TryRead(Encoding.UTF8.GetBytes(Page.Blocks("json").Single()), out var catalog, out var error);
        Assert.Null(error);
        var roles = catalog!.Emails.Single().Links.ToDictionary(link => link.Url, link => link.Role);
        Assert.Equal(LinkRole.Unsubscribe, roles["https://shop.example/out/{{token}}"]);
        Assert.Equal(LinkRole.Honeypot, roles["https://shop.example/hidden"]);
        Assert.Equal(LinkRole.Content, roles["https://shop.example/news"]);
    }
}
