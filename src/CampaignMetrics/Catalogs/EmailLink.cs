using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A link at one place in an email. The same URL may be at several places, each of which is a link of its own.</summary>
[JsonConverter(typeof(DataConverter<EmailLink>)), JsonForm<EmailLinkConverter>]
public sealed record EmailLink
{
    /// <summary>
    /// The URL as the email's design has it. It may hold placeholders, <c>{{…}}</c>, <c>{…}</c>, <c>*|…|*</c> and <c>[[…]]</c>, each of
    /// which stands for any text, also an empty one, without <c>/</c>, <c>?</c>, <c>&amp;</c> and <c>#</c>.
    /// </summary>
    public required string Url { get; init => field = Door.Given(value); }

    /// <summary>The key of the place, by which clicks name it in <see cref="Clicked.Link"/>; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>The purpose of the link. The default is <see cref="LinkRole.Content"/>.</summary>
    public LinkRole Role { get; init => field = Door.Known(value); }

    /// <summary>The body that it is in, HTML or plain text; null when not known, or when it is in both.</summary>
    public EmailPart? Part { get; init => field = value is { } part ? Door.Known(part) : null; }

    /// <summary>The only variant that has it, if the email has variants; null for a link that all variants have.</summary>
    public string? Variant { get; init; }

    /// <summary>The text that the reader sees; null when not known.</summary>
    public string? Label { get; init; }

    /// <summary>The links of an email's HTML, in order, as a catalog file's <c>html</c> gives them: each with its role and the text
    /// that the reader sees. Links that are followed without a server, such as <c>#top</c> and <c>tel:</c>, are left out.</summary>
    /// <param name="html">The HTML. It may be malformed.</param>
    public static IReadOnlyList<EmailLink> InHtml(string html) => HtmlLinks.In(Door.Given(html, nameof(html)));
}
