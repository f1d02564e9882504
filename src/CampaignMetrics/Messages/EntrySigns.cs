namespace CampaignMetrics.Messages;

/// <summary>What the headers or the server response of an event reveal; found once for each distinct headers or response.</summary>
[Flags]
internal enum EntrySigns : byte
{
    None = 0,

    /// <summary>The request is a prefetch or preview by its method or purpose header: made ahead of, or instead of, a reader's.</summary>
    Prefetch = 1,

    /// <summary>The request's method is POST.</summary>
    Post = 2,

    /// <summary>The bounce is in fact an automatic reply.</summary>
    AutoReply = 4,
}
