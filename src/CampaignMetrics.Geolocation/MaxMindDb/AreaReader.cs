namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>Reads areas: MaxMind's maps of a code and of names by language.</summary>
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
            switch (values.ReadEntry(at, out var value))
            {
                case PlaceKey.Code: code = values.IsCode(value) ? values.Code(value) : values.Text(value); break;
                case PlaceKey.Name: name ??= values.Text(value); break;
                case PlaceKey.Names: name = Name(ref values, value, language) ?? name; break;
            }
            at = values.End(value);
        }
        return new Area(code, name);
    }

    /// <summary>Finds the code alone, without a look at what comes after it.</summary>
    public static bool TryFindCode(ref ValueReader values, in Field area, out Field code)
    {
        var at = area.Start;
        for (var i = 0; i < area.Size; i++)
        {
            if (values.ReadEntry(at, out code) == PlaceKey.Code) return true;
            at = values.End(code);
        }
        code = default;
        return false;
    }

    // The wanted language, else English.
    private static string? Name(ref ValueReader values, in Field names, ReadOnlySpan<byte> language)
    {
        string? english = null;
        if (names.Kind != DataKind.Map) return null;
        var at = names.Start;
        for (var i = 0; i < names.Size; i++)
        {
            values.ReadEntry(at, out var key, out var value);
            if (values.Payload(key).SequenceEqual(language)) return values.Text(value);
            if (values.Payload(key).SequenceEqual("en"u8)) english = values.Text(value);
            at = values.End(value);
        }
        return english;
    }
}
