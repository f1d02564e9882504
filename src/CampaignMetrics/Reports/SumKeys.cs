using CampaignMetrics.Bounces;

namespace CampaignMetrics.Reports;

/// <summary>A bounce reason, with the class that the definition gives it.</summary>
internal sealed record BounceReasonKey(string Reason, BounceClass Class);

/// <summary>A link and its role.</summary>
internal sealed record LinkKey(string Url, LinkRole Role);

/// <summary>One occurrence of a link in an email; the occurrence is null when clicks do not say.</summary>
internal sealed record OccurrenceKey(string Url, string? Link);

/// <summary>A mail client or browser, and the kind of device.</summary>
internal sealed record ClientKey(string Client, string Device);

/// <summary>A place of readers.</summary>
internal sealed record LocationKey(Place Place);
