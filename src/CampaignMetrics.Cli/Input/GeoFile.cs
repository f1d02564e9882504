using CampaignMetrics.Geolocation;

namespace CampaignMetrics.Cli.Input;

/// <summary>A MaxMind DB file given on the command line.</summary>
internal static class GeoFile
{
    /// <summary>The most that is read of a pipe, which cannot be mapped into memory: 1 GB.</summary>
    private const int MaxPipedBytes = 1_000_000_000;

    public static GeoDatabase Open(string file, CancellationToken cancellationToken = default)
    {
        EventFiles.Refuse(file);
        if (file != "-" && FileIdentity.Of(file) is { IsRegular: true }) return Guard(file, () => GeoDatabase.Open(file));
        using var input = HeadedStream.Open(file, cancellationToken);
        var bytes = input.ReadAll(MaxPipedBytes)
            ?? throw new UnusableException($"{file}: is larger than is read from a pipe; give the database as a file");
        return Guard(file, () => GeoDatabase.FromBytes(bytes));
    }

    /// <summary>For reports: looks up places in this file, and names the database.</summary>
    public static GeoPlaces Places(string file, CancellationToken cancellationToken)
    {
        var database = Open(file, cancellationToken);
        return new GeoPlaces(
            ip => Guard(file, () => PlaceOf(database.Locate(ip))),
            new PlacesSource(database.Metadata.DatabaseType, DateOnly.FromDateTime(database.Metadata.BuildDate.UtcDateTime)));
    }

    /// <summary>
    /// Runs one use of the database. Damage in the file may be noticed only at some look-up, and is an error of the input then too.
    /// </summary>
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

    private static Place PlaceOf(Geolocation.Place place) =>
        new(place.Country.Code, RegionOf(place), place.City) { TimeZone = place.TimeZone };
}

/// <summary>A look-up of places, and the database behind it.</summary>
internal sealed record GeoPlaces(PlaceLookup Lookup, PlacesSource Source);
