using System.Text;

namespace CampaignMetrics.Tests.Reports;

/// <summary>Parts of reports as bytes: what is refused, and why.</summary>
public sealed class ReportPartTests
{
    private static readonly LedgerOptions Options = new()
    {
        Catalog = new EmailCatalog([new Email { Id = Some.Email, Name = "Spring" }]),
    };

    private static byte[] Part => ReportPart.Write(Some.Ledger(Options, Some.Sent(), Some.Opened()).Report());

    [Fact]
    public void A_part_of_another_definition_is_refused() =>
        Assert.Equal("the part is of another definition", ProblemOf(Part, Definition.Pipedrive, ReportScope.All, Options));

    [Fact]
    public void A_part_of_another_scope_is_refused() =>
        Assert.Equal("the part is of another scope", ProblemOf(Part, Definition.HubSpot, new ReportScope { MaxRows = 7 }, Options));

    [Fact]
    public void A_part_of_another_catalog_is_refused() =>
        Assert.Equal("the part is of another catalog", ProblemOf(Part, Definition.HubSpot, ReportScope.All, new LedgerOptions()));

    [Fact]
    public void A_part_of_an_equal_catalog_is_read() => Assert.Null(ProblemOf(
        Part, Definition.HubSpot, ReportScope.All,
        new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Name = "Spring" }]) }));

    [Fact]
    public void A_part_of_one_who_sees_less_is_refused() => Assert.Equal(
        "the part is of another viewer",
        ProblemOf(Part, Definition.HubSpot, new ReportScope { Viewer = new Viewer { MaySeeContact = _ => false } }, Options));

    [Fact]
    public void A_part_of_a_later_version_is_refused()
    {
        var part = Part;
        part[8]++;
        Assert.Equal(
            "the part has version 2, and this library reads version 1", ProblemOf(part, Definition.HubSpot, ReportScope.All, Options));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"type\":\"sent\"}")]
    [InlineData("cm-part")]
    public void What_is_no_part_is_told(string bytes) => Assert.Equal(
        "these bytes are no part of a report", ProblemOf(Encoding.UTF8.GetBytes(bytes), Definition.HubSpot, ReportScope.All, Options));

    [Fact]
    public void A_report_that_was_read_from_JSON_is_no_part()
    {
        var report = System.Text.Json.JsonSerializer.Deserialize<Report>(Some.Ledger(Some.Sent()).Report().ToJson())!;
        Assert.Equal("report", Assert.Throws<ArgumentException>(() => ReportPart.Write(report)).ParamName);
    }

    [Fact]
    public void A_part_names_no_contact_but_the_top()
    {
        EmailEvent[] events =
        [
            .. Enumerable.Range(0, 400).SelectMany(i => new EmailEvent[]
            {
                Some.Sent(i, $"c{i}@x.example"), Some.Opened(i + 9, to: $"c{i}@x.example"),
            }),
        ];
        var report = Some.Ledger(events).Report();
        Assert.True(ReportPart.TryRead(ReportPart.Write(report), Definition.HubSpot, ReportScope.All, null, out var read, out _));
        Assert.Equal(100, read.Contacts.ByOpens.Length);
    }

    [Fact]
    public void A_part_of_many_contacts_is_no_larger_than_one_of_few()
    {
        Assert.InRange(Of(4_000).Length, 1, Of(1_000).Length + 500);

        static byte[] Of(int contacts) => ReportPart.Write(Some.Ledger(
        [
            .. Enumerable.Range(0, contacts).SelectMany(i => new EmailEvent[]
            {
                Some.Sent(i % 60, $"contact{i:D5}@shop.example"), Some.Opened(i % 60 + 9, to: $"contact{i:D5}@shop.example"),
            }),
        ]).Report());
    }

    private static string? ProblemOf(byte[] part, Definition definition, ReportScope scope, LedgerOptions options) =>
        ReportPart.TryRead(part, definition, scope, options, out _, out var problem) ? null : problem;
}
