using System.Collections.Immutable;

namespace CampaignMetrics.Webhooks;

/// <summary>The labels that sender and provider attached to a message, by which its email and campaign are found.</summary>
public sealed class MessageLabels
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary.Create<string,
    string>(StringComparer.Ordinal);

    // Cached, because copies of the labels share it between the events of a mailing.
    private ImmutableSortedDictionary<string, string>? _asTags;

    /// <summary>The provider's id of the message; null where it states none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The provider's own id of the mailing or template; null where it has none.</summary>
    public string? Email { get; init; }

    /// <summary>The provider's own id of the campaign; null where it has none.</summary>
    public string? Campaign { get; init; }

    /// <summary>Tags or categories, in the provider's order; empty by default.</summary>
    public ImmutableArray<string> Tags { get; init => field = Door.Given(value); } = [];

    /// <summary>
    /// The sender's own values by name (metadata, variables, custom arguments); empty by default. A value that is not a text is given as
    /// its JSON.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init => field = Door.Texts(value); } = Nothing;

    /// <summary>The JSON of the element, as it is in the body; for a form, the JSON made of it. Empty by default.</summary>
    public ReadOnlyMemory<byte> Element { get; init; }

    /// <summary>The metadata, plus each tag with an empty value.</summary>
    internal ImmutableSortedDictionary<string, string> AsTags =>
        _asTags ??= Tags.IsEmpty ? Metadata : Metadata.SetItems(Tags.Select(tag => KeyValuePair.Create(tag, "")));

    /// <summary>A copy of these labels for another message of the same mailing.</summary>
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
