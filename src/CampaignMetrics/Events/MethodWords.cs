using CampaignMetrics.Json;

namespace CampaignMetrics.Events;

/// <summary>The words for how contacts unsubscribed: those of <see cref="UnsubscribeMethod"/>, and those of sources.</summary>
internal static class MethodWords
{
    private static readonly string OneClick = Words<UnsubscribeMethod>.Of(UnsubscribeMethod.OneClick);

    /// <summary>The word of an unsubscription; null if nothing tells it.</summary>
    /// <param name="reason">The reason that the event states; null for none.</param>
    /// <param name="isPost">Whether its request is a POST, as the mail program's button sends (RFC 8058, section 3.2).</param>
    public static string? Of(string? reason, bool isPost) =>
        !string.IsNullOrEmpty(reason) ? reason : isPost ? OneClick : null;

    /// <summary>The method that a word stands for; null for a source's own word, and for null.</summary>
    public static UnsubscribeMethod? Find(string? word) => word is null ? null : Words<UnsubscribeMethod>.Find(word);
}
