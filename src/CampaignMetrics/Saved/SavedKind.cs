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
}
