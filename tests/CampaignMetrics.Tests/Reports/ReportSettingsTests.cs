using System.Reflection;
using System.Text.Json;

namespace CampaignMetrics.Tests.Reports;

/// <summary>Two documents that were made with different settings never look alike.</summary>
public sealed class ReportSettingsTests
{
    /// <summary>Options that change no number, or are data, which a document shows.</summary>
    private static readonly string[] NotTold = ["Catalog", "MaxThreads", "Spill", "Lines", "PlacesBy"];

    /// <summary>By the option that differs from the default: the options, and what is told of them.</summary>
    private static readonly Dictionary<string, (LedgerOptions Options, string Told)> Cases = new()
    {
        ["PresumesDeliveries"] = (new() { PresumesDeliveries = true }, """{"presumesDeliveries":true}"""),
        ["IgnoredParameters"] = (new() { IgnoredParameters = ["who", "a", "who"] }, """{"ignoredParameters":["a","who"]}"""),
        ["LinkParameters"] = (new() { LinkParameters = LinkParameters.Utm }, """{"linkParameters":"utm"}"""),
        ["Sends"] = (
            new() { Sends = new SendRules { JoinWithin = TimeSpan.FromHours(2) } },
            """{"sends":{"joinWithin":"02:00:00","clockDifference":"00:01:00"}}"""),
        ["Enrichment.Thresholds"] = (
            Knowing(new() { Thresholds = new ActorThresholds { BurstLinks = 4 } }),
            """
            {"thresholds":{"beforeAcceptance":"00:10:00","clockDifference":"00:00:02","instantWindow":"00:00:01","instantLinks":2,
            "instantClicks":3,"burstWindow":"00:00:10","burstLinks":4,"burstAfterSending":"00:05:00","burstLinksAtAnyTime":5,
            "nearby":"00:15:00"}}
            """.ReplaceLineEndings("")),
        ["Enrichment.ActorRules"] = (
            Knowing(new() { ActorRules = [CustomActorRule.Before(ActorRule.Burst, "our-gateway", static (_, _) => { })] }),
            """{"actorRules":["our-gateway before burst"]}"""),
        ["Enrichment.Agents"] = (
            Knowing(new() { Agents = _ => new AgentDescription("Ours", "desktop", AgentRole.Reader) }), """{"functions":["agents"]}"""),
        ["Enrichment.Places"] = (Knowing(new() { Places = _ => default }), """{"functions":["places"]}"""),
        ["Enrichment.Bounces"] = (Knowing(new() { Bounces = _ => default }), """{"functions":["bounces"]}"""),
        ["Enrichment.Bounces null"] = (Knowing(new() { Bounces = null }), """{"functions":["noBounces"]}"""),
        ["Enrichment.PrivacyRelay"] = (Knowing(new() { PrivacyRelay = _ => false }), """{"functions":["privacyRelay"]}"""),
        ["Enrichment.ScannerNetworks"] = (Knowing(new() { ScannerNetworks = _ => false }), """{"functions":["scannerNetworks"]}"""),
        ["Enrichment.MailExchanges"] = (Knowing(new() { MailExchanges = _ => [] }), """{"functions":["mailExchanges"]}"""),
        ["MayProfile"] = (new() { MayProfile = (_, _) => true }, """{"functions":["mayProfile"]}"""),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_the_default_is_told(string name) =>
        Assert.Equal(Cases[name].Told, Ledger(Cases[name].Options).Report().Settings.ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_document_tells_it_and_keeps_it(string name)
    {
        foreach (var (_, json) in Documents(Ledger(Cases[name].Options)))
            Assert.Equal(Cases[name].Told, JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement.GetProperty("settings")));
        foreach (var (type, json) in Documents(Ledger(Cases[name].Options)))
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type), type));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_part_with_other_settings_is_not_merged(string name)
    {
        var (plain, other) = (Ledger(LedgerOptions.Default), Ledger(Cases[name].Options));
        Action[] merges =
        [
            () => Report.Merge(plain.Report(), other.Report()),
            () => Breakdown.Merge(plain.Breakdown(Dimension.Email), other.Breakdown(Dimension.Email)),
            () => Series.Merge(plain.Series([Metric.Sent]), other.Series([Metric.Sent])),
            () => TimesReport.Merge(plain.Times(), other.Times()),
            () => SourcesReport.Merge(plain.Sources(), other.Sources()),
            () => UnsubscriptionReport.Merge(plain.Unsubscriptions(), other.Unsubscriptions()),
        ];
        Assert.All(merges, merge => Assert.Contains(
            "scope and settings", Assert.Throws<ArgumentException>(merge).Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_part_with_other_settings_is_not_read(string name)
    {
        var part = ReportPart.Write(Ledger(Cases[name].Options).Report());
        Assert.False(ReportPart.TryRead(part, Definition.HubSpot, ReportScope.All, null, out _, out var problem));
        Assert.Equal("the part is of other settings", problem);
        Assert.True(ReportPart.TryRead(part, Definition.HubSpot, ReportScope.All, Cases[name].Options, out _, out _));
    }

    [Fact]
    public void Where_all_is_the_default_nothing_is_told() => Assert.All(
        Documents(Ledger(LedgerOptions.Default)),
        document => Assert.False(JsonDocument.Parse(document.Json).RootElement.TryGetProperty("settings", out _)));

    [Fact]
    public void That_a_viewer_sees_less_is_told()
    {
        var scope = new ReportScope { Viewer = new Viewer { MaySeeContact = _ => true, MaySeeEmail = _ => true } };
        Assert.Equal(
            [HostFunction.MaySeeContact, HostFunction.MaySeeEmail], Ledger(LedgerOptions.Default).Report(scope: scope).Settings.Functions);
    }

    [Fact]
    public void Settings_of_a_replaced_enrichment_are_the_new_ones()
    {
        var ledger = Ledger(LedgerOptions.Default);
        ledger.Enrichment = new Enrichment { PrivacyRelay = _ => false };
        Assert.Equal([HostFunction.PrivacyRelay], ledger.Report().Settings.Functions);
    }

    [Fact]
    public void Every_option_is_told_or_changes_no_number() => Assert.Equal(
        Options(typeof(LedgerOptions), "").Concat(Options(typeof(Enrichment), "Enrichment.")).Order(StringComparer.Ordinal),
        Cases.Keys.Where(name => !name.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private static LedgerOptions Knowing(Enrichment enrichment) => new() { Enrichment = enrichment };

    private static MessageLedger Ledger(LedgerOptions options) => Some.Ledger(options, Some.Sent(), Some.Opened());

    private static IEnumerable<(Type Type, string Json)> Documents(MessageLedger ledger)
    {
        object[] documents =
        [
            ledger.Report(), ledger.Breakdown(Dimension.Email), ledger.Series([Metric.Sent]), ledger.Times(), ledger.Sources(),
            ledger.Unsubscriptions(),
        ];
        return documents.Select(document => (document.GetType(), JsonSerializer.Serialize(document, document.GetType())));
    }

    private static IEnumerable<string> Options(Type type, string before) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(option => option.Name != "Enrichment" && !NotTold.Contains(option.Name))
            .Select(option => before + option.Name);
}
