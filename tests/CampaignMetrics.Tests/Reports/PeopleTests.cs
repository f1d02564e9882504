namespace CampaignMetrics.Tests.Reports;

/// <summary>Distinct contacts, counted apart from messages.</summary>
public sealed class PeopleTests
{
    [Fact]
    public void A_contact_of_two_emails_is_two_messages_and_one_person()
    {
        var report = Some.Report(
            Some.Sent(), Some.Delivered(), Some.Opened(), Some.Sent(email: "other"), Some.Delivered(email: "other"),
            Some.Opened() with { Email = "other" });
        Assert.Equal((2L, 2L), (report.Delivery.Sent, report.Engagement.UniqueOpens));
        Assert.Equal((1L, 1L, 1L, 0L), (report.People.Sent, report.People.Delivered, report.People.Opened, report.People.Clicked));
    }

    [Fact]
    public void Spellings_of_an_address_are_one_person() => Assert.Equal(
        1, Some.Report(Some.Sent(to: "Ann@Bücher.example"), Some.Opened(to: "<ann@xn--bcher-kva.example>")).People.Sent);

    [Fact]
    public void Only_contacts_of_the_scope_count() => Assert.Equal(
        1,
        Some.Ledger(Some.Sent(to: "a"), Some.Sent(to: "b", email: "other"))
            .Report(scope: new ReportScope { Email = "other" }).People.Sent);

    [Fact]
    public void Who_opened_by_a_program_is_no_opener() => Assert.Equal(
        0, Some.Report(Some.Delivered(), Some.Opened(agent: "curl/8.5.0")).People.Opened);
}
