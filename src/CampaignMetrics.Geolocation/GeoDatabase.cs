using System.Net;
using System.Text;
using CampaignMetrics.Geolocation.MaxMindDb;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation;

/// <summary>
/// A database of places by IP address, in a file of the MaxMind DB format, version 2 (https://maxmind.github.io/MaxMind-DB/).
/// </summary>
/// <remarks>
/// Any number of threads may look up at once. There is nothing to dispose: memory and mapping are given back once nothing uses the
/// database. A file that is found to be corrupt, be it when opened or at some look-up, causes an
/// <see cref="InvalidDatabaseException"/> and nothing else.
/// </remarks>
/// <example>
/// <code>
/// var database = GeoDatabase.Open("GeoLite2-City.mmdb");
/// Console.WriteLine(database.Locate("81.2.69.160").City);
/// </code>
/// </example>
public sealed class GeoDatabase
{
    private readonly DatabaseFile _file;
    private readonly Texts _texts = new();
    private readonly Places _places = new();
    private readonly CountryCache _countries;
    private readonly Place _nowhere;
    private readonly byte[] _language;

    private GeoDatabase(ReadOnlyMemory<byte> file, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _language = Encoding.UTF8.GetBytes(language);
        _file = new DatabaseFile(file);
        _countries = new CountryCache(_file.Data.Length);
        _nowhere = new Place(Metadata);
    }

    /// <summary>What the database says of itself: its type, the date of its build.</summary>
    public DatabaseMetadata Metadata => _file.Metadata;

    /// <summary>Opens a file by mapping it into memory: at once, and shared between processes.</summary>
    /// <remarks>
    /// The file must not be written over in place while it is open; replacing it by renaming another is safe. Else use
    /// <see cref="Load"/>.
    /// </remarks>
    /// <param name="path">The file, of at most 2 GiB.</param>
    /// <param name="language">The language of names (<c>de</c>, <c>pt-BR</c>); where a name lacks it, English.</param>
    /// <exception cref="InvalidDatabaseException">The file is corrupt, or no database.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GeoDatabase Open(string path, string language = "en") => new(MappedFile.Map(path), language);

    /// <summary>Reads a file into memory, and is then done with it.</summary>
    /// <param name="path">The file, of at most 2 GiB.</param>
    /// <param name="language">The language of names (<c>de</c>, <c>pt-BR</c>); where a name lacks it, English.</param>
    /// <exception cref="InvalidDatabaseException">The file is corrupt, or no database.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GeoDatabase Load(string path, string language = "en") => new(File.ReadAllBytes(path), language);

    /// <summary>Uses bytes that are already in memory.</summary>
    /// <param name="file">The content of a file. It must not change any more.</param>
    /// <param name="language">The language of names (<c>de</c>, <c>pt-BR</c>); where a name lacks it, English.</param>
    /// <exception cref="InvalidDatabaseException">The content is corrupt, or no database.</exception>
    public static GeoDatabase FromBytes(ReadOnlyMemory<byte> file, string language = "en") => new(file, language);

