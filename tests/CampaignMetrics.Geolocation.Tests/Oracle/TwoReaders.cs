using System.Globalization;
using System.Net;
using CampaignMetrics.Geolocation.Networks;
using MaxMind.Db;

namespace CampaignMetrics.Geolocation.Tests.Oracle;

/// <summary>One file in our reader and in MaxMind.Db, asked the same questions.</summary>
internal static class TwoReaders
{
    /// <summary>What both answer: to the opening, then to each address if both opened the file.</summary>
    public static IEnumerable<Comparison> Compare(byte[] file, IEnumerable<IPAddress> addresses)
    {
        var (ours, database) = Opened(() => GeoDatabase.FromBytes(file), Spelled);
        var (theirs, reader) = Opened(() => new Reader(new MemoryStream(file)), Spelled);
        using var opened = reader;
        yield return new Comparison(null, 0, ours, theirs);
        if (database is null || reader is null) yield break;
        foreach (var address in addresses)
            yield return new Comparison(address, database.Metadata.IPVersion, Ask(database, address), Ask(reader, address));
    }

    /// <summary>The differences that nobody has decided.</summary>
    public static IEnumerable<string> Undecided(byte[] file, IEnumerable<IPAddress> addresses) =>
        from comparison in Compare(file, addresses)
        where !comparison.IsSame && Decided.Find(comparison) is null
        select comparison.ToString();

    private static Answer Ask(GeoDatabase database, IPAddress address)
    {
        try
        {
            return Answer.Of(database.Read(address), LengthOf(database, address));
        }
        catch (InvalidDatabaseException exception)
        {
            return Answer.Refused(exception);
        }
    }

    private static Answer Ask(Reader reader, IPAddress address)
    {
        try
        {
            var record = reader.Find<object>(address, out var prefixLength);
            return Answer.Of(record, SpecialNetworks.Contains(address) ? null : prefixLength);
        }
        // A reader that is not ours may complain as it likes: any exception is a refusal.
        catch (Exception exception)
        {
            return Answer.Refused(exception);
        }
    }

    /// <summary>Our reader gives the network beside the place, and no place to special addresses.</summary>
    private static int? LengthOf(GeoDatabase database, IPAddress address)
    {
        database.Locate(address, out var network);
        return network?.PrefixLength;
    }

    private static (Answer, T?) Opened<T>(Func<T> open, Func<T, string> spelled) where T : class
    {
        try
        {
            var opened = open();
            return (new Answer(spelled(opened)), opened);
        }
        catch (Exception exception) when (exception is InvalidDatabaseException || typeof(T) != typeof(GeoDatabase))
        {
            return (Answer.Refused(exception), null);
        }
    }

    private static string Spelled(GeoDatabase database) => Spelled(
        database.Metadata.DatabaseType, database.Metadata.BuildDate.UtcDateTime, database.Metadata.IPVersion,
        database.Metadata.Languages, database.Metadata.Descriptions);

    private static string Spelled(Reader reader) => Spelled(
        reader.Metadata.DatabaseType, reader.Metadata.BuildDate, reader.Metadata.IPVersion,
        reader.Metadata.Languages, reader.Metadata.Description);

    private static string Spelled(
        string type, DateTime built, int ipVersion,
        IEnumerable<string> languages, IEnumerable<KeyValuePair<string, string>> descriptions)
    {
        var described = descriptions.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal);
        var metadata = string.Create(CultureInfo.InvariantCulture, $"{type} {built:O} IPv{ipVersion}");
        return $"{metadata} [{string.Join(',', languages)}] {string.Join(',', described)}";
    }
}
