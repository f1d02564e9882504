using CampaignMetrics.Geolocation;

namespace CampaignMetrics.DependencyInjection;

/// <summary>The places of a database file, read when they are first needed.</summary>
internal sealed class PlacesFile(string path)
{
    private readonly Lazy<ReloadingDatabase> _file = new(() => new ReloadingDatabase(path));

    /// <summary>What is known with the database of now: reports name its day, and are made anew with another one.</summary>
    public Enrichment AddTo(Enrichment enrichment)
    {
        var database = _file.Value.Current;
        return enrichment with
        {
            Places = ip => PlaceOf(database.Locate(ip)),
            PlacesBy = new PlacesSource(database.Metadata.DatabaseType, DayOf(database)),
        };
    }

    /// <summary>The day of the database that is in use.</summary>
    public DateOnly Day => DayOf(_file.Value.Current);

    /// <summary>Why the newest file is not in use.</summary>
    public string Problem => _file.Value.Rejection?.Message ?? "";

    /// <summary>Looks for a newer file.</summary>
    public ReloadResult Reload() => _file.Value.Reload();

    private static DateOnly DayOf(GeoDatabase database) => DateOnly.FromDateTime(database.Metadata.BuildDate.UtcDateTime);

    private static Place PlaceOf(Geolocation.Place place) =>
        new(place.Country.Code, place.Region.Name ?? place.Region.Code, place.City) { TimeZone = place.TimeZone };
}
