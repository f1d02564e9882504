using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A link of an email, at one place in it. The same URL may stand at several.</summary>
[JsonConverter(typeof(DataConverter<EmailLink>)), JsonForm<EmailLinkConverter>]
public sealed record EmailLink
{
    /// <summary>
    /// Where it leads, as the email's design has it: it may hold placeholders, <c>{{…}}</c>, <c>{…}</c>, <c>*|…|*</c> and <c>[[…]]</c>,
    /// each of which stands for any text, also an empty one, without <c>/</c>, <c>?</c>, <c>&amp;</c> and <c>#</c>.
    /// </summary>
    public required string Url { get; init => field = Door.Given(value); }

    /// <summary>The key of the place, which clicks name as their <see cref="Clicked.Link"/>; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>What it is for. The default is <see cref="LinkRole.Content"/>.</summary>
    public LinkRole Role { get; init => field = Door.Known(value); }

    /// <summary>The body that it stands in; null when that is not known, or in both.</summary>
    public EmailPart? Part { get; init => field = value is { } part ? Door.Known(part) : null; }

    /// <summary>The variant that alone has it, where an email has variants; null for a link that all have.</summary>
    public string? Variant { get; init; }

    /// <summary>What the reader sees of it; null when not known.</summary>
    public string? Label { get; init; }
}
