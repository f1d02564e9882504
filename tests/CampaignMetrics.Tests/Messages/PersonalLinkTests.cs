using System.Text;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;
using CampaignMetrics.Tests.Events;

namespace CampaignMetrics.Tests.Messages;

/// <summary>Links that carry their recipients are kept once, and told as they came.</summary>
public sealed class PersonalLinkTests
{
    private const int Contacts = 10_000;

    private static readonly LedgerOptions Own = new() { IgnoredParameters = ["who"] };

    private static string UrlOf(int contact) =>
        $"https://shop.example/a?x=1&mc_eid=token-{contact}-ü&amp;who=c{contact}%40mail.example#top";

    private static Clicked ClickOf(int contact) => Some.Clicked(url: UrlOf(contact), to: $"c{contact}@mail.example");

    [Fact]
    public void All_recipients_of_a_link_have_one_template()
    {
        using var stores = new MessageStores(spill: null, templates: Own.Templates);
        var batch = new EventBatch(stores.Words, Contacts);
        for (var contact = 0; contact < Contacts; contact++) Assert.Null(batch.Add(ClickOf(contact)));
        stores.Apply(batch);
        Assert.Equal(1 + 1, stores.Words.UrlTemplates.Count); // and that of no link
    }

    /// <summary>What it costs in memory is measured by the benchmarks: docs/guide/large.md.</summary>
    [Fact]
    public void Very_many_recipients_of_a_link_are_one_row_of_a_small_report()
    {
        const int Many = 20_000;
        var text = new StringBuilder();
        for (var i = 0; i < Many; i++)
        {
            var common = $$"""
                "at":"2026-03-02T09:00:00Z","email":"sale","recipient":"c{{i}}@mail.example"
                """;
            text.Append($$"""
                {"type":"sent",{{common}}}
                {"type":"delivered",{{common}}}
                {"type":"clicked",{{common}},"url":"https://shop.example/a?x=1&mc_eid={{i:x8}}"}

                """.ReplaceLineEndings("\n"));
        }
        using var ledger = new MessageLedger();
        ledger.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())));
        var report = ledger.Report(Definition.Pipedrive);
        Assert.Equal(("https://shop.example/a?x=1", Many), (Assert.Single(report.Links).Url, report.Links[0].Combined.Unique));
        Assert.Single(report.ClickMap.Occurrences);
        Assert.InRange(report.ToJson().Length, 1, 100_000);
    }

    [Fact]
    public void A_personal_link_takes_its_values_and_two_bytes()
    {
        var (entry, from) = (new Entry(EventType.Clicked, 5, null), new RecordBase(5, 0));
        var facts = new byte[EventRecord.MaxFacts];
        var plain = EventRecord.WriteFacts(facts, entry, 0, default, from);
        Assert.Equal(plain + 2 + 9, EventRecord.WriteFacts(facts, entry, 0, "token-777"u8, from));
    }

    [Fact]
    public void The_history_tells_links_as_they_came()
    {
        var ledger = Some.Ledger(Own, Enumerable.Range(0, 100).Select(ClickOf));
        AssertHasAll(ledger);
    }

    [Fact]
    public void Links_of_lines_are_told_as_they_came()
    {
        using var ledger = new MessageLedger(Own);
        ledger.ReadLines(Lined(), cancellationToken: TestContext.Current.CancellationToken);
        AssertHasAll(ledger);
    }

    [Fact]
    public void Spilled_links_are_told_as_they_came()
    {
        using var ledger = new MessageLedger(Own with { Spill = new SpillOptions(0, () => new MemoryStream()) });
        ledger.ReadLines(Lined(), cancellationToken: TestContext.Current.CancellationToken);
        for (var contact = 0; contact < 100; contact++) ledger.Apply(ClickOf(contact) with { At = Some.At(900) });
        for (var contact = 0; contact < 100; contact++) Assert.Equal([UrlOf(contact), UrlOf(contact)], Urls(ledger, contact));
    }

    [Fact]
    public void Links_of_a_snapshot_are_told_as_they_came()
    {
        Assert.True(MessageLedger.TryReadSnapshot(Snapshot(Own), Own, out var restored, out var error), error);
        AssertHasAll(restored);
    }

    [Fact]
    public void A_snapshot_without_values_that_tell_links_apart_here_is_refused()
    {
        Assert.False(MessageLedger.TryReadSnapshot(Snapshot(Own), LedgerOptions.Default, out _, out var error));
        Assert.Equal(
            "the snapshot cannot be used: its links are kept without the ignored parameter 'who': LedgerOptions.IgnoredParameters must "
                + "have it too",
            error);
    }

    [Fact]
    public void A_snapshot_with_values_that_are_ignored_here_is_one_link()
    {
        Assert.True(MessageLedger.TryReadSnapshot(Snapshot(LedgerOptions.Default), Own, out var restored, out _));
        AssertHasAll(restored);
        for (var contact = 0; contact < 100; contact++) restored.Apply(ClickOf(contact) with { Id = $"click-{contact}" });
        var report = restored.Report();
        Assert.Equal((100, 1), (report.Input.Duplicates, report.Links.Length));
    }

    [Fact]
    public void Links_with_values_of_all_recipients_are_one_row() =>
        Assert.Equal("https://shop.example/a?x=1#top", Assert.Single(Ledger(Own).Report().Links).Url);

    [Fact]
    public void A_rule_of_ones_own_sees_the_link_as_it_came()
    {
        var seen = new List<string?>();
        var rule = CustomActorRule.Before(
            ActorRule.Burst, "own", (requests, _) => seen.AddRange(requests.Select(request => request.Url)));
        var enrichment = Enrichment.Default with { ActorRules = [rule] };
        Some.Ledger(Own with { Enrichment = enrichment }, ClickOf(7), Some.Clicked(url: UrlOf(8), to: "c7@mail.example", at: 800)).Report();
        Assert.Equal([UrlOf(7), UrlOf(8)], seen);
    }

    /// <summary>Of one length and of two, in both orders, that of the earlier line counts.</summary>
    [Theory]
    [InlineData("token-1", "token-2")]
    [InlineData("token-1", "token-1-and-more")]
    [InlineData("token-10", "token-2")]
    public void Of_copies_that_differ_in_a_value_one_counts_whichever_came_first(string first, string second)
    {
        var click = ClickOf(7);
        Clicked[] copies = [.. new[] { first, second }.Select(token => click with { Url = $"https://shop.example/?mc_eid={token}" })];
        foreach (var options in (LedgerOptions[])[Own, Own with { Spill = new SpillOptions(0, () => new MemoryStream()) }])
        {
            using MessageLedger inOrder = new(options), inReverse = new(options);
            foreach (var copy in copies) inOrder.Apply(copy);
            foreach (var copy in copies.Reverse()) inReverse.Apply(copy);
            var counted = copies.MinBy(copy => copy.ToCanonicalLine(), StringComparer.Ordinal)!.Url;
            Assert.Equal((counted, counted), (Urls(inOrder, 7).Single(), Urls(inReverse, 7).Single()));
        }
    }

    [Fact]
    public void A_link_without_values_after_one_with_them_has_none()
    {
        EmailEvent[] events = [ClickOf(7), Some.Clicked(800, "https://shop.example/b", to: "c7@mail.example")];
        using var ofLines = new MessageLedger(Own);
        ofLines.ReadLines(new MemoryStream(Lines.Write(events)), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([UrlOf(7), "https://shop.example/b"], Urls(ofLines, 7));
        Assert.Equal([UrlOf(7), "https://shop.example/b"], Urls(Some.Ledger(Own, events), 7));
    }

    [Fact]
    public void A_link_of_the_catalog_is_found_by_its_template()
    {
        var email = new Email
        {
            Id = Some.Email, Links = [new EmailLink { Url = "https://shop.example/a?x={{x}}#top", Role = LinkRole.Unsubscribe }],
        };
        var ledger = Some.Ledger(Own with { Catalog = new EmailCatalog([email]) }, ClickOf(7), ClickOf(8));
        var link = Assert.Single(ledger.Report().Links);
        Assert.Equal(("https://shop.example/a?x={{x}}#top", LinkRole.Unsubscribe), (link.Url, link.Role));
    }

    private static MessageLedger Ledger(LedgerOptions options) => Some.Ledger(
        options, Enumerable.Range(0, 100).Select(contact => ClickOf(contact) with { Id = $"click-{contact}" }));

    private static MemoryStream Snapshot(LedgerOptions options)
    {
        var snapshot = new MemoryStream();
        Ledger(options).WriteSnapshot(snapshot);
        snapshot.Position = 0;
        return snapshot;
    }

    private static MemoryStream Lined() => new(Lines.Write([.. Enumerable.Range(0, 100).Select(ClickOf)]));

    private static void AssertHasAll(MessageLedger ledger)
    {
        for (var contact = 0; contact < 100; contact++) Assert.Equal([UrlOf(contact)], Urls(ledger, contact));
    }

    private static IEnumerable<string?> Urls(MessageLedger ledger, int contact) =>
        ledger.History(Some.Email, $"c{contact}@mail.example").Select(item => ((Clicked)item.Event).Url);
}
