namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Reads areas: maps of a code and of names by language, as MaxMind writes them.</summary>
internal static class AreaReader
{
    /// <summary>Reads a map as an area; anything else is an unknown area.</summary>
    public static Area Read(ref ValueReader values, in Field area, ReadOnlySpan<byte> language)
    {
        string? code = null, name = null;
        if (area.Kind != DataKind.Map) return default;
        var at = area.Start;
        for (var i = 0; i < area.Size; i++)
        {
            switch (PlaceKeys.Find(values.ReadKey(ref at)))
            {
                case PlaceKey.Code: code = Code(ref values, values.Read(at)); break;
                case PlaceKey.Name: name ??= values.Text(values.Read(at)); break;
                case PlaceKey.Names: name = Name(ref values, values.Read(at), language) ?? name; break;
            }
            at = values.Skip(at);
        }
        return new Area(code, name);
    }

    /// <summary>Finds the code alone, without reading what comes after it.</summary>
    public static bool TryFindCode(ref ValueReader values, in Field area, out Field code)
    {
        var at = area.Start;
        for (var i = 0; i < area.Size; i++)
        {
            if (PlaceKeys.Find(values.ReadKey(ref at)) == PlaceKey.Code)
            {
                code = values.Read(at);
                return true;
            }
            at = values.Skip(at);
        }
        code = default;
        return false;
    }

    private static string? Code(ref ValueReader values, in Field code) => values.IsCode(code) ? values.Code(code) : values.Text(code);

    // The requested language, else English.
    private static string? Name(ref ValueReader values, in Field names, ReadOnlySpan<byte> language)
    {
        string? english = null;
        if (names.Kind != DataKind.Map) return null;
        var at = names.Start;
        for (var i = 0; i < names.Size; i++)
        {
            var key = values.ReadKey(ref at);
            if (key.SequenceEqual(language)) return values.Text(values.Read(at));
            if (key.SequenceEqual("en"u8)) english = values.Text(values.Read(at));
            at = values.Skip(at);
        }
        return english;
    }
}
