namespace CampaignMetrics.UserAgents;

/// <summary>What sort of device a user agent runs on.</summary>
public enum DeviceType
{
    /// <summary>The user agent does not tell, or tells of a machine that is not the reader's.</summary>
    Unknown,

    /// <summary>A desktop or laptop computer.</summary>
    Desktop,

    /// <summary>A phone or a pocket-sized player.</summary>
    Mobile,

    /// <summary>A tablet or an electronic reader.</summary>
    Tablet,

    /// <summary>Anything else: television, console, watch, glasses, loudspeaker, car.</summary>
    Other,
}
