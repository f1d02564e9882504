using System.Text;
using CampaignMetrics.Webhooks.Tests.Cases;
using CampaignMetrics.Webhooks.Tests.Hostile;
using Relay;

namespace CampaignMetrics.Webhooks.Outside.Tests;

/// <summary>
/// A provider whose event is a text within a signed envelope, JSON or form, who asks before it posts and whose API has pages.
/// </summary>
public sealed class RelayMailTests
{
    private const string Page =
        """{"items":[{"kind":"delivered","id":"e-2","message":"m-1","to":"ann@example.com","at":1772442000}],"next":null}""";

    private static readonly List<Case> Cases =
        [.. CaseFile.Read(Repository.PathOf("tests", "CampaignMetrics.Webhooks.Outside.Tests", "RelayMail", "Cases.txt"))];

    public static TheoryData<string> Titles => [.. Cases.Select(told => told.Title)];

    [Theory, MemberData(nameof(Titles))]
    public void A_case_tells_what_is_written_behind_it(string title) =>
        Assert.Equal(Find(title).Told, Case.Lines(RelayMail.Provider.Read(Find(title).Request)));

    [Theory, MemberData(nameof(Titles))]
    public void A_mutated_body_never_throws(string title)
    {
        var (body, random) = (Encoding.UTF8.GetBytes(Find(title).Body), new Random(20261129));
        for (var i = 0; i < 2_000; i++) RelayMail.Provider.Read(Find(title).RequestOf(Mutation.Of(body, random)));
    }

    [Fact]
    public void An_event_of_a_page_and_of_a_request_is_one()
    {
        var page = RelayMail.Provider.ReadPage(Encoding.UTF8.GetBytes(Page))!;
        Assert.Equal(Find("Form: the last of a name is the provider's").Told, Case.Lines(page));
    }

    private static Case Find(string title) => Cases.Single(told => told.Title == title);
}
