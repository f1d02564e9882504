using System.Net;

namespace CampaignMetrics.Geolocation.Tests.MaxMindDb;

/// <summary>Asks everything of a file that may be corrupt.</summary>
internal static class Probe
{
    public static IReadOnlyList<IPAddress> Addresses { get; } =
    [
        .. new[]
        {
            "82.10.0.1", "82.11.0.1", "82.12.0.1", "82.13.0.1", "1.1.1.1", "1.1.1.16", "2.125.160.216", "81.2.69.160", "89.160.20.112",
            "175.16.199.1", "216.160.83.56", "255.255.255.255", "0.0.0.0", "::", "::1:ffff:ffff", "::2:0:40", "2001:218::", "2001:480:10::",
            "2a02:d300::", "abcd:1000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        }.Select(IPAddress.Parse),
    ];

    /// <summary>
    /// How the file was answered: the first complaint, or how many records it gave. Any exception but the one is thrown on.
    /// </summary>
    public static string Outcome(byte[] file)
    {
        var records = 0;
        string? complaint = null;
        try
        {
            var database = GeoDatabase.FromBytes(file);
            foreach (var address in Addresses)
            {
                complaint = Complaint(() => database.Locate(address)) ?? complaint;
                complaint = Complaint(() => database.CountryCode(address)) ?? complaint;
                complaint = Complaint(() => records += database.Read(address) is null ? 0 : 1) ?? complaint;
            }
        }
        catch (InvalidDatabaseException exception)
        {
            return $"opening: {exception.Message}";
        }
        return complaint is null ? $"{records} records" : $"look-up: {complaint}";
    }

    private static string? Complaint(Action ask)
    {
        try
        {
            ask();
            return null;
        }
        catch (InvalidDatabaseException exception)
        {
            return exception.Message;
        }
    }
}
