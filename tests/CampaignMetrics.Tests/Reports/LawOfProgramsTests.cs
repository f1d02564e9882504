namespace CampaignMetrics.Tests.Reports;

/// <summary>What a program is stated to have done makes no rows and no points.</summary>
public sealed class LawOfProgramsTests
{
    private static readonly EmailEvent[] Read = [Some.Sent(), Some.Delivered(), Some.Opened()];

    private static Opened ByProgram(ContactId to, EmailId email, double at = 4 * 86400) =>
        Some.Opened(at, actor: Actor.Automation) with { Recipient = to, Email = email };

    [Theory]
    [InlineData("email"), InlineData("sendingDay"), InlineData("mailboxProvider")]
    public void A_breakdown_has_no_row_of_what_only_a_stated_program_did(string dimension)
    {
        var by = Dimension.Parse(dimension, null);
        var ledger = Some.Ledger([.. Read, ByProgram("new@x.example", "other")]);
        Assert.Single(ledger.Breakdown(by).Rows);
    }

    [Theory]
    [InlineData("new@x.example", "other"), InlineData("new@x.example", "spring-sale"), InlineData("ann@example.com", "other")]
    public void A_series_does_not_grow_by_what_only_a_stated_program_did(string contact, string email) =>
        Assert.Single(Series(Definition.HubSpot, ByProgram(contact, email)).Total.Points);

    [Theory]
    [InlineData("new@x.example", "other"), InlineData("ann@example.com", "spring-sale")]
    public void Nor_by_the_date_of_events(string contact, string email) =>
        Assert.Single(Series(Definition.HubSpot with { DateBasis = DateBasis.EventDate }, ByProgram(contact, email)).Total.Points);

    [Fact]
    public void Nor_by_a_reply_that_a_program_is_stated_to_have_written() => Assert.Single(
        Series(Definition.HubSpot with { DateBasis = DateBasis.EventDate }, Some.Replied(4 * 86400, Actor.Automation)).Total.Points);

    private static Series Series(Definition definition, EmailEvent more) =>
        Some.Ledger([.. Read, more]).Series([Metric.Sent, Metric.Opened], definition: definition);
}
