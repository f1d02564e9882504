using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>The link that a click was on.</summary>
/// <param name="Url">The link as the catalog writes it, else in the one spelling that stands for all; the same as in
/// <see cref="Report.Links"/>. Empty where the click names none.</param>
/// <param name="Role">What the link is for.</param>
[JsonConverter(typeof(DataConverter<HistoryLink>)), JsonForm<HistoryLinkConverter>]
public sealed record HistoryLink(string Url, LinkRole Role)
{
    /// <summary>The link as the catalog writes it, else in the one spelling that stands for all; the same as in
    /// <see cref="Report.Links"/>. Empty where the click names none.</summary>
    public string Url { get; init => field = Door.Given(value); } = Door.Given(Url);

    /// <summary>What the link is for.</summary>
    public LinkRole Role { get; init => field = Door.Known(value); } = Door.Known(Role);

    /// <summary>Its text, by the catalog; null when not known.</summary>
    public string? Label { get; init; }

    /// <summary>Its position among the links that the catalog lists for the email, from 1; null when not known.</summary>
    public int? Position { get; init; }

    /// <summary>The occurrence of the link in the email, as the click states it; null when not stated.</summary>
    public string? Occurrence { get; init; }

    /// <summary>The body (HTML or plain text) in which it was clicked.</summary>
    public EmailPart Part { get; init => field = Door.Known(value); }

    /// <summary>The smart-content variant that alone has the link, as the click states it; null when not stated.</summary>
    public string? Variant { get; init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<HistoryLink>.Shown(this);
}
