using System.Text;

namespace CampaignMetrics.Tests.Messages;

/// <summary>A long list keeps neither the links nor the keys of sendings that are of one message each, and tells them all.</summary>
public sealed class ManyLinksListTests
{
    // More links than a list keeps at a time.
    private const int Contacts = 6_000;

    private static readonly EmailCatalog Catalog = new(
    [
        new Email
        {
            Id = Some.Email,
            Links =
            [
                new EmailLink { Url = "https://shop.example/own?customer={{customer}}", Role = LinkRole.Content },
                new EmailLink { Url = "https://shop.example/out", Role = LinkRole.Unsubscribe },
            ],
        },
    ]);

    [Fact]
    public void Each_row_has_its_own_link()
    {
        using var ledger = new MessageLedger();
        Assert.Equal(Enumerable.Range(0, Contacts).Select(UrlOf).Order(StringComparer.Ordinal), Column(ledger, "url"));
    }

    [Fact]
    public void Links_with_a_placeholder_of_the_catalog_are_one()
    {
        using var ledger = new MessageLedger(new LedgerOptions { Catalog = Catalog });
        Assert.Equal("https://shop.example/own?customer={{customer}}", Assert.Single(Column(ledger, "url").Distinct()));
    }

    [Fact]
    public void Each_row_has_its_own_sending()
    {
        using var ledger = new MessageLedger();
        Assert.Equal(Enumerable.Range(0, Contacts).Select(i => $"send-{i}").Order(StringComparer.Ordinal), Column(ledger, "send"));
    }

    [Fact]
    public void A_list_of_spilled_messages_is_the_same()
    {
        using MessageLedger inMemory = new(), spilling =
            new(new LedgerOptions { Spill = new SpillOptions(0, () => new MemoryStream()) });
        Assert.Equal(Lines(inMemory), Lines(spilling));
    }

    private static string UrlOf(int contact) => $"https://shop.example/own?customer=c{contact}";

    private static IEnumerable<string> Column(MessageLedger ledger, string name)
    {
        var cells = new List<string>();
        TableOf(ledger).Select(name).Read(row => cells.Add(row[0].Written!));
        return cells.Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(MessageLedger ledger)
    {
        using var written = new MemoryStream();
        TableOf(ledger).Write(written, TableFormat.Ndjson);
        return Encoding.UTF8.GetString(written.ToArray()).Split('\n').Order(StringComparer.Ordinal);
    }

    private static Table TableOf(MessageLedger ledger)
    {
        for (var i = 0; i < Contacts; i++)
        {
            ledger.Apply(Some.Delivered(to: $"c{i}@mail.example") with { Send = $"send-{i}", Id = $"d{i}" });
            ledger.Apply(Some.Clicked(url: UrlOf(i), to: $"c{i}@mail.example") with { Send = $"send-{i}", Id = $"k{i}" });
        }
        return ledger.RecipientTable(new RecipientQuery { Kind = Metric.Clicked });
    }
}
