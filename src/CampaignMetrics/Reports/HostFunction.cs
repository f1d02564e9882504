using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The functions that a host may give a ledger. Code has no name, so a document tells which are there
/// (<see cref="ReportSettings.Functions"/>), and not what they answer.</summary>
[JsonConverter(typeof(DataConverter<HostFunction>)), JsonForm<WordConverter<HostFunction>>]
public enum HostFunction
{
    /// <summary><see cref="Enrichment.Agents"/> that is not the library's.</summary>
    Agents,

    /// <summary><see cref="Enrichment.Places"/>.</summary>
    Places,

    /// <summary><see cref="Enrichment.Bounces"/> that is not the library's.</summary>
    Bounces,

    /// <summary><see cref="Enrichment.Bounces"/> is null: not even the library's classifier is asked.</summary>
    NoBounces,

    /// <summary><see cref="Enrichment.PrivacyRelay"/>.</summary>
    PrivacyRelay,

    /// <summary><see cref="Enrichment.ScannerNetworks"/>.</summary>
    ScannerNetworks,

    /// <summary><see cref="Enrichment.MailExchanges"/>.</summary>
    MailExchanges,

    /// <summary><see cref="LedgerOptions.MayProfile"/>: lists may leave out what some contacts did.</summary>
    MayProfile,

    /// <summary><see cref="Viewer.MaySeeContact"/>: lists may leave out contacts.</summary>
    MaySeeContact,

    /// <summary><see cref="Viewer.MaySeeEmail"/>: lists may leave out emails.</summary>
    MaySeeEmail,
}
