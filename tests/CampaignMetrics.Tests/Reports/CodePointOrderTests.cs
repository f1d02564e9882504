using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Json;

namespace CampaignMetrics.Tests.Reports;

/// <summary>"Ordinally" is by code point: what lies beyond the basic plane comes after what lies in it, other than in UTF-16.</summary>
public sealed class CodePointOrderTests
{
    /// <summary>Private use, U+E000, and Deseret, U+10400: in UTF-16 the second comes first.</summary>
    private const string Smaller = "\uE000", Larger = "\U00010400";

    [Fact]
    public void Of_two_events_at_one_instant_the_smaller_id_is_first()
    {
        var report = Some.Report(
            Some.Opened(600, id: Larger, place: new Place("NL", null, null)),
            Some.Opened(600, id: Smaller, place: new Place("BE", null, null)));
        Assert.Equal("BE", report.Locations.Single().Place.Country);
    }

    [Fact]
    public void Of_two_bounces_at_one_instant_the_larger_id_is_the_latest() => Assert.Equal(
        1, Some.Report(Some.Bounced(5, "hard", id: Larger), Some.Bounced(5, "soft", id: Smaller)).Delivery.BouncedAs(BounceClass.Hard));

    [Fact]
    public void Contacts_with_equal_counts() => Assert.Equal(
        [Smaller, Larger],
        Some.Report(Some.Opened(to: Larger), Some.Opened(to: Smaller)).Contacts.ByOpens.Select(row => row.Contact.Value));

    [Fact]
    public void Links_with_equal_counts() => Assert.Equal(
        [Smaller, Larger],
        Some.Report(Some.Clicked(700, Larger, to: "a"), Some.Clicked(800, Smaller, to: "b")).Links.Select(row => row.Url));

    [Fact]
    public void Emails_with_equal_counts() => Assert.Equal(
        [Smaller, Larger], Some.Report(Some.Sent(email: Larger), Some.Sent(email: Smaller)).Emails.Select(row => row.Email.Value));

    [Fact]
    public void Lists_of_reasons_with_equal_counts() => Assert.Equal(
        [Smaller, Larger],
        Some.Report(Some.NotSent(Larger, to: "a"), Some.NotSent(Smaller, to: "b")).Delivery.NotSentReasons.Select(row => row.Reason));

    [Fact]
    public void Currencies_with_equal_amounts() => Assert.Equal(
        [Smaller, Larger],
        Some.Report(Some.Converted(1, Larger), Some.Converted(1, Smaller)).Revenue.Select(row => row.Amount.Currency));

    [Fact]
    public void Tags_of_an_event_in_its_canonical_line()
    {
        var written = Some.Sent() with { Segments = new Segments { Tags = Segments.None.Tags.Add(Larger, "2").Add(Smaller, "1") } };
        var read = EventLines.Parse($$$"""
            {"type":"sent","at":"2026-03-02T09:00:00Z","email":"e","recipient":"r","tags":{"{{{Larger}}}":"2","{{{Smaller}}}":"1"}}
            """).Event!;
        Assert.Equal([Smaller, Larger], TagsOf(written));
        Assert.Equal([Smaller, Larger], TagsOf(read));
    }

    [Fact]
    public void Tags_that_were_sorted_in_another_way()
    {
        var backwards = ImmutableSortedDictionary.Create<string, string>(Comparer<string>.Create((x, y) => string.CompareOrdinal(y, x)));
        var written = Some.Sent() with { Id = default, Segments = new Segments { Tags = backwards.Add("a", "1").Add("b", "2") } };
        Assert.Equal(
            (written with { Segments = new Segments { Tags = Segments.None.Tags.Add("a", "1").Add("b", "2") } }).IdOrDerived,
            written.IdOrDerived);
    }

    [Fact]
    public void Lists_of_an_exported_event()
    {
        var sent = Some.Sent() with { Segments = new Segments { Lists = [Larger, Smaller] } };
        Assert.Equal([Smaller, Larger], Some.Ledger(sent).History(Some.Contact).Items.Single().Event.Segments.Lists);
    }

    [Fact]
    public void Emails_of_a_catalog() => Assert.Equal(
        [Smaller, Larger],
        new EmailCatalog([new Email { Id = Larger }, new Email { Id = Smaller }]).Emails.Select(email => email.Id.Value));

    [Fact]
    public void Names_of_a_map_in_JSON()
    {
        var json = Text.Of(new ReportScope { Tags = ImmutableDictionary<string, string>.Empty.Add(Larger, "2").Add(Smaller, "1") });
        Assert.Equal(["1", "2"], JsonNode.Parse(json)!["tags"]!.AsObject().Select(tag => (string)tag.Value!));
    }

    [Fact]
    public void Rejections_of_one_line() => Assert.True(new Rejection(1, Smaller).CompareTo(new Rejection(1, Larger)) < 0);

    private static IEnumerable<string> TagsOf(EmailEvent happened) =>
        JsonNode.Parse(happened.ToCanonicalLine())!["tags"]!.AsObject().Select(tag => tag.Key);
}