    /// <summary>The code of the country where an address is, by the shortest way.</summary>
    /// <param name="address">The address. An IPv4 address mapped into IPv6 counts as the IPv4 address.</param>
    /// <returns>ISO 3166-1 alpha-2, in capitals; null where the database has none, and for <see cref="SpecialNetworks"/>.</returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public string? CountryCode(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return CountryCode(AddressBits.Of(address));
    }

    /// <summary>The code of the country where an address is, by the shortest way.</summary>
    /// <param name="address">The address as text; text that is no address is in no country.</param>
    /// <returns>ISO 3166-1 alpha-2, in capitals; null where the database has none, and for <see cref="SpecialNetworks"/>.</returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public string? CountryCode(ReadOnlySpan<char> address) => AddressBits.TryParse(address, out var bits) ? CountryCode(bits) : null;

    /// <summary>All that the database knows of an address.</summary>
    /// <param name="address">The address. An IPv4 address mapped into IPv6 counts as the IPv4 address.</param>
    /// <returns>
    /// The place, of which nothing but the <see cref="Place.Source"/> is known where the database has no record, and for
    /// <see cref="SpecialNetworks"/>.
    /// </returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public Place Locate(IPAddress address) => Locate(address, out _);

    /// <summary>All that the database knows of an address, and of which addresses around it the same is known.</summary>
    /// <param name="address">The address. An IPv4 address mapped into IPv6 counts as the IPv4 address.</param>
    /// <param name="network">The largest network around the address that has the same record; null where the database has none, and for
    /// <see cref="SpecialNetworks"/>.</param>
    /// <returns>The place, of which nothing but the <see cref="Place.Source"/> is known where there is no network.</returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public Place Locate(IPAddress address, out Network? network)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Locate(AddressBits.Of(address), out network);
    }

    /// <summary>All that the database knows of an address.</summary>
    /// <param name="address">The address as text; of text that is no address nothing is known.</param>
    /// <returns>
    /// The place, of which nothing but the <see cref="Place.Source"/> is known where the database has no record, and for
    /// <see cref="SpecialNetworks"/>.
    /// </returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public Place Locate(ReadOnlySpan<char> address) => Locate(address, out _);

    /// <summary>All that the database knows of an address, and of which addresses around it the same is known.</summary>
    /// <param name="address">The address as text; of text that is no address nothing is known.</param>
    /// <param name="network">The largest network around the address that has the same record; null where the database has none, and for
    /// <see cref="SpecialNetworks"/>.</param>
    /// <returns>The place, of which nothing but the <see cref="Place.Source"/> is known where there is no network.</returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public Place Locate(ReadOnlySpan<char> address, out Network? network)
    {
        network = null;
        return AddressBits.TryParse(address, out var bits) ? Locate(bits, out network) : _nowhere;
    }

    /// <summary>The record of an address as it stands in the database, for databases that hold something else than places.</summary>
    /// <remarks>Special addresses are looked up like any other.</remarks>
    /// <param name="address">The address. An IPv4 address mapped into IPv6 counts as the IPv4 address.</param>
    /// <returns>
    /// Null where there is no record; else one of <see cref="Dictionary{TKey, TValue}"/> (of string and object), <see cref="List{T}"/> (of
    /// object), <see cref="string"/>, <see cref="double"/>, <see cref="float"/>, array of <see cref="byte"/>, <see cref="ushort"/>,
    /// <see cref="uint"/>, <see cref="int"/>, <see cref="ulong"/>, <see cref="UInt128"/>, <see cref="bool"/>.
    /// </returns>
    /// <exception cref="InvalidDatabaseException">
    /// The database is corrupt, or the record is beyond all measure: more than 65,536 values and pointers, 64 levels or 1 MiB of text.
    /// </exception>
    public object? Read(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = _file.Find(AddressBits.Of(address), out _);
        if (at < 0) return null;
        var reader = new DataReader(_file.Data);
        var record = ObjectReader.Read(ref reader, at);
        GC.KeepAlive(this);
        return record;
    }

    private string? CountryCode(in AddressBits address)
    {
        if (SpecialNetworks.Contains(address)) return null;
        var at = _file.Find(address, out _);
        if (at < 0) return null;
        return _countries.TryGet(at, out var code) ? code : DecodeCountry(at);
    }

    private string? DecodeCountry(int at)
    {
        var values = new ValueReader(_file.Data, _texts);
        var code = CountryReader.Read(ref values, at);
        GC.KeepAlive(this);
        _countries.Set(at, code);
        return code;
    }

    private Place Locate(in AddressBits address, out Network? network)
    {
        network = null;
        if (SpecialNetworks.Contains(address)) return _nowhere;
        var at = _file.Find(address, out var depth);
        if (at < 0) return _nowhere;
        network = _file.Network(address, depth);
        return _places.TryGet(at, out var place) ? place : Decode(at);
    }

    private Place Decode(int at)
    {
        var place = new PlaceReader(_file.Data, _texts, _language, Metadata).Read(at);
        GC.KeepAlive(this);
        _places.Add(at, place);
        return place;
    }
}
