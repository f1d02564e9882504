namespace CampaignMetrics.Conventions.Tests.Packed;

/// <summary>
/// A web application that takes the packages as a user gets them: packed, from a folder. Trimmed and compiled to native code without
/// a warning, it binds ids and answers with what the packages make.
/// </summary>
public sealed class PackedPackagesTests(PackedConsumer consumer) : IClassFixture<PackedConsumer>
{
    [Fact]
    public void An_id_is_bound_from_a_route() => Assert.Contains("GET /emails/spring 200 spring", consumer.Answers);

    [Fact]
    public void An_id_is_bound_from_a_query() =>
        Assert.Contains("GET /contacts?contact=ann%40example.com 200 ann@example.com", consumer.Answers);

    [Theory]
    [InlineData("GET /events/{long} 400"), InlineData("GET /contacts 400")]
    public void A_text_that_is_no_id_is_a_bad_request(string answer) =>
        Assert.Contains(consumer.Answers, line => line.StartsWith(answer, StringComparison.Ordinal));

    /// <summary>For the binding that is generated an empty text in a query is none: the id is the default value, which names
    /// nothing. Ordinary programs: <see cref="OrdinaryBindingTests"/>.</summary>
    [Fact]
    public void An_empty_text_in_a_query_names_nothing() => Assert.Contains("GET /contacts?contact= 200 ", consumer.Answers);

    [Fact]
    public void An_event_is_bound_from_a_body() => Assert.Contains("POST /events 200 opened", consumer.Answers);

    [Fact]
    public void What_is_no_event_is_a_bad_request() =>
        Assert.Contains(consumer.Answers, line => line.StartsWith("POST /events 400", StringComparison.Ordinal));

    [Fact]
    public void A_scope_is_bound_and_a_report_returned() =>
        Assert.Contains("POST /report 200 \"schema\": \"campaign-metrics/report/v1\",", consumer.Answers);

    [Fact]
    public void What_is_no_scope_is_a_bad_request() =>
        Assert.Contains(consumer.Answers, line => line.StartsWith("POST /report 400", StringComparison.Ordinal));

    [Fact]
    public void Every_package_of_the_domain_works() =>
        Assert.Contains("GET /knowledge 200 Hard Thunderbird 192.0.2.0 Subscribed 1", consumer.Answers);

    [Fact]
    public void A_message_is_prepared_and_its_pixel_counts() => Assert.Contains("GET /mail 200 1 link, Pixel, 1 event", consumer.Answers);

    [Fact]
    public void A_report_is_written_as_a_page() => Assert.Contains("GET /page 200 a page", consumer.Answers);

    [Fact]
    public void The_driver_of_a_database_works() => Assert.Contains("GET /database 200 nobody answers", consumer.Answers);

    [Fact]
    public void A_ledger_in_a_file_survives() => Assert.Contains("POST /store 200 1 open", consumer.Answers);
}
