using System.Net;
using System.Text;
using CampaignMetrics.Geolocation.MaxMindDb;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation;

/// <summary>
/// A database of places by IP address, read from a file in the MaxMind DB format, version 2 (https://maxmind.github.io/MaxMind-DB/).
/// </summary>
/// <remarks>
/// <para>Open a file once and keep the object: it caches what was looked up. Where the file is replaced from time to time, use
/// <see cref="ReloadingDatabase"/>. <see cref="CountryCode(IPAddress)"/> is the fastest lookup; <see cref="Locate(IPAddress)"/> returns
/// everything.</para>
/// <para>Safe for use by many threads at once. There is nothing to dispose: memory and mapping are released when nothing refers to the
/// database any more. A corrupt file causes an <see cref="InvalidDatabaseException"/>, on opening or at a lookup, and no other
/// exception.</para>
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

    /// <summary>The description of the database: its type, languages and build date.</summary>
    public DatabaseMetadata Metadata => _file.Metadata;

    /// <summary>Opens a file by mapping it into memory: immediate, and shared between processes.</summary>
    /// <remarks>
    /// The file must not be written over in place while it is open; replacing it by renaming another is safe. Else use
    /// <see cref="Load"/>.
    /// </remarks>
    /// <param name="path">The file, of at most 2 GiB.</param>
    /// <param name="language">The language of names (<c>de</c>, <c>pt-BR</c>); where a name lacks it, English.</param>
    /// <exception cref="InvalidDatabaseException">The file is corrupt, or no database.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GeoDatabase Open(string path, string language = "en") => new(MappedFile.Map(path), language);

    /// <summary>Reads a file into memory as a whole; the file can then be changed or deleted.</summary>
    /// <param name="path">The file, of at most 2 GiB.</param>
    /// <param name="language">The language of names (<c>de</c>, <c>pt-BR</c>); where a name lacks it, English.</param>
    /// <exception cref="InvalidDatabaseException">The file is corrupt, or no database.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GeoDatabase Load(string path, string language = "en") => new(File.ReadAllBytes(path), language);

    /// <summary>As <see cref="Load"/>, but no thread is blocked while the file is read.</summary>
    /// <param name="path">The file, of at most 2 GiB.</param>
    /// <param name="language">The language of names (<c>de</c>, <c>pt-BR</c>); where a name lacks it, English.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidDatabaseException">The file is corrupt, or no database.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Task<GeoDatabase> LoadAsync(string path, string language = "en", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(language);
        return ReadAsync();

        async Task<GeoDatabase> ReadAsync() => new(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), language);
    }

    /// <summary>Opens a database from bytes that are in memory already.</summary>
    /// <param name="file">The content of a file. It must not change any more.</param>
    /// <param name="language">The language of names (<c>de</c>, <c>pt-BR</c>); where a name lacks it, English.</param>
    /// <exception cref="InvalidDatabaseException">The content is corrupt, or no database.</exception>
    public static GeoDatabase FromBytes(ReadOnlyMemory<byte> file, string language = "en") => new(file, language);

    /// <summary>The code of the country where an address is, without reading the rest of its record.</summary>
    /// <param name="address">The address. An IPv4 address mapped into IPv6 counts as the IPv4 address.</param>
    /// <returns>ISO 3166-1 alpha-2, in capitals; null where the database has none, and for <see cref="SpecialNetworks"/>.</returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public string? CountryCode(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return CountryCode(AddressBits.Of(address));
    }

    /// <summary>The code of the country where an address is, without reading the rest of its record.</summary>
    /// <param name="address">The address as text; a text that is not an address has no country.</param>
    /// <returns>ISO 3166-1 alpha-2, in capitals; null where the database has none, and for <see cref="SpecialNetworks"/>.</returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public string? CountryCode(ReadOnlySpan<char> address) => AddressBits.TryParse(address, out var bits) ? CountryCode(bits) : null;

    /// <summary>Everything that the database knows about an address.</summary>
    /// <param name="address">The address. An IPv4 address mapped into IPv6 counts as the IPv4 address.</param>
    /// <returns>
    /// The place; only its <see cref="Place.Source"/> is set where the database has no record, and for
    /// <see cref="SpecialNetworks"/>.
    /// </returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public Place Locate(IPAddress address) => Locate(address, out _);

    /// <summary>Everything that the database knows about an address, and the network that shares the record.</summary>
    /// <param name="address">The address. An IPv4 address mapped into IPv6 counts as the IPv4 address.</param>
    /// <param name="network">The largest network around the address that has the same record; null where the database has none, and for
    /// <see cref="SpecialNetworks"/>.</param>
    /// <returns>The place; only its <see cref="Place.Source"/> is set where there is no network.</returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public Place Locate(IPAddress address, out Network? network)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Locate(AddressBits.Of(address), out network);
    }

    /// <summary>Everything that the database knows about an address.</summary>
    /// <param name="address">The address as text; for a text that is not an address nothing is known.</param>
    /// <returns>
    /// The place; only its <see cref="Place.Source"/> is set where the database has no record, and for
    /// <see cref="SpecialNetworks"/>.
    /// </returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public Place Locate(ReadOnlySpan<char> address) => Locate(address, out _);

    /// <summary>Everything that the database knows about an address, and the network that shares the record.</summary>
    /// <param name="address">The address as text; for a text that is not an address nothing is known.</param>
    /// <param name="network">The largest network around the address that has the same record; null where the database has none, and for
    /// <see cref="SpecialNetworks"/>.</param>
    /// <returns>The place; only its <see cref="Place.Source"/> is set where there is no network.</returns>
    /// <exception cref="InvalidDatabaseException">The database is corrupt.</exception>
    public Place Locate(ReadOnlySpan<char> address, out Network? network)
    {
        network = null;
        return AddressBits.TryParse(address, out var bits) ? Locate(bits, out network) : _nowhere;
    }

    /// <summary>The record of an address as plain .NET objects, for databases that hold something other than places.</summary>
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
        // The spans point into a mapped file, which is unmapped when this object is collected: keep it alive until the reading is done.
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
