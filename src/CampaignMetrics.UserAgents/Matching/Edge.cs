namespace CampaignMetrics.UserAgents.Matching;

/// <summary>What must stand before or behind a literal.</summary>
internal enum Edge
{
    /// <summary>Anything.</summary>
    Open,

    /// <summary>No ASCII letter or digit.</summary>
    Word,

    /// <summary>Nothing: the text begins or ends here.</summary>
    Text,

    /// <summary>A digit (behind only).</summary>
    Digit,

    /// <summary>A letter (behind only).</summary>
    Letter,

    /// <summary>No more blanks (behind only): the literal begins the last word.</summary>
    LastWord,
}
