using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Derives an id for events to which the provider gives none, or more than one. The same facts give the same id, so a repeated event is
/// recognised in any batch.
/// </summary>
internal static class StableId
{
    private const int UsualBytes = 1024;

    /// <summary>The id: 32 hexadecimal digits of a SHA-256 hash.</summary>
    /// <remarks>An open or click may be sent under two names, as the first one and as any one, so its name does not count as a
    /// fact.</remarks>
    public static string Of(string provider, EventType type, in EventMeaning meaning, Fields fields)
    {
        var isRequest = type is EventType.Opened or EventType.Clicked or EventType.Viewed;
        var facts = new HashedFacts(stackalloc byte[UsualBytes]);
        facts.Add(provider);
        facts.Add(type.ToString());
        facts.Add(isRequest ? null : meaning.Name);
        facts.Add(isRequest ? null : meaning.Detail);
        facts.Add(fields.Text(Field.MessageId));
        facts.Add(fields.Text(Field.Recipient) is { } recipient ? ((ContactId)recipient).Value : null);
        facts.Add(fields.Text(Field.Time));
        if (isRequest)
        {
            facts.Add(fields.Text(Field.Url));
            // Only where there is one: the ids of providers that name no link stay as they are.
            if (fields.Text(Field.Link) is { } link) facts.Add(link);
            facts.Add(fields.Text(Field.UserAgent));
            facts.Add(fields.Text(Field.Ip));
        }
        // Without a time nothing else distinguishes two such events.
        if (!fields.Has(Field.Time)) facts.Add(TextOf(fields));
        return facts.ToId();
    }

    /// <summary>The id itself, or its hash where it is longer than an id may be.</summary>
    public static string Shortened(string id) => id.Length <= EventId.MaxLength ? id : HashedFacts.IdOf(Encoding.UTF8.GetBytes(id));

    private static string TextOf(Fields fields) =>
        fields.Element.Length <= HashedFacts.LongestFact ? Encoding.UTF8.GetString(fields.Element.Span) : fields.Digest;
}
