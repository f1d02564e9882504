namespace CampaignMetrics.UserAgents;

/// <summary>The types of device that a program runs on.</summary>
public enum DeviceType
{
    /// <summary>The user agent does not tell, or describes a machine that is not the reader's.</summary>
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
