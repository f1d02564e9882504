namespace CampaignMetrics.Messages;

/// <summary>What stands behind a user agent.</summary>
public enum AgentKind
{
    /// <summary>A mail client or browser: a reader's own. The default.</summary>
    Reader,

    /// <summary>A webmail's image proxy (Google, Yahoo …): it fetches when the reader looks, from its own place.</summary>
    ImageProxy,

    /// <summary>A bot, scanner or HTTP library.</summary>
    Automation,
}

/// <summary>A user agent's client, device and kind.</summary>
/// <param name="Client">The client's name, such as <c>Apple Mail</c>; <see cref="Unknown"/> when not known.</param>
/// <param name="Device"><c>desktop</c>, <c>mobile</c>, <c>tablet</c>, <c>other</c> or <see cref="Unknown"/>.</param>
/// <param name="Kind">What stands behind it.</param>
/// <remarks>The default value of this type names no client and no device (both null): where nothing is known use <see cref="Nobody"/>.</remarks>
public readonly record struct AgentDescription(string Client, string Device, AgentKind Kind)
{
    /// <summary>The word for a client or device that is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>A reader of whom nothing is known.</summary>
    public static AgentDescription Nobody { get; } = new(Unknown, Unknown, AgentKind.Reader);
}
