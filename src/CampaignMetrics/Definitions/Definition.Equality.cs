namespace CampaignMetrics;

public sealed partial record Definition
{
    /// <summary>Whether both have the same content, so that their reports may be merged and compared.</summary>
    /// <param name="other">The other definition.</param>
    public bool Equals(Definition? other) =>
        other is not null
        && (Name, Notes, ImpliedOpens, DateBasis, AttributionWindow, ViewThroughWindow, UnsubscribeWindow) == (
            other.Name, other.Notes, other.ImpliedOpens, other.DateBasis, other.AttributionWindow, other.ViewThroughWindow,
            other.UnsubscribeWindow)
        && (AutomationOpens, PrivacyOpens, AutomationClicks, PrivacyClicks)
            == (other.AutomationOpens, other.PrivacyOpens, other.AutomationClicks, other.PrivacyClicks)
        && Rates == other.Rates
        && ExcludedRoles.AsSpan().SequenceEqual(other.ExcludedRoles.AsSpan())
        && BounceClasses.Count == other.BounceClasses.Count
        && BounceClasses.All(pair => other.BounceClasses.TryGetValue(pair.Key, out var bounceClass) && bounceClass == pair.Value);

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(Name, ImpliedOpens, DateBasis, AttributionWindow, Rates, ExcludedRoles.Length, BounceClasses.Count);
}
