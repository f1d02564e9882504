using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.TrackedMail;

/// <summary>What an event keeps of a request.</summary>
internal static class Requests
{
    /// <summary>The most that is kept of a header field, in UTF-16 characters. No known user agent is as long.</summary>
    private const int LongestField = 1_000;

    public static WebRequest Of(TrackingHit hit, EndpointOptions options) => new()
    {
        UserAgent = Kept(hit.UserAgent), Method = hit.Method, Purpose = Kept(hit.AnyPurpose),
        // First the place, then the truncation.
        Place = hit.Ip is { Length: > 0 } ip && options.Places is { } places ? places(ip) : default,
        Ip = options.Addresses switch
        {
            AddressKeeping.Whole => Kept(hit.Ip),
            AddressKeeping.Truncated => AddressTruncation.Truncate(hit.Ip),
            AddressKeeping.Nothing => null,
        },
    };

    private static string? Kept(string? field)
    {
        if (field is null) return null;
        if (field.Length > LongestField) field = field[..(char.IsHighSurrogate(field[LongestField - 1]) ? LongestField - 1 : LongestField)];
        // Half a surrogate pair is no text, and a ledger would refuse the event.
        return Door.IsUnicode(field) ? field : string.Concat(field.EnumerateRunes());
    }
}
