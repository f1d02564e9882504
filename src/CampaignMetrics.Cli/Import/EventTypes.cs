using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Import;

/// <summary>Finds the type of event that a word means: an export's own words first, then those that products use.</summary>
internal sealed class EventTypes
{
    /// <summary>The types, named as in event lines.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<EventType>().Select(NameOf)];

    private static readonly Dictionary<string, EventType> Known = Words(
        (EventType.Sent, "sent send processed request requests accepted injection"),
        (EventType.NotSent, "notsent dropped drop rejected reject skipped suppressed droppedemail mtadropped"),
        (EventType.Deferred, "deferred deferral defer delayed transient"),
        (EventType.Delivered, "delivered delivery deliver received receivedemail"),
        (EventType.Bounced, "bounced bounce bounces bouncedemail hardbounce hardbounced hardbounces softbounce softbounced softbounces"),
        (EventType.Opened, "opened open opens openedemail uniqueopened uniqueopen firstopening"),
        (EventType.Clicked, "clicked click clicks clickedemail linkclicked uniqueclicked"),
        (EventType.Viewed, "viewed view"),
        (EventType.Replied, "replied reply repliedemail"),
        (EventType.Forwarded, "forwarded forward"),
        (EventType.Unsubscribed, "unsubscribed unsubscribe unsub unsubscribes optout optedout groupunsubscribe unsubscribedfromemail"),
        (EventType.Resubscribed, "resubscribed resubscribe groupresubscribe"),
        (EventType.SpamReported, "spamreported spamreport spam complaint complaints complained abuse spamcomplaint"),
        (EventType.SpamReported, "markedemailasspam markedasspam"),
        (EventType.Unbounced, "unbounced unbounce"),
        (EventType.Converted, "converted conversion"));

    private readonly Dictionary<string, EventType> _own = new(StringComparer.Ordinal);

    /// <param name="own">The export's own words, <c>WORD=TYPE,…</c>; null for none.</param>
    /// <exception cref="UnusableException">One names no type.</exception>
    public EventTypes(string? own)
    {
        foreach (var pair in (own ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // At the last sign: an export's word may hold one, and no type does.
            if (pair.LastIndexOf('=') is not (> 0 and var at))
                throw new UnusableException($"--types: '{Safe.Text(pair)}' is not of the form WORD=TYPE");
            _own[Key(pair[..at])] = Named("--types", pair[(at + 1)..].Trim());
        }
    }

    /// <summary>The type of a word; null for a word that nobody knows.</summary>
    public EventType? Find(string word) =>
        Key(word) is var key && (_own.TryGetValue(key, out var type) || Known.TryGetValue(key, out type)) ? type : null;

    /// <summary>The class of bounce that a word states too, as <c>hard_bounce</c> does; null where it states none.</summary>
    public static string? BounceClass(string word) => Key(word) switch
    {
        ['h', 'a', 'r', 'd', 'b', 'o', 'u', 'n', 'c', 'e', ..] => "hard",
        ['s', 'o', 'f', 't', 'b', 'o', 'u', 'n', 'c', 'e', ..] => "soft",
        _ => null,
    };

    /// <summary>The type of this name.</summary>
    /// <exception cref="UnusableException">There is none.</exception>
    public static EventType Named(string option, string name)
    {
        foreach (var type in Enum.GetValues<EventType>())
            if (NameOf(type).Equals(name, StringComparison.OrdinalIgnoreCase)) return type;
        throw new UnusableException(
            $"{option}: '{Safe.Text(name)}' is no type of event.{Nearest.Hint(name, Names)} There are {string.Join(", ", Names)}.");
    }

    public static string NameOf(EventType type) => JsonName.Of<EventType>(type)!;

    private static Dictionary<string, EventType> Words(params ReadOnlySpan<(EventType Type, string Words)> rows)
    {
        var known = new Dictionary<string, EventType>(StringComparer.Ordinal);
        foreach (var (type, words) in rows)
            foreach (var word in words.Split(' ')) known.Add(word, type);
        return known;
    }

    private static string Key(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
