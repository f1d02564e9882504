using CampaignMetrics.Json;

namespace CampaignMetrics.Events;

/// <summary>How unsubscriptions came, in words: those of <see cref="UnsubscribeMethod"/>, and whatever sources say beside them.</summary>
internal static class MethodWords
{
    private static readonly string OneClick = Words<UnsubscribeMethod>.Of(UnsubscribeMethod.OneClick);

    /// <summary>The word; null where nothing tells it.</summary>
    /// <param name="reason">What the event states; null for nothing.</param>
    /// <param name="isPost">Whether its request is a POST, as the mail program's button sends (RFC 8058, section 3.2).</param>
    public static string? Of(string? reason, bool isPost) =>
        !string.IsNullOrEmpty(reason) ? reason : isPost ? OneClick : null;

    /// <summary>The way that a word stands for; null for a source's own word, and for none.</summary>
    public static UnsubscribeMethod? Find(string? word) => word is null ? null : Words<UnsubscribeMethod>.Find(word);
}
