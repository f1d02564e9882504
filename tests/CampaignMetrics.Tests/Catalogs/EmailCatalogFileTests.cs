using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Tests.Catalogs;

public sealed class EmailCatalogFileTests
{
    [Fact]
    public void Tracking_by_itself_cannot_be_null() =>
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<Tracking>("null"));

    [Fact]
    public void A_link_has_all_that_the_file_tells_of_it()
    {
        var link = Read(
            """
            { "email": "e", "links": [{ "id": "foot", "url": "https://shop.example/out/{{t}}", "role": "unsubscribe", "part": "text",
            "variant": "vip", "label": "Off", "colour": "red" }] }
            """).Links.Single();
        Assert.Equal(
            new EmailLink
            {
                Id = "foot", Url = "https://shop.example/out/{{t}}", Role = LinkRole.Unsubscribe, Part = EmailPart.Text, Variant = "vip",
                Label = "Off",
            },
            link);
    }

    [Fact]
    public void An_email_has_its_place_in_a_workflow()
    {
        var email = Read("""{ "email": "e", "workflow": "welcome", "step": "2" }""");
        Assert.Equal(("welcome", "2"), (email.Workflow, email.Step));
    }

    [Fact]
    public void What_is_missing_is_unknown()
    {
        var email = Read("""{ "email": "e", "links": [{ "url": "https://shop.example/" }] }""");
        Assert.Equal(new EmailLink { Url = "https://shop.example/" }, email.Links.Single());
        Assert.Null(email.Tracking);
        Assert.Null(email.ConnectedInbox);
        Assert.Null(email.Deliveries);
        Assert.Null(email.Repeats);
        Assert.Null(email.Status);
    }

    [Fact]
    public void Null_is_unknown_too() => Assert.Equal(
        Read("""{ "email": "e" }"""),
        Read(
            """
            { "email": "e", "tracking": null, "connectedInbox": null, "deliveries": null, "repeats": null, "status": null, "links": null }
            """));

    [Fact]
    public void What_is_said_is_kept()
    {
        var email = Read(
            """
            { "email": "e", "tracking": false, "connectedInbox": false, "deliveries": "presumed", "repeats": true, "status": "sent" }
            """);
        Assert.Equal(Tracking.Off, email.Tracking);
        Assert.False(email.ConnectedInbox);
        Assert.Equal(Deliveries.Presumed, email.Deliveries);
        Assert.True(email.Repeats);
        Assert.Equal("sent", email.Status);
        Assert.Equal(Deliveries.Reported, Read("""{ "email": "e", "deliveries": "reported" }""").Deliveries);
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01t10:00:00z")]
    [InlineData("2026-03-01T11:00:00+01:00")]
    [InlineData("2026-02-28T19:00:00-15:00")] // more than a DateTimeOffset can hold
    public void Instants_are_read_as_those_of_events(string instant)
    {
        var email = Read($$"""{ "email": "e", "sentAt": "{{instant}}", "tracking": "{{instant}}" }""");
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), email.SentAt);
        Assert.Equal(Tracking.From(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)), email.Tracking);
    }

    [Fact]
    public void An_instant_keeps_its_offset() =>
        Assert.Equal(TimeSpan.FromHours(1), Read("""{ "email": "e", "sentAt": "2026-03-01T11:00:00+01:00" }""").SentAt?.Offset);

    [Fact]
    public void Roles_by_url_are_links() => Assert.Equal(
        [
            new EmailLink { Url = "https://shop.example/out", Role = LinkRole.Unsubscribe },
            new EmailLink { Url = "https://shop.example/trap", Role = LinkRole.Honeypot },
        ],
        Read(
            """
            { "email": "e", "links": { "https://shop.example/out": "unsubscribe", "https://shop.example/trap": "honeypot" } }
            """).Links);

    [Fact]
    public void Links_of_the_html_follow_those_of_the_list()
    {
        var email = Read(
            """
            { "email": "e", "links": [{ "url": "https://a/b", "role": "content" }, { "url": "https://a/off" }],
            "html":
            "<a href='https://a/c'>C</a><a href='https://a/b'>Unsubscribe</a><a href='https://a/off' data-role='preferences'>o</a>" }
            """);
        Assert.Equal(
            [
                ("https://a/b", LinkRole.Content), ("https://a/off", LinkRole.Preferences),
                ("https://a/c", LinkRole.Content),
            ],
            email.Links.Select(link => (link.Url, link.Role)));
    }

    [Theory]
    [InlineData("""{ "email": "e", "links": [{}] }""", "entry 1: link 1 has no url")]
    [InlineData("""{ "email": "e", "links": [{ "url": "a" }, null] }""", "entry 1: link 2 has no url")]
    [InlineData("""{ "email": "e", "links": [{ "url": "" }] }""", "entry 1: link 1 has no url")]
    [InlineData("""{ "email": "e", "links": [{ "url": "a", "role": "button" }] }""", "entry 1: unknown role 'button'")]
    [InlineData("""{ "email": "e", "links": [{ "url": "a", "part": "both" }] }""", "entry 1: unknown part 'both'")]
    [InlineData("""{ "email": "e", "links": { "a": "button" } }""", "entry 1: unknown role 'button'")]
    // Without an offset it would be an instant of this machine's time zone.
    [InlineData("""{ "email": "e", "sentAt": "2026-03-01T10:00:00" }""", "entry 1: sentAt '2026-03-01T10:00:00' has no offset")]
    [InlineData("""{ "email": "e", "sentAt": "2026-03-01" }""", "entry 1: sentAt '2026-03-01' is not an RFC 3339 time")]
    [InlineData(
        """{ "email": "e", "sentAt": "0001-01-01T00:00:00Z" }""",
        "entry 1: sentAt '0001-01-01T00:00:00Z' is outside the years 1970 to 2199")]
    [InlineData(
        """{ "email": "e", "tracking": "2026-03-01T10:00:00" }""",
        "entry 1: tracking is not true, false or an instant: '2026-03-01T10:00:00' has no offset")]
    [InlineData("""{ "email": "e", "tracking": "\ud800" }""", "entry 1: tracking is not true, false or an instant")]
    [InlineData("""{ "email": "e", "tracking": 1 }""", "entry 1: tracking is not true, false or an instant")]
    [InlineData("""{ "email": "e", "deliveries": "guessed" }""", "entry 1: unknown deliveries 'guessed'")]
    public void What_cannot_be_meant_is_told(string entry, string expected)
    {
        Assert.False(EmailCatalogFile.TryRead(Encoding.UTF8.GetBytes($"[{entry}]"), out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("""{ "email": "e", "links": [1] }""")]
    [InlineData("""{ "email": "e", "links": "a" }""")]
    [InlineData("""{ "email": "e", "links": [{ "url": 1 }] }""")]
    [InlineData("""{ "email": "e", "links": [{ "url": "a", "url": "b" }] }""")]
    [InlineData("""{ "email": "e", "links": { "a": "content", "a": "honeypot" } }""")]
    [InlineData("""{ "email": "e", "links": [{ "url": "\ud800" }] }""")]
    [InlineData("""{ "email": "e", "repeats": "yes" }""")]
    [InlineData("""{ "email": "e", "sentAt": 1772359200 }""")]
    [InlineData("""{ "email": "e", "sentAt": "\ud800" }""")]
    public void What_is_no_catalog_is_told(string entry)
    {
        Assert.False(EmailCatalogFile.TryRead(Encoding.UTF8.GetBytes($"[{entry}]"), out _, out var error));
        Assert.StartsWith("not a catalog of emails", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{ "emails": [] }""")]
    [InlineData("email,name")]
    public void A_file_that_is_no_array_is_told_what_is_expected(string json)
    {
        Assert.False(EmailCatalogFile.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error));
        Assert.Equal("not a catalog of emails: a JSON array is expected, [{ \"email\": … }, …]", error);
    }

    [Fact]
    public void An_email_is_written_and_read_the_same()
    {
        var email = Read(
            """
            { "email": "e", "tracking": "2026-03-01T00:00:00Z", "connectedInbox": true, "deliveries": "reported", "repeats": false,
            "status": "draft",
            "links": [{ "id": "1", "url": "https://shop.example/{{x}}", "role": "preferences", "part": "html", "label": "L" }, { "url": "a" }] }
            """);
        Assert.Equal(email, JsonSerializer.Deserialize<Email>(JsonSerializer.Serialize(email)));
        Assert.Equal(
            new Email { Id = "e" },
            JsonSerializer.Deserialize<Email>("""{ "email": "e", "tracking": null, "connectedInbox": null, "links": {} }"""));
        Assert.Equal(
            new EmailLink { Url = "a", Role = LinkRole.Honeypot },
            JsonSerializer.Deserialize<Email>("""{ "email": "e", "links": { "a": "honeypot" } }""")!.Links.Single());
    }

    [Fact]
    public void Emails_with_other_links_are_not_equal()
    {
        var one = new Email { Id = "e", Links = [new EmailLink { Url = "a" }] };
        Assert.Equal(one, one with { Links = [new EmailLink { Url = "a" }] });
        Assert.NotEqual(one, one with { Links = [new EmailLink { Url = "b" }] });
    }

    private static Email Read(string entry)
    {
        EmailCatalogFile.TryRead(Encoding.UTF8.GetBytes($"[{entry}]"), out var catalog, out var error);
        Assert.Null(error);
        return catalog!.Emails.Single();
    }
}
