using System.Collections.Immutable;

namespace CampaignMetrics.Webhooks;

/// <summary>What a provider says about which message an event belongs to: what sender and provider hung on it.</summary>
public sealed class MessageLabels
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary.Create<string,
    string>(StringComparer.Ordinal);

    private ImmutableSortedDictionary<string, string>? _asTags;

    /// <summary>The provider's id of the message; null where it states none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The provider's own key of the mailing or template; null where it has none.</summary>
    public string? Email { get; init; }

    /// <summary>The provider's own key of the campaign; null where it has none.</summary>
    public string? Campaign { get; init; }

    /// <summary>Tags or categories, in the provider's order; empty by default.</summary>
    public ImmutableArray<string> Tags { get; init => field = Door.Given(value); } = [];

    /// <summary>
    /// The sender's own values by name: metadata, variables, custom arguments;
    /// empty by default. A value that is no text is given as its JSON.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init => field = Door.Texts(value); } = Nothing;

    /// <summary>The element that says it, as it stands in the body: JSON, also of a form. Empty by default.</summary>
    public ReadOnlyMemory<byte> Element { get; init; }

    /// <summary>The metadata, and each tag with an empty value.</summary>
    internal ImmutableSortedDictionary<string, string> AsTags =>
        _asTags ??= Tags.IsEmpty ? Metadata : Metadata.SetItems(Tags.Select(tag => KeyValuePair.Create(tag, "")));

    /// <summary>The same labels on another message.</summary>
    internal MessageLabels Of(string? messageId, ReadOnlyMemory<byte> element) =>
        new()
        {
            MessageId = messageId,
            Element = element,
            Email = Email,
            Campaign = Campaign,
            Tags = Tags,
            Metadata = Metadata,
            _asTags = AsTags,
        };
}
