using System.Text.Json;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>What docs/guide/lists.md shows, run, and its tables beside the JSON.</summary>
public sealed class ListsPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/lists.md");

    private static MessageLedger Ledger()
    {
        var ledger = new MessageLedger();
        using var stream = File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));
        ledger.ReadLines(stream);
        return ledger;
    }

    [Fact]
    public void Who_clicked_a_link_is_listed()
    {
        var ledger = Ledger();
        // snippet
        RecipientPage page = ledger.Recipients(new RecipientQuery
        {
            Kind = Metric.Clicked, Link = "https://shop.example/spring-sale/sale", PageSize = 50,
        }).Page!;
        foreach (Recipient row in page.Recipients)
            Console.WriteLine($"{row.Contact} clicked {row.Asked?.Link?.Label ?? row.Asked?.Link?.Url} at {row.AskedAt:u}");
        // end
        Assert.Equal(page.Link, page.Recipients[0].Asked!.Link!.Url);
    }

    [Fact]
    public void Pages_lead_to_the_end()
    {
        var ledger = Ledger();
        // snippet
        var query = new RecipientQuery { Kind = RecipientKind.NotOpened, PageSize = 100 };
        RecipientRead read = ledger.Recipients(query);
        while (read.Page is { Next: { } next }) read = ledger.Recipients(query with { After = next });
        // end
        Assert.Equal(read.Page!.Messages % 100, read.Page.Recipients.Length % 100);
    }

    [Fact]
    public void A_viewer_is_told_how_many_they_do_not_see()
    {
        var ledger = Ledger();
        // snippet
        var team = new Viewer { MaySeeContact = contact => contact.Domain != "example.com", MaySeeEmail = email => email == "spring-sale" };
        var scope = new ReportScope { Viewer = team };
        RecipientPage seen = ledger.Recipients(new RecipientQuery { Kind = Metric.Opened, Scope = scope }).Page!;
        Console.WriteLine($"{seen.Messages} opened, {seen.LeftOut.Sum(left => left.Count)} of them not shown");
        // end
        Assert.Equal(ledger.Report().Counts[Metric.Opened], seen.Messages);
    }

    [Fact]
    public void A_contact_has_a_history()
    {
        var ledger = Ledger();
        ledger.Apply(new Delivered { At = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero), Email = "spring-sale", Recipient = "ann@example.com" });
        // snippet
        ContactHistory history = ledger.History("ann@example.com", new EventQuery { Definition = Definition.Reliable });
        foreach (HistoryItem item in history.Items)
            Console.WriteLine($"{item.At:u} {item.Type} {item.Detail} {item.Label?.RuleId} {item.NotCounted ?? "counts"}");
        // end
        Assert.NotEmpty(history.Items);
    }

    [Fact]
    public void An_export_has_every_event()
    {
        var ledger = Ledger();
        var stream = new MemoryStream();
        // snippet
        ExportedEvents exported = ledger.Export(stream, new EventQuery { Definition = Definition.HubSpot });
        Console.WriteLine($"{exported.Events} events, {exported.LeftOut.Length} reasons why others are not there");
        // end
        Assert.Equal(ledger.EventCount, exported.Events);
    }

    [Fact]
    public void Every_property_of_a_page_is_explained_and_no_other()
    {
        var viewer = new Viewer { MaySeeContact = contact => contact.Domain != "gmail.com" };
        var untracked = new EmailCatalog([new Email { Id = "other", Tracking = Tracking.Off }]);
        var ledger = new MessageLedger(new LedgerOptions { Catalog = untracked });
        using var stream = File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));
        ledger.ReadLines(stream);
        ledger.Apply(new Delivered { At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Email = "other", Recipient = "ann@example.com" });
        var scope = new ReportScope { Viewer = viewer };
        var page = ledger.Recipients(new RecipientQuery { Kind = RecipientKind.NotOpened, Scope = scope, PageSize = 1 }).Page!;
        var paths = new List<string>();
        Collect(JsonSerializer.SerializeToElement(page), "", paths);
        Assert.Equal(paths, Page.Rows("| property of a page | holds |").Select(row => row[0].Trim('`')));
    }

    [Fact]
    public void Every_property_of_a_label_is_explained_and_no_other()
    {
        var ledger = new MessageLedger();
        var clicked = new Clicked
        {
            At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Email = "e", Recipient = "r", Send = "june", Url = "https://x/",
            Request = new WebRequest { UserAgent = "curl/8.0", Place = new Place("NL", null, null) },
            Segments = new Segments { Lists = ["a"] },
        };
        ledger.Apply(clicked);
        ledger.Apply(clicked with { Id = "2", Request = clicked.Request with { UserAgent = "YahooMailProxy" } });
        var paths = new List<string>();
        foreach (var item in ledger.History("r").Items)
            Collect(JsonSerializer.SerializeToElement(item).GetProperty("label"), "", paths);
        Assert.Equal(
            Page.Rows("| property of a label | holds |").Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal),
            paths.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reason_to_leave_out_is_explained() => Assert.Equal(
        Enum.GetNames<LeftOutReason>().Select(JsonNamingPolicy.CamelCase.ConvertName),
        Page.Rows("| reason | left out |").Select(row => row[0].Trim('`')));

    private static void Collect(JsonElement element, string path, List<string> paths)
    {
        foreach (var property in element.EnumerateObject())
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var isList = property.Value.ValueKind == JsonValueKind.Array;
            paths.Add(isList ? inner + "[]" : inner);
            if (isList) Collect(property.Value[0], inner + "[]", paths);
            else if (inner == "link" && property.Value.ValueKind == JsonValueKind.Object) Collect(property.Value, inner, paths);
        }
    }

    [Fact]
    public void The_reasons_are_those_that_events_are_not_counted_for()
    {
        var named = Page.Rows("| reason | the event |").Select(row => row[0].Trim('`')).ToList();
        Assert.Equal(named.Order(), Reasons().Order());
    }

    /// <summary>Why events of all kinds do not count, but for the ids of rules.</summary>
    private static IEnumerable<string> Reasons()
    {
        var catalog = new EmailCatalog(
        [
            new Email { Id = "spring" },
            new Email { Id = "untracked", Tracking = Tracking.Off, ConnectedInbox = false },
        ]);
        var ledger = new MessageLedger(new LedgerOptions { Catalog = catalog });
        ledger.ReadLines(new MemoryStream(System.Text.Encoding.UTF8.GetBytes("""
            {"type":"delivered","at":"2026-03-01T09:00:00Z","email":"untracked","recipient":"ann@example.com"}
            {"type":"opened","at":"2026-03-01T10:00:00Z","email":"untracked","recipient":"ann@example.com","userAgent":"Thunderbird"}
            {"type":"replied","at":"2026-03-01T11:00:00Z","email":"untracked","recipient":"ann@example.com"}
            {"type":"clicked","at":"2026-03-01T10:00:00Z","email":"spring","recipient":"ann@example.com","url":"https://x.example","role":"unsubscribe"}
            {"type":"opened","at":"2026-03-01T10:00:00Z","email":"spring","recipient":"ann@example.com","userAgent":"Thunderbird"}
            {"type":"opened","at":"2026-04-01T10:00:00Z","email":"spring","recipient":"ann@example.com","userAgent":"Thunderbird"}
            {"type":"bounced","at":"2026-03-01T09:00:00Z","email":"spring","recipient":"bob@example.com","smtp":"550 5.1.1 no such user"}
            {"type":"opened","at":"2026-03-01T10:00:00Z","email":"spring","recipient":"bob@example.com","actor":"automation"}
            {"type":"bounced","at":"2026-03-01T09:00:00Z","email":"spring","recipient":"cas@example.com","autoReply":true}
            {"type":"unsubscribed","at":"2026-03-01T10:00:00Z","recipient":"ann@example.com"}
            {"type":"converted","at":"2026-03-01T10:00:00Z","email":"spring","recipient":"ann@example.com","order":"A-9","amount":-5,"currency":"EUR"}
            """)));
        var definition = Definition.HubSpot with
        {
            DateBasis = DateBasis.EventDate, AutomationOpens = MachinePolicy.Include, ExcludedRoles = [LinkRole.Unsubscribe],
        };
        var items = new List<HistoryItem>();
        ledger.Export(items.Add, new EventQuery { Definition = definition, Scope = new ReportScope { To = new DateOnly(2026, 4, 1) } });
        return items.Select(item => item.NotCounted).OfType<string>().Distinct();
    }
}
