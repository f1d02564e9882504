using System.Text.Json;

namespace CampaignMetrics.Messages;

/// <summary>The ids of rules, as reports show them: names of <see cref="ActorRule"/> in kebab case, and those of custom rules.</summary>
internal static class ActorRuleIds
{
    /// <summary>The maximum length of an id, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>Further reasons for which reports leave events out; reserved, so no custom rule may take these ids.</summary>
    public const string TrackingOff = "tracking-off", LinkRole = "link-role", NotDelivered = "not-delivered";

    private static readonly string[] BuiltIn =
        [.. Enum.GetValues<ActorRule>().Select(rule => JsonNamingPolicy.KebabCaseLower.ConvertName(rule.ToString()))];

    public static string Of(ActorRule rule) => BuiltIn[(int)rule];

    /// <summary>The built-in rule with this id; null for none.</summary>
    public static ActorRule? Find(string id) => Array.IndexOf(BuiltIn, id) is >= 0 and var rule ? (ActorRule)rule : null;

    /// <summary>Checks the id of a custom rule: it must not collide with another in a report, and every output must show it as it
    /// is.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, not in kebab case, or a built-in rule's.</exception>
    public static string Checked(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (id.Length > MaxLength) throw new ArgumentException($"An id has at most {MaxLength} characters.", nameof(id));
        if (!char.IsAsciiLetterLower(id[0]) || !id.All(IsAllowed) || id[^1] == '-' || id.Contains("--", StringComparison.Ordinal))
            throw new ArgumentException($"An id is in kebab case, ASCII letters and digits: \"{id}\" is not.", nameof(id));
        return BuiltIn.Contains(id) || id is TrackingOff or LinkRole or NotDelivered
            ? throw new ArgumentException($"\"{id}\" is the id of a built-in rule.", nameof(id))
            : id;
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';
}
