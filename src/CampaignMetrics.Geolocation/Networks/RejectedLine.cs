namespace CampaignMetrics.Geolocation.Networks;

/// <summary>A line of a <see cref="NetworkList"/> that is no network.</summary>
/// <remarks>The default value of this type has line number 0, which no file has.</remarks>
/// <param name="Number">The line's number; the first is 1.</param>
/// <param name="Text">The line as it stands in the file.</param>
public readonly record struct RejectedLine(int Number, string Text);
