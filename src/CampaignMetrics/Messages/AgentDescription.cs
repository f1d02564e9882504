using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics;

/// <summary>The part that a user agent plays between a message and its reader.</summary>
[JsonConverter(typeof(DataConverter<AgentRole>)), JsonForm<WordConverter<AgentRole>>]
public enum AgentRole
{
    /// <summary>The reader's own mail client or browser. The default.</summary>
    Reader,

    /// <summary>A webmail's image proxy (Google, Yahoo …): it fetches when the reader looks, but from its own servers.</summary>
    ImageProxy,

    /// <summary>A bot, scanner or HTTP library.</summary>
    Automation,

    /// <summary>A proxy that fetches whether or not the reader looks, such as Apple Mail's.</summary>
    PrivacyProxy,
}

/// <summary>The client, device and role of a user agent, as reports show them; what an <see cref="AgentClassifier"/> returns.</summary>
/// <param name="Client">The client's name, such as <c>Apple Mail</c>; <see cref="Unknown"/> when not known.</param>
/// <param name="Device"><c>desktop</c>, <c>mobile</c>, <c>tablet</c>, <c>other</c> or <see cref="Unknown"/>.</param>
/// <param name="Role">The part it plays between message and reader.</param>
/// <remarks>The default value of this type has no texts. From an <see cref="AgentClassifier"/> it means the same as
/// <see cref="Nobody"/>: nothing is known of the reader.</remarks>
[JsonConverter(typeof(DataConverter<AgentDescription>)), JsonForm<AgentDescriptionConverter>]
public readonly record struct AgentDescription(string Client, string Device, AgentRole Role)
{
    /// <summary>The client's name.</summary>
    public string Client { get; init => field = Door.Given(value); } = Door.Given(Client);

    /// <summary>The kind of device.</summary>
    public string Device { get; init => field = Door.Given(value); } = Door.Given(Device);

    /// <summary>The part it plays between message and reader.</summary>
    public AgentRole Role { get; init => field = Door.Known(value); } = Door.Known(Role);

    /// <summary>The word for a client or device that is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>A reader of whom nothing is known.</summary>
    public static AgentDescription Nobody { get; } = new(Unknown, Unknown, AgentRole.Reader);

    /// <summary>Describes a parsed user agent. One that is only guessed to be a program counts as a program here too.</summary>
    /// <param name="agent">The parsed user agent.</param>
    public static AgentDescription Of(UserAgent agent) =>
        new(agent.Client ?? Unknown, NameOf(agent.Device), RoleOf(agent));

    private static string NameOf(DeviceType device) => device switch
    {
        DeviceType.Desktop => "desktop",
        DeviceType.Mobile => "mobile",
        DeviceType.Tablet => "tablet",
        DeviceType.Other => "other",
        DeviceType.Unknown => Unknown,
    };

    // Follows the actor, so that a report says of a user agent what the classifier says of it.
    private static AgentRole RoleOf(UserAgent agent) => agent.Actor switch
    {
        AgentActor.Automation => AgentRole.Automation,
        AgentActor.PrivacyProxy => AgentRole.PrivacyProxy,
        AgentActor.Human => agent.Kind == AgentKind.WebmailProxy ? AgentRole.ImageProxy : AgentRole.Reader,
    };
}
