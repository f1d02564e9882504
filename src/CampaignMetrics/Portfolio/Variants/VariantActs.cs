namespace CampaignMetrics.Portfolio.Variants;

/// <summary>What happened to a message of a variant or, put together, to a person.</summary>
[Flags]
internal enum VariantActs
{
    None = 0,
    Sent = 1,
    Delivered = 2,

    /// <summary>It counts below the line of the open rate.</summary>
    OpenWhole = 4,
    Opened = 8,

    /// <summary>The open rate is that of the trackable cohort, and it is not in it.</summary>
    NotInOpenCohort = 16,

    /// <summary>It counts below the line of the click rate.</summary>
    ClickWhole = 32,
    Clicked = 64,
    NotInClickCohort = 128,
    Converted = 256,
}
