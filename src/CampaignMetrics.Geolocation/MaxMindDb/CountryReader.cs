namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Reads the country's code alone, without reading what comes after it.</summary>
internal static class CountryReader
{
    public static string? Read(ref ValueReader values, int at)
    {
        var record = values.Read(at);
        if (record.Kind != DataKind.Map) return null;
        at = record.Start;
        for (var i = 0; i < record.Size; i++)
        {
            if (PlaceKeys.Find(values.ReadKey(ref at)) == PlaceKey.Country && Code(ref values, values.Read(at)) is { } code) return code;
            at = values.Skip(at);
        }
        return null;
    }

    private static string? Code(ref ValueReader values, in Field country)
    {
        if (country.Kind != DataKind.Map) return values.Code(country);
        return AreaReader.TryFindCode(ref values, country, out var code) ? values.Code(code) : null;
    }
}
