using System.Text;
using CampaignMetrics.Webhooks.Tests.Cases;
using CampaignMetrics.Webhooks.Tests.Hostile;

namespace CampaignMetrics.Webhooks.Tests.Pages;

/// <summary>What every page of an API that stands in a provider's <c>Pages.txt</c> has to show.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Titles => [.. CaseFile.Pages.Select(told => told.ToString())];

    public static TheoryData<string> Webhooks => [.. CaseFile.All.Select(told => told.ToString())];

    private static Case Of(string title) => CaseFile.Pages.Single(each => each.ToString() == title);

    private static WebhookResult? Read(Case told) => told.From.ReadPage(Encoding.UTF8.GetBytes(told.Body));

    [Theory, MemberData(nameof(Titles))]
    public void A_page_tells_what_is_written_behind_it(string title) => Assert.Equal(Of(title).Told, Case.Lines(Read(Of(title))!));

    [Theory, MemberData(nameof(Titles))]
    public void A_page_that_is_read_twice_gives_the_same_ids(string title) =>
        Assert.Equal(Read(Of(title))!.Events.Select(told => told.Event.Id), Read(Of(title))!.Events.Select(told => told.Event.Id));

    [Theory, MemberData(nameof(Titles))]
    public void A_page_is_read_behind_a_byte_order_mark(string title) =>
        Assert.Equal(
            Of(title).Told,
            Case.Lines(Of(title).From.ReadPage((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Of(title).Body)])!));

    [Theory, MemberData(nameof(Webhooks))]
    public void A_webhook_is_no_page(string title) => Assert.Null(Read(CaseFile.All.Single(each => each.ToString() == title)));

    [Theory, MemberData(nameof(Titles))]
    public void A_page_gives_no_event_where_a_webhook_is_read(string title) => Assert.Empty(Of(title).Read().Events);

    [Theory, MemberData(nameof(Titles))]
    public void A_mutated_page_never_throws(string title)
    {
        var body = Encoding.UTF8.GetBytes(Of(title).Body);
        var random = new Random(15);
        for (var i = 0; i < 2_000; i++) _ = Of(title).From.ReadPage(Mutation.Of(body, random));
    }

    [Fact]
    public void A_page_that_is_too_large_is_refused() =>
        Assert.Equal(
            "larger than 8 bytes",
            WebhookProvider.Mailgun.ReadPage("""{"items":[]}"""u8.ToArray(), new WebhookOptions { MaxBodyBytes = 8 })!.Refusal);

    [Fact]
    public void Who_has_no_pages_reads_none() => Assert.Null(WebhookProvider.Resend.ReadPage("""{"items":[]}"""u8.ToArray()));

    [Fact]
    public void An_event_of_a_page_and_of_a_webhook_is_one()
    {
        var item = """{"event":"opened","id":"e-2","timestamp":1774344000,"recipient":"ann@example.com","message":{"headers":{}}}""";
        var page = WebhookProvider.Mailgun.ReadPage(Encoding.UTF8.GetBytes($$"""{"items":[{{item}}]}"""))!;
        var posted = WebhookProvider.Mailgun.Read(
            new WebhookRequest(Encoding.UTF8.GetBytes($$"""{"signature":{"token":"t"},"event-data":{{item}}}""")));
        Assert.Equal(Assert.Single(posted.Events).Event, Assert.Single(page.Events).Event);
    }

    [Fact]
    public void The_element_is_there_for_who_tells_the_email()
    {
        var options = new WebhookOptions { Email = labels => Encoding.UTF8.GetString(labels.Element.Span) };
        var told = WebhookProvider.SendGrid.Read(
            new WebhookRequest("""[{"event":"open","email":"a@example.com","timestamp":1774344000}]"""u8.ToArray()), options);
        Assert.Equal(
            """{"event":"open","email":"a@example.com","timestamp":1774344000}""", Assert.Single(told.Events).Event.Email!.Value.Value);
    }
}
