using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>Which link of an email a click was on.</summary>
/// <param name="Url">By its identity, or as the catalog writes it: the row of <see cref="Report.Links"/>. Empty where the click names
/// none.</param>
/// <param name="Role">What it is for.</param>
[JsonConverter(typeof(DataConverter<HistoryLink>)), JsonForm<HistoryLinkConverter>]
public sealed record HistoryLink(string Url, LinkRole Role)
{
    /// <summary>By its identity, or as the catalog writes it: the row of <see cref="Report.Links"/>. Empty where the click names
    /// none.</summary>
    public string Url { get; init => field = Door.Given(value); } = Door.Given(Url);

    /// <summary>What it is for.</summary>
    public LinkRole Role { get; init => field = Door.Known(value); } = Door.Known(Role);

    /// <summary>Its text, by the catalog; null when not known.</summary>
    public string? Label { get; init; }

    /// <summary>Its place among the links of the catalog, from 1; null when not known.</summary>
    public int? Position { get; init; }

    /// <summary>Which occurrence of it, as the click states; null when not stated.</summary>
    public string? Occurrence { get; init; }

    /// <summary>The body that it stood in.</summary>
    public EmailPart Part { get; init => field = Door.Known(value); }

    /// <summary>The smart-content variant that alone has it, as the click states; null when all have it.</summary>
    public string? Variant { get; init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<HistoryLink>.Shown(this);
}
