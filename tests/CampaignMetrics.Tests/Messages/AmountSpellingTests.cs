using System.Text;
using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Messages;

/// <summary>Equal amounts are one amount, however they are spelled and whichever spelling comes first.</summary>
public sealed class AmountSpellingTests
{
    [Theory]
    [InlineData("1", "1.00", "1")]
    [InlineData("5.10", "5.1000", "5.1")]
    [InlineData("0", "-0.0", "0")]
    [InlineData("1e2", "100", "100")]
    public void An_export_shows_it_without_needless_zeros_in_either_order(string one, string other, string shown)
    {
        var exported = Export(Line(one), Line(other));
        Assert.Contains($"\"amount\":{shown},", exported, StringComparison.Ordinal);
        Assert.Equal(exported, Export(Line(other), Line(one)));
    }

    [Fact]
    public void Events_of_different_contacts_that_spell_it_differently_show_it_alike()
    {
        string one = Line("1.00", to: "ann@example.com"), other = Line("1", to: "bob@example.com");
        Assert.Equal(Export(one, other), Export(other, one));
    }

    [Theory]
    [InlineData("1", "1.00")]
    [InlineData("0", "-0.0")]
    public void A_missing_id_does_not_depend_on_it(string one, string other) =>
        Assert.Equal(1, Ledger(Line(one, id: null), Line(other, id: null)).Report().Input.Duplicates);

    private static string Line(string amount, string to = "ann@example.com", string? id = "1") =>
        (id is null ? "{" : $"{{\"id\":\"{id}\",") + $$"""
        "type":"converted","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"{{to}}","goal":"buy","amount":{{amount}},"currency":"EUR"}
        """;

    private static MessageLedger Ledger(params string[] lines)
    {
        var ledger = new MessageLedger();
        using var source = new MemoryStream(Lines.Utf8(string.Join('\n', lines)));
        ledger.ReadLines(source, cancellationToken: TestContext.Current.CancellationToken);
        return ledger;
    }

    private static string Export(params string[] lines)
    {
        using var target = new MemoryStream();
        Ledger(lines).Export(target, cancellationToken: TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
