using CampaignMetrics.Geolocation;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Cli.Input;

/// <summary>A MaxMind DB file given on the command line.</summary>
internal static class GeoFile
{
    public static GeoDatabase Open(string file)
    {
        if (!File.Exists(file)) throw new UnusableException($"{file}: {(Directory.Exists(file) ? "is a directory" : "no such file")}");
        return Guard(file, () => GeoDatabase.Open(file));
    }

    /// <summary>The port of the report: places of addresses by this file.</summary>
    public static PlaceLookup Lookup(string file)
    {
        var database = Open(file);
        return ip => Guard(file, () => PlaceOf(database.Locate(ip)));
    }

    /// <summary>A corrupt file may show only at some look-up.</summary>
    public static T Guard<T>(string file, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (InvalidDatabaseException e)
        {
            throw new UnusableException($"{file}: {e.Message}");
        }
    }

    public static string? RegionOf(Geolocation.Place place) => place.Region.Name ?? place.Region.Code;

    private static Place PlaceOf(Geolocation.Place place) => new(place.Country.Code, RegionOf(place), place.City);
}
