
namespace Plain;

internal enum Actor { Human, PrivacyProxy, Automation }

internal enum RequestType { Opened, Clicked, Viewed, Unsubscribed }

/// <summary>An open, click, view or unsubscription, and who did it.</summary>
internal sealed class Request(RequestType type, DateTime at, string id)
{
    public RequestType Type => type;
    public DateTime At => at;
    public string Id => id;
    public string? Url { get; init; }
    public bool IsText { get; init; }
    public string? Role { get; init; }
    public string? UserAgent { get; init; }
    public string? Ip { get; init; }
    public (string? Country, string? Region, string? City) Place { get; init; }
    public double Seconds { get; init; }
    public Actor? Stated { get; init; }
    public bool IsPrefetch { get; init; }

    /// <summary>Whether rules look at it: not where the mailbox provider's server posted for its user.</summary>
    public bool IsJudged { get; init; }

    public Actor Actor { get; private set; }

    /// <summary>The rule that told; null for a person.</summary>
    public string? Rule { get; private set; }

    public bool IsExcludedRole => type == RequestType.Clicked && Role is "unsubscribe" or "preferences";

    public bool Counts => (type is RequestType.Opened or RequestType.Clicked) && Actor != Actor.Automation && !IsExcludedRole;

    public void Label(Actor actor, string rule) => (Actor, Rule) = (actor, rule);
}
