using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Html.Tests;

public sealed class MaskedAddressesTests
{
    [Theory]
    [InlineData("mailto:ann.b+news@mail.example?subject=x", "mailto:…?subject=x")]
    [InlineData("https://s.example/u/ann@mail.example/x", "https://s.example/u/…/x")]
    [InlineData("https://s.example/?email=ann%40mail.example&a=1", "https://s.example/?email=…&a=1")]
    [InlineData("unknown type 'looked ann@mail.example'", "unknown type 'looked …'")]
    [InlineData("ann@mail.example bob@mail.example", "… …")]
    [InlineData("jürgen@münchen.example", "…")]
    public void A_mail_address_is_masked(string text, string masked) => Assert.Equal(masked, MaskedAddresses.Of(text));

    [Theory]
    [InlineData("https://shop.example/sale?a=1#top")]
    [InlineData("@shop")]
    [InlineData("5 @ 3")]
    [InlineData("")]
    public void Other_texts_stay(string text) => Assert.Same(text, MaskedAddresses.Of(text));

    [Fact]
    public void A_document_changes_in_its_texts_alone()
    {
        var json = """{"a":[1,1.50,-2e9,true,false,null,"x@y.example"],"ann@mail.example":{}}"""u8;
        using var copy = new MemoryStream();
        MaskedAddresses.Copy(json, copy);
        using var read = JsonDocument.Parse(copy.ToArray());
        Assert.Equal("""{"a":[1,1.50,-2e9,true,false,null,"…"],"ann@mail.example":{}}""", Unescaped(read));
    }

    [Fact]
    public void A_page_without_contacts_names_none_in_what_senders_wrote()
    {
        using var ledger = new MessageLedger();
        ledger.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes(
            """
            {"type":"delivered","at":"2026-03-24T09:00:00Z","email":"spring","recipient":"secret@mail.example"}
            {"type":"clicked","at":"2026-03-24T09:01:00Z","email":"spring","recipient":"secret@mail.example","url":"https://s.example/u/secret@mail.example"}
            {"type":"converted","at":"2026-03-24T09:02:00Z","email":"spring","recipient":"secret@mail.example","goal":"call secret@mail.example"}
            {"type":"looked secret@mail.example","at":"2026-03-24T09:02:00Z","email":"spring","recipient":"secret@mail.example"}
            """)));
        var page = Samples.PageOf(ledger, new HtmlReportOptions { WithContacts = false });
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.Contains("secret", Samples.PageOf(ledger), StringComparison.Ordinal);
    }

    private static string Unescaped(JsonDocument document) =>
        document.RootElement.GetRawText().Replace("\\u2026", "…", StringComparison.Ordinal);
}
