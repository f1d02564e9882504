namespace CampaignMetrics.Messages;

/// <summary>What the details of an event show, told once for each detail.</summary>
[Flags]
internal enum EntrySigns : byte
{
    None = 0,

    /// <summary>The request was made ahead of, or instead of, a reader's.</summary>
    Prefetch = 1,

    /// <summary>The request's method is POST.</summary>
    Post = 2,

    /// <summary>What was told as a bounce is an automatic reply.</summary>
    AutoReply = 4,
}
