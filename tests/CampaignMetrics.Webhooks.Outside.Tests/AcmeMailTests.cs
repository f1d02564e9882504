using System.Text;
using Acme;
using CampaignMetrics.Webhooks.Tests.Cases;
using CampaignMetrics.Webhooks.Tests.Hostile;

namespace CampaignMetrics.Webhooks.Outside.Tests;

/// <summary>A provider of somebody else's is read as those of the library are.</summary>
public sealed class AcmeMailTests
{
    private const int Mutations = 20_000, Seed = 20261128;

    private static readonly List<Case> Cases =
        [.. CaseFile.Read(Repository.PathOf("tests", "CampaignMetrics.Webhooks.Outside.Tests", "AcmeMail", "Cases.txt"))];

    public static TheoryData<string> Titles => [.. Cases.Select(told => told.Title)];

    [Theory, MemberData(nameof(Titles))]
    public void A_case_tells_what_is_written_behind_it(string title)
    {
        var told = Find(title);
        Assert.Equal(told.Told, Case.Lines(AcmeMail.Provider.Read(told.Request)));
    }

    [Theory, MemberData(nameof(Titles))]
    public void A_request_that_comes_again_gives_the_same_ids(string title)
    {
        var request = Find(title).Request;
        Assert.Equal(Ids(request), Ids(request with { ReceivedAt = Case.Received.AddHours(1) }));
    }

    [Fact]
    public void Email_and_campaign_are_the_users_to_say()
    {
        var options = new WebhookOptions { Email = labels => labels.Tags[0] + "-email", Campaign = labels => labels.MessageId };
        var told = AcmeMail.Provider.Read(Find("Opened").Request, options).Events.Single().Event;
        Assert.Equal(("spring-email", "m-1"), (told.Email?.Value, told.Segments.Campaign?.Value));
    }

    [Fact]
    public void Limits_hold()
    {
        var request = Find("An open by a machine, and a prefetch, one after the other").Request;
        Assert.Equal("larger than 5 bytes", Refusal(new WebhookOptions { MaxBodyBytes = 5 }));
        Assert.Equal("more than 1 elements: what follows was not read", Refusal(new WebhookOptions { MaxElements = 1 }));
        Assert.Equal("nested deeper than 2", Refusal(new WebhookOptions { MaxDepth = 2 }));

        string? Refusal(WebhookOptions options) => AcmeMail.Provider.Read(request, options).Refusal;
    }

    [Fact]
    public void An_element_with_more_labels_than_are_read_is_skipped()
    {
        var options = new WebhookOptions { MaxLabels = 0 };
        var skipped = AcmeMail.Provider.Read(Find("Opened").Request, options).Skipped.Single();
        Assert.Equal("more than 0 tags and metadata values", skipped.Reason);
    }

    [Fact]
    public void It_is_found_by_name_beside_the_others()
    {
        WebhookProvider[] providers = [.. WebhookProvider.All, AcmeMail.Provider];
        Assert.Same(AcmeMail.Provider, WebhookProvider.Find("acme-mail", providers));
        Assert.Same(WebhookProvider.SendGrid, WebhookProvider.Find("sendgrid", providers));
        Assert.Null(WebhookProvider.Find("acme-mail"));
    }

    [Fact]
    public void A_mutated_body_never_throws()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Mutations; i++)
        {
            var told = Cases[i % Cases.Count];
            var body = Mutation.Of(Encoding.UTF8.GetBytes(told.Body), random);
            AcmeMail.Provider.Read(told.RequestOf(body));
        }
    }

    private static Case Find(string title) => Cases.Single(told => told.Title == title);

    private static IEnumerable<EventId> Ids(WebhookRequest request) =>
        AcmeMail.Provider.Read(request).Events.Select(told => told.Event.Id);
}
