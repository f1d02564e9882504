using CampaignMetrics.Bounces;

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The class of a bounce, as reports see it: as the event states it, else by the classifier.</summary>
internal static class StatedBounceClass
{
    public static BounceClass Of(ServerResponse response, BounceJudge? judge) =>
        Stated(response.BounceClass) ?? judge?.Invoke(response).Class ?? BounceClass.Undetermined;

    private static BounceClass? Stated(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        "HARD" or "PERMANENT" => BounceClass.Hard,
        "SOFT" => BounceClass.Soft,
        "TEMPORARY" => BounceClass.Temporary,
        "BLOCKED" or "BLOCK" => BounceClass.Blocked,
        "UNDETERMINED" => BounceClass.Undetermined,
        _ => null,
    };
}
