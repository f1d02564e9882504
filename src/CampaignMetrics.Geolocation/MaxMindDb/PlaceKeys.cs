using System.Text;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Finds the meaning of a record's key, as the different databases spell it.</summary>
internal static class PlaceKeys
{
    // A hash table with open addressing; far more slots than names, so that probes are short and always meet an empty slot.
    private const int Slots = 256;

    // MaxMind's own names (https://dev.maxmind.com/geoip/docs/databases/) and those of flat databases: DB-IP, ip-location-db, IPinfo,
    // IP2Location.
    private static readonly (PlaceKey Key, string[] Names)[] s_names =
    [
        (PlaceKey.Continent, ["continent", "continent_code"]),
        (PlaceKey.ContinentName, ["continent_name"]),
        (PlaceKey.Country, ["country", "country_code", "country_iso_code"]),
        (PlaceKey.CountryName, ["country_name"]),
        (PlaceKey.RegisteredCountry, ["registered_country"]),
        (PlaceKey.RepresentedCountry, ["represented_country"]),
        (PlaceKey.Subdivisions, ["subdivisions"]),
        (PlaceKey.Region, ["region", "region_name", "state", "state1", "state_prov"]),
        (PlaceKey.RegionCode, ["region_code", "state_code"]),
        (PlaceKey.Subregion, ["state2", "district"]),
        (PlaceKey.City, ["city", "city_name"]),
        (PlaceKey.Postal, ["postal", "postal_code", "postcode", "zip", "zip_code", "zipcode"]),
        (PlaceKey.Latitude, ["latitude", "lat"]),
        (PlaceKey.Longitude, ["longitude", "lng", "lon"]),
        (PlaceKey.AccuracyRadius, ["accuracy_radius"]),
        (PlaceKey.TimeZone, ["time_zone", "timezone"]),
        (PlaceKey.SystemNumber, ["autonomous_system_number", "asn", "as_number"]),
        (PlaceKey.SystemOrganization, ["autonomous_system_organization", "as_organization", "as_org", "as_name"]),
        (PlaceKey.Isp, ["isp"]),
        (PlaceKey.Organization, ["organization", "org"]),
        (PlaceKey.Domain, ["domain", "as_domain"]),
        (PlaceKey.ConnectionType, ["connection_type"]),
        (PlaceKey.UserType, ["user_type", "usage_type"]),
        (PlaceKey.Anonymous, ["is_anonymous"]),
        (PlaceKey.AnonymousVpn, ["is_anonymous_vpn"]),
        (PlaceKey.HostingProvider, ["is_hosting_provider"]),
        (PlaceKey.PublicProxy, ["is_public_proxy"]),
        (PlaceKey.ResidentialProxy, ["is_residential_proxy"]),
        (PlaceKey.TorExitNode, ["is_tor_exit_node"]),
        (PlaceKey.Group, ["location", "traits", "anonymizer"]),
        (PlaceKey.Code, ["iso_code", "code"]),
        (PlaceKey.Name, ["name"]),
        (PlaceKey.Names, ["names"]),
    ];

    private static readonly (byte[]? Name, PlaceKey Key)[] s_slots = FillSlots();

    public static PlaceKey Find(ReadOnlySpan<byte> name)
    {
        for (var slot = Hash(name); s_slots[slot].Name is { } known; slot = (slot + 1) % Slots)
            if (name.SequenceEqual(known)) return s_slots[slot].Key;
        return PlaceKey.Unknown;
    }

    private static (byte[]? Name, PlaceKey Key)[] FillSlots()
    {
        var slots = new (byte[]? Name, PlaceKey Key)[Slots];
        foreach (var (key, names) in s_names)
            foreach (var name in names.Select(Encoding.UTF8.GetBytes))
            {
                var slot = Hash(name);
                while (slots[slot].Name is not null) slot = (slot + 1) % Slots;
                slots[slot] = (name, key);
            }
        return slots;
    }

    private static int Hash(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (name.Length * 31 + name[0] * 7 + name[^1] + name[name.Length / 2] * 13) % Slots;
}
