using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using MaxMind.GeoIP2;

namespace CampaignMetrics.MaxMind;

/// <summary>Uses a database reader of MaxMind.GeoIP2 as the places of a ledger.</summary>
/// <example>
/// <code>
/// using var reader = new DatabaseReader("GeoLite2-City.mmdb");
/// var enrichment = new Enrichment { Places = MaxMindPlaces.Of(reader) };
/// </code>
/// </example>
public static class MaxMindPlaces
{
    /// <summary>
    /// The places of a City, Country or Enterprise database: the same ones that <c>CampaignMetrics.Geolocation</c> reads from the same
    /// file.
    /// </summary>
    /// <remarks>
    /// <para>An address that the database does not know, a special one (private, reserved, for documentation), an IPv6 address in a
    /// database of IPv4 and a text that is not an address have no place.</para>
    /// <para>The region is the largest subdivision: its name, else its code. Names are in the first of the reader's locales that a record
    /// has. MaxMind.GeoIP2 cannot read flat databases, such as those of ip-location-db.</para>
    /// <para>The reader belongs to the caller, who may dispose it after the last event and report; a lookup after that throws what the
    /// reader throws. Any number of threads may look up at once, as the reader allows.</para>
    /// </remarks>
    /// <param name="reader">The reader, such as a <see cref="DatabaseReader"/>.</param>
    /// <returns>The lookup. It throws what the reader throws, for example for a corrupt database.</returns>
    /// <exception cref="ArgumentException">The database's type is neither City nor Country nor Enterprise: it has no places.</exception>
    [RequiresUnreferencedCode(Trimming.Message)]
    [RequiresDynamicCode(Trimming.Message)]
    public static PlaceLookup Of(IGeoIP2DatabaseReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var find = FinderOf(reader);
        var isIPv4Only = reader.Metadata.IPVersion == 4;
        return ip => Addresses.TryParse(ip, out var address) && !Addresses.IsSpecial(address) && !(isIPv4Only && IsIPv6(address))
            ? find(address)
            : default;
    }

    /// <summary>Chooses the reader's method by the type of the file: it throws for all others.</summary>
    private static Func<IPAddress, Place> FinderOf(IGeoIP2DatabaseReader reader)
    {
        var type = reader.Metadata.DatabaseType;
        if (Names("Enterprise")) return ip => reader.TryEnterprise(ip, out var found) ? Places.Of(found) : default;
        if (Names("City")) return ip => reader.TryCity(ip, out var found) ? Places.Of(found) : default;
        if (Names("Country")) return ip => reader.TryCountry(ip, out var found) ? Places.Of(found) : default;
        throw new ArgumentException($"A database of the type {type} has no places: City, Country or Enterprise.", nameof(reader));

        bool Names(string kind) => type.Contains(kind, StringComparison.Ordinal);
    }

    private static bool IsIPv6(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6;
}
