using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What a <see cref="SavedReport"/> shows.</summary>
[JsonConverter(typeof(DataConverter<SavedKind>)), JsonForm<WordConverter<SavedKind>>]
public enum SavedKind
{
    /// <summary>A <see cref="CampaignMetrics.Report"/>.</summary>
    Report,

    /// <summary>A <see cref="CampaignMetrics.Breakdown"/> by <see cref="SavedReport.By"/>.</summary>
    Breakdown,

    /// <summary>A <see cref="CampaignMetrics.Series"/> of <see cref="SavedReport.Measures"/>, also by
    /// <see cref="SavedReport.By"/>.</summary>
    Series,

    /// <summary>A <see cref="TimesReport"/>.</summary>
    Times,

    /// <summary>A <see cref="SourcesReport"/>.</summary>
    Sources,

    /// <summary>An <see cref="UnsubscriptionReport"/>.</summary>
    Unsubscriptions,

    /// <summary>The first <see cref="ReportScope.MaxRows"/> rows of the list of <see cref="SavedReport.Recipients"/>, a
    /// <see cref="RecipientPage"/>.</summary>
    Recipients,

    /// <summary>An <see cref="EmailList"/>: the latest <see cref="ReportScope.MaxRows"/> emails.</summary>
    Emails,

    /// <summary>An <see cref="CampaignMetrics.Overview"/>.</summary>
    Overview,

    /// <summary>An <see cref="EmailScatter"/> by open rate and click rate, or by the two rates of
    /// <see cref="SavedReport.Measures"/>.</summary>
    Scatter,

    /// <summary>An <see cref="EmailRanking"/> by open rate, or by the rate of <see cref="SavedReport.Measures"/>.</summary>
    Ranking,

    /// <summary>A <see cref="WatchReport"/>, without receivers' own numbers.</summary>
    Watch,

    /// <summary>An <see cref="OrderList"/>.</summary>
    Orders,

    /// <summary>The <see cref="AutomatedEmails"/> by workflow and step.</summary>
    Automated,

    /// <summary>The same with cohorts, in buckets of <see cref="ReportScope.Every"/>.</summary>
    AutomatedCohorts,

    /// <summary>A <see cref="VariantComparison"/> of <see cref="SavedReport.Variants"/>.</summary>
    Variants,
}
