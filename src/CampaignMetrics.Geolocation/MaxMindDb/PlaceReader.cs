namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Reads a record as a place. MaxMind's nested layout and flat ones are read alike: a key means the same at both levels.</summary>
internal ref struct PlaceReader(ReadOnlySpan<byte> data, Texts texts, ReadOnlySpan<byte> language, DatabaseMetadata source)
{
    private readonly ReadOnlySpan<byte> _language = language;
    private readonly Place _place = new(source);
    private ValueReader _values = new(data, texts);
    private AutonomousSystem _system;
    private double? _latitude, _longitude, _accuracyRadius;

    public Place Read(int at)
    {
        var record = _values.Read(at);
        if (record.Kind == DataKind.Map) ReadMap(record, isGroup: false);
        _place.Coordinates = Coordinates();
        _place.AutonomousSystem = _system;
        return _place;
    }

    private void ReadMap(in Field map, bool isGroup)
    {
        var at = map.Start;
        for (var i = 0; i < map.Size; i++)
        {
            var key = PlaceKeys.Find(_values.ReadKey(ref at));
            var value = _values.Read(at);
            // A group inside a group is not followed, so pointers cannot lead the reader around in a circle.
            if (key == PlaceKey.Group && value.Kind == DataKind.Map && !isGroup) ReadMap(value, isGroup: true);
            else ReadPart(key, value);
            at = _values.Skip(at);
        }
    }

    private void ReadPart(PlaceKey key, in Field value)
    {
        switch (key)
        {
            case PlaceKey.Continent: _place.Continent = Area(value, _place.Continent); break;
            case PlaceKey.ContinentName: _place.Continent = _place.Continent with { Name = _values.Text(value) }; break;
            case PlaceKey.Country: _place.Country = Area(value, _place.Country); break;
            case PlaceKey.CountryName: _place.Country = _place.Country with { Name = _values.Text(value) }; break;
            case PlaceKey.RegisteredCountry: _place.RegisteredCountry = Area(value, _place.RegisteredCountry); break;
            case PlaceKey.RepresentedCountry: _place.RepresentedCountry = Area(value, _place.RepresentedCountry); break;
            case PlaceKey.Subdivisions: ReadSubdivisions(value); break;
            case PlaceKey.Region: _place.Region = _place.Region with { Name = Name(value) }; break;
            case PlaceKey.RegionCode: _place.Region = _place.Region with { Code = _values.Text(value) }; break;
            case PlaceKey.Subregion: _place.Subregion = _place.Subregion with { Name = Name(value) }; break;
            case PlaceKey.City: _place.City = Name(value); break;
            case PlaceKey.Postal: _place.PostalCode = PostalCode(value); break;
            case PlaceKey.Latitude: _latitude = _values.Number(value); break;
            case PlaceKey.Longitude: _longitude = _values.Number(value); break;
            case PlaceKey.AccuracyRadius: _accuracyRadius = _values.Number(value); break;
            case PlaceKey.TimeZone: _place.TimeZone = _values.Text(value); break;
            case PlaceKey.SystemNumber: _system = _system with { Number = _values.SystemNumber(value) }; break;
            case PlaceKey.SystemOrganization: _system = _system with { Organization = _values.Text(value) }; break;
            case PlaceKey.Isp: _place.Isp = _values.Text(value); break;
            case PlaceKey.Organization: _place.Organization = _values.Text(value); break;
            case PlaceKey.Domain: _place.Domain = _values.Text(value); break;
            case PlaceKey.ConnectionType: _place.ConnectionType = _values.Text(value); break;
            case PlaceKey.UserType: _place.UserType = _values.Text(value); break;
            case PlaceKey.Anonymous: ReadFlag(Anonymity.Anonymous, value); break;
            case PlaceKey.AnonymousVpn: ReadFlag(Anonymity.AnonymousVpn, value); break;
            case PlaceKey.HostingProvider: ReadFlag(Anonymity.HostingProvider, value); break;
            case PlaceKey.PublicProxy: ReadFlag(Anonymity.PublicProxy, value); break;
            case PlaceKey.ResidentialProxy: ReadFlag(Anonymity.ResidentialProxy, value); break;
            case PlaceKey.TorExitNode: ReadFlag(Anonymity.TorExitNode, value); break;
        }
    }

    private void ReadSubdivisions(in Field subdivisions)
    {
        if (subdivisions.Kind != DataKind.Array) return;
        var at = subdivisions.Start;
        for (var i = 0; i < Math.Min(subdivisions.Size, 2); i++)
        {
            var area = AreaReader.Read(ref _values, _values.Read(at), _language);
            if (i == 0) _place.Region = area;
            else _place.Subregion = area;
            at = _values.Skip(at);
        }
    }

    private void ReadFlag(Anonymity flag, in Field value)
    {
        if (_values.IsTrue(value)) _place.Anonymity |= flag;
    }

    // A flat database may have code and name under different keys, or either of them under "country".
    private Area Area(in Field value, Area known)
    {
        if (value.Kind == DataKind.Map) return AreaReader.Read(ref _values, value, _language);
        return _values.IsCode(value) ? known with { Code = _values.Code(value) } : known with { Name = _values.Text(value) ?? known.Name };
    }

    private string? Name(in Field value) =>
        value.Kind == DataKind.Map ? AreaReader.Read(ref _values, value, _language).Name : _values.Text(value);

    private string? PostalCode(in Field value)
    {
        if (value.Kind != DataKind.Map) return _values.Text(value);
        return AreaReader.TryFindCode(ref _values, value, out var code) ? _values.Text(code) : null;
    }

    private readonly Coordinates? Coordinates()
    {
        if (_latitude is not (>= -90 and <= 90) || _longitude is not (>= -180 and <= 180)) return null;
        var radius = _accuracyRadius is >= 0 and <= int.MaxValue ? (int?)_accuracyRadius : null;
        return new Coordinates(_latitude.Value, _longitude.Value, radius);
    }
}
