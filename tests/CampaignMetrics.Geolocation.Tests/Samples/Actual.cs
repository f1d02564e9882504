using System.Globalization;

namespace CampaignMetrics.Geolocation.Tests.Samples;

/// <summary>What was found, as lines of text that can be compared.</summary>
internal static class Actual
{
    private static readonly (Anonymity Flag, string Name)[] s_flags =
    [
        (Anonymity.Anonymous, "is_anonymous"),
        (Anonymity.AnonymousVpn, "is_anonymous_vpn"),
        (Anonymity.HostingProvider, "is_hosting_provider"),
        (Anonymity.PublicProxy, "is_public_proxy"),
        (Anonymity.ResidentialProxy, "is_residential_proxy"),
        (Anonymity.TorExitNode, "is_tor_exit_node"),
    ];

    public static string Place(Place place) => string.Join('\n',
        $"continent {place.Continent.Code}",
        $"country {place.Country.Code} {place.Country.Name}",
        $"registered {place.RegisteredCountry.Code}",
        $"represented {place.RepresentedCountry.Code}",
        $"subdivision {place.Region.Code} {place.Region.Name}",
        $"subdivisions {string.Join(' ', new[] { place.Region.Code, place.Subregion.Code }.Where(code => code is not null))}",
        $"city {place.City}",
        $"postal {place.PostalCode}",
        $"at {Canonical(place.Coordinates?.Latitude)} {Canonical(place.Coordinates?.Longitude)} {place.Coordinates?.AccuracyRadius}",
        $"zone {place.TimeZone}",
        $"system {place.AutonomousSystem.Number} {place.AutonomousSystem.Organization}",
        $"isp {place.Isp}",
        $"connection {place.ConnectionType}",
        $"domain {place.Domain}",
        $"anonymous {string.Join(' ', s_flags.Where(flag => place.Anonymity.HasFlag(flag.Flag)).Select(flag => flag.Name))}");

    public static string Canonical(object? value) => value switch
    {
        Dictionary<string, object> map =>
            $"{{{string.Join(',', map.Select(entry => $"{entry.Key}:{Canonical(entry.Value)}").Order(StringComparer.Ordinal))}}}",
        List<object> items => $"[{string.Join(',', items.Select(Canonical))}]",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        bool flag => flag ? "true" : "false",
        float number => ((double)number).ToString("R", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
