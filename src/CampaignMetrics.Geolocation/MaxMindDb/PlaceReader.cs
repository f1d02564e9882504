using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Reads one record as a place, from MaxMind's nested layout and from flat ones alike: a key means the same at both levels.</summary>
internal ref struct PlaceReader(ReadOnlySpan<byte> data, Texts texts, ReadOnlySpan<byte> language)
{
    private readonly ReadOnlySpan<byte> _language = language;
    private ValueReader _values = new(data, texts);
    private Area _continent, _country, _registeredCountry, _representedCountry, _region, _subregion;
    private string? _city, _postalCode, _timeZone, _systemOrganization, _isp, _organization, _domain, _connectionType, _userType;
    private double? _latitude, _longitude, _accuracyRadius;
    private uint? _systemNumber;
    private Anonymity _anonymity;

    public Place Read(int at, Network network, DatabaseMetadata source)
    {
        var record = _values.Read(at);
        if (record.Kind == DataKind.Map) ReadMap(record, isGroup: false);
        return new Place
        {
            Continent = _continent,
            Country = _country,
            RegisteredCountry = _registeredCountry,
            RepresentedCountry = _representedCountry,
            Region = _region,
            Subregion = _subregion,
            City = _city,
            PostalCode = _postalCode,
            Coordinates = Coordinates(),
            TimeZone = _timeZone,
            AutonomousSystem = new AutonomousSystem(_systemNumber, _systemOrganization),
            Isp = _isp,
            Organization = _organization,
            Domain = _domain,
            ConnectionType = _connectionType,
            UserType = _userType,
            Anonymity = _anonymity,
            Network = network,
            Source = source,
        };
    }

    /// <summary>The country's code alone, without a look at what comes after it.</summary>
    public string? ReadCountryCode(int at)
    {
        var record = _values.Read(at);
        if (record.Kind != DataKind.Map) return null;
        at = record.Start;
        for (var i = 0; i < record.Size; i++)
        {
            var key = _values.ReadEntry(at, out var value);
            if (key == PlaceKey.Country && CountryCode(value) is { } code) return code;
            at = _values.End(value);
        }
        return null;
    }

    private string? CountryCode(in Field country)
    {
        if (country.Kind != DataKind.Map) return _values.Code(country);
        return AreaReader.TryFindCode(ref _values, country, out var code) ? _values.Code(code) : null;
    }

    private void ReadMap(in Field map, bool isGroup)
    {
        var at = map.Start;
        for (var i = 0; i < map.Size; i++)
        {
            var key = _values.ReadEntry(at, out var value);
            // Groups hold no groups: a file cannot lead the reader around in a ring.
            if (key == PlaceKey.Group && value.Kind == DataKind.Map && !isGroup) ReadMap(value, isGroup: true);
            else if (key >= PlaceKey.Anonymous) ReadFlag(key, value);
            else ReadPart(key, value);
            at = _values.End(value);
        }
    }

    private void ReadPart(PlaceKey key, in Field value)
    {
        switch (key)
        {
            case PlaceKey.Continent: _continent = Area(value, _continent); break;
            case PlaceKey.ContinentName: _continent = _continent with { Name = _values.Text(value) }; break;
            case PlaceKey.Country: _country = Area(value, _country); break;
            case PlaceKey.CountryName: _country = _country with { Name = _values.Text(value) }; break;
            case PlaceKey.RegisteredCountry: _registeredCountry = Area(value, _registeredCountry); break;
            case PlaceKey.RepresentedCountry: _representedCountry = Area(value, _representedCountry); break;
            case PlaceKey.Subdivisions: ReadSubdivisions(value); break;
            case PlaceKey.Region: _region = _region with { Name = Name(value) }; break;
            case PlaceKey.RegionCode: _region = _region with { Code = _values.Text(value) }; break;
            case PlaceKey.Subregion: _subregion = _subregion with { Name = Name(value) }; break;
            case PlaceKey.City: _city = Name(value); break;
            case PlaceKey.Postal: _postalCode = PostalCode(value); break;
            case PlaceKey.Latitude: _latitude = _values.Number(value); break;
            case PlaceKey.Longitude: _longitude = _values.Number(value); break;
            case PlaceKey.AccuracyRadius: _accuracyRadius = _values.Number(value); break;
            case PlaceKey.TimeZone: _timeZone = _values.Text(value); break;
            case PlaceKey.SystemNumber: _systemNumber = _values.SystemNumber(value); break;
            case PlaceKey.SystemOrganization: _systemOrganization = _values.Text(value); break;
            case PlaceKey.Isp: _isp = _values.Text(value); break;
            case PlaceKey.Organization: _organization = _values.Text(value); break;
            case PlaceKey.Domain: _domain = _values.Text(value); break;
            case PlaceKey.ConnectionType: _connectionType = _values.Text(value); break;
            case PlaceKey.UserType: _userType = _values.Text(value); break;
        }
    }

    private void ReadSubdivisions(in Field subdivisions)
    {
        if (subdivisions.Kind != DataKind.Array) return;
        var at = subdivisions.Start;
        for (var i = 0; i < Math.Min(subdivisions.Size, 2); i++)
        {
            var subdivision = _values.Read(at);
            var area = AreaReader.Read(ref _values, subdivision, _language);
            if (i == 0) _region = area;
            else _subregion = area;
            at = _values.End(subdivision);
        }
    }

    private void ReadFlag(PlaceKey key, in Field value)
    {
        if (!_values.IsTrue(value)) return;
        _anonymity |= key switch
        {
            PlaceKey.Anonymous => Anonymity.Anonymous,
            PlaceKey.AnonymousVpn => Anonymity.AnonymousVpn,
            PlaceKey.HostingProvider => Anonymity.HostingProvider,
            PlaceKey.PublicProxy => Anonymity.PublicProxy,
            PlaceKey.ResidentialProxy => Anonymity.ResidentialProxy,
            PlaceKey.TorExitNode => Anonymity.TorExitNode,
            _ => Anonymity.None,
        };
    }

    // A flat database may give the code under one key and the name under another, or either of them under "country".
    private Area Area(in Field value, Area known)
    {
        if (value.Kind == DataKind.Map) return AreaReader.Read(ref _values, value, _language);
        return _values.IsCode(value) ? known with { Code = _values.Code(value) } : known with { Name = _values.Text(value) ?? known.Name };
    }

    private string? Name(in Field value) =>
        value.Kind == DataKind.Map ? AreaReader.Read(ref _values, value, _language).Name : _values.Text(value);

    private string? PostalCode(in Field value) =>
        value.Kind != DataKind.Map ? _values.Text(value) : AreaReader.TryFindCode(ref _values, value, out var code) ? _values.Text(code) : null;

    private readonly Coordinates? Coordinates()
    {
        if (_latitude is not (>= -90 and <= 90) || _longitude is not (>= -180 and <= 180)) return null;
        var radius = _accuracyRadius is >= 0 and <= int.MaxValue ? (int?)_accuracyRadius : null;
        return new Coordinates(_latitude.Value, _longitude.Value, radius);
    }
}
