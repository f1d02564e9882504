using CampaignMetrics.Bounces;

namespace CampaignMetrics.Reports;

/// <summary>Why messages bounced.</summary>
internal sealed record BounceReasonKey(string Reason, BounceClass Class);

/// <summary>A link and what it is for.</summary>
internal sealed record LinkKey(string Url, LinkRole Role);

/// <summary>A link and which occurrence of it; null when the clicks do not say.</summary>
internal sealed record OccurrenceKey(string Url, string? Link);

/// <summary>What readers read with.</summary>
internal sealed record ClientKey(string Client, string Device);

/// <summary>Where readers are.</summary>
internal sealed record LocationKey(Place Place);
