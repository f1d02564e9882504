namespace CampaignMetrics.Reports;

/// <summary>Sums that can be merged although they depend on two global facts: whether there is any sign of tracking in the data, and which
/// campaigns events state.</summary>
internal interface IPartSums<TSelf> : ISums<TSelf> where TSelf : class, IPartSums<TSelf>, new()
{
    /// <summary>Whether the data have a sign of tracking: an open, click or view of an email whose catalog entry does not say.</summary>
    bool IsTrackingSeen { get; set; }

    /// <summary>Whether the data have a sign that replies are seen: one to an email whose catalog entry does not say whether its inbox is
    /// connected.</summary>
    bool IsReplySeen { get; set; }

    /// <summary>The sums as they would be if another part had a sign of tracking; null where that would change nothing.</summary>
    TSelf? IfTrackingIsSeen { get; set; }

    /// <summary>Where the request is about campaigns: the campaign of each email that only events state, null for none.</summary>
    StatedCampaigns StatedCampaigns { get; }
}

/// <summary>Merges documents over disjoint sets of contacts into one.</summary>
internal static class MergedParts
{
    /// <summary>The first part, and the sums of all.</summary>
    /// <param name="parts">The documents.</param>
    /// <param name="alike">What all must have in common, in words for an error message.</param>
    /// <param name="areAlike">Tests whether two documents have that in common.</param>
    /// <param name="sumsOf">Gets the sums of a document; null where it was read from JSON.</param>
    /// <exception cref="ArgumentException">There is no part, two are not alike or know different campaigns of an email, or one has no
    /// sums.</exception>
    public static (TDocument First, TSums Sums) Of<TDocument, TSums>(
        IEnumerable<TDocument> parts, string alike, Func<TDocument, TDocument, bool> areAlike, Func<TDocument, TSums?> sumsOf)
        where TDocument : class where TSums : class, IPartSums<TSums>, new()
    {
        ArgumentNullException.ThrowIfNull(parts);
        TDocument[] all = [.. parts];
        if (all.Length == 0) throw new ArgumentException("There is no part.", nameof(parts));
        var sums = new List<TSums>();
        foreach (var part in all)
        {
            if (!areAlike(Door.Given(part, nameof(parts)), all[0]))
                throw new ArgumentException($"All parts need the same {alike}.", nameof(parts));
            sums.Add(sumsOf(part) ?? throw new ArgumentException(
                "A part was read from JSON, which does not tell the sums that merging needs.", nameof(parts)));
        }
        return (all[0], Merge(sums, nameof(parts)));
    }

    private static TSums Merge<TSums>(List<TSums> parts, string name) where TSums : class, IPartSums<TSums>, new()
    {
        var campaigns = new StatedCampaigns();
        foreach (var part in parts)
        {
            campaigns.ExpectNoOther(part.StatedCampaigns, name);
            campaigns.Add(part.StatedCampaigns);
        }
        // A sign in one part holds for all: the result must not depend on how the contacts were divided into parts.
        var isSeen = parts.Exists(part => part.IsTrackingSeen);
        var sums = Sum(parts.Select(part => isSeen ? part.IfTrackingIsSeen ?? part : part));
        if (!isSeen && parts.Exists(part => part.IfTrackingIsSeen is not null))
            sums.IfTrackingIsSeen = Sum(parts.Select(part => part.IfTrackingIsSeen ?? part));
        return sums;
    }

    private static TSums Sum<TSums>(IEnumerable<TSums> parts) where TSums : class, IPartSums<TSums>, new()
    {
        var sums = new TSums();
        foreach (var part in parts) sums.Add(part);
        return sums;
    }
}
