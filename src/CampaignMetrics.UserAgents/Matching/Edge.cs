namespace CampaignMetrics.UserAgents.Matching;

/// <summary>What stands next to a literal in a text, or the set of what the literal allows there.</summary>
[Flags]
internal enum Edge : byte
{
    /// <summary>Nothing: the text begins or ends here.</summary>
    Text = 1,

    /// <summary>An ASCII letter.</summary>
    Letter = 2,

    /// <summary>An ASCII digit.</summary>
    Digit = 4,

    /// <summary>Any other character.</summary>
    Other = 8,

    /// <summary>Behind a literal: no more blanks until the end of the text. Holds beside one of the others.</summary>
    LastWord = 16,

    /// <summary>No ASCII letter or digit.</summary>
    Word = Text | Other,

    /// <summary>Anything.</summary>
    Open = Text | Letter | Digit | Other,
}
