using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Derives an id for events to which the provider gives none, or more than one. The same facts give the same id, so a repeated event is
/// recognised in any batch.
/// </summary>
internal static class StableId
{
    private const int Bytes = 16;

    /// <summary>
    /// How many characters of a fact are hashed, besides its length: as long as servers allow a URL or header. It bounds the work, because
    /// an event with many recipients gets an id for each.
    /// </summary>
    private const int LongestFact = 8192;

    /// <summary>The id: 32 hexadecimal digits of a SHA-256 hash.</summary>
    /// <remarks>An open or click may be sent under two names, as the first one and as any one, so its name does not count as a
    /// fact.</remarks>
    public static string Of(string provider, EventType type, in EventMeaning meaning, Fields fields)
    {
        var isRequest = type is EventType.Opened or EventType.Clicked or EventType.Viewed;
        var facts = new StringBuilder();
        Add(facts, provider);
        Add(facts, type.ToString());
        Add(facts, isRequest ? null : meaning.Name);
        Add(facts, isRequest ? null : meaning.Detail);
        Add(facts, fields.Text(Field.MessageId));
        Add(facts, fields.Text(Field.Recipient) is { } recipient ? ((ContactId)recipient).Value : null);
        Add(facts, fields.Text(Field.Time));
        if (isRequest)
        {
            Add(facts, fields.Text(Field.Url));
            // Only where there is one: the ids of providers that name no link stay as they are.
            if (fields.Text(Field.Link) is { } link) Add(facts, link);
            Add(facts, fields.Text(Field.UserAgent));
            Add(facts, fields.Text(Field.Ip));
        }
        // Without a time nothing else distinguishes two such events.
        if (!fields.Has(Field.Time)) Add(facts, TextOf(fields));
        return Hash(facts.ToString());
    }

    /// <summary>The id itself, or its hash where it is longer than an id may be.</summary>
    public static string Shortened(string id) => id.Length <= EventId.MaxLength ? id : Hash(id);

    private static string TextOf(Fields fields) =>
        fields.Element.Length <= LongestFact ? Encoding.UTF8.GetString(fields.Element.Span) : fields.Digest;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));

    /// <summary>Adds a fact behind its length, so that different lists of facts never give the same text.</summary>
    private static void Add(StringBuilder facts, string? fact) =>
        facts.Append(fact?.Length ?? -1).Append(':').Append(fact.AsSpan(0, Math.Min(fact?.Length ?? 0, LongestFact)));
}
