namespace CampaignMetrics.Geolocation;

/// <summary>A point on the earth (WGS 84).</summary>
/// <remarks>The default value of this type is 0° N, 0° E without a radius.</remarks>
/// <param name="Latitude">Degrees north, from -90 to 90, both ends included.</param>
/// <param name="Longitude">Degrees east, from -180 to 180, both ends included.</param>
/// <param name="AccuracyRadius">Kilometres around the point within which the address probably is; null where the database gives
/// none.</param>
public readonly record struct Coordinates(double Latitude, double Longitude, int? AccuracyRadius);
