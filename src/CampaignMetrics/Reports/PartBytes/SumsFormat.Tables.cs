using System.Globalization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.PartBytes;

/// <summary>The tables: sums by key.</summary>
internal static partial class SumsFormat
{
    private static void WriteTables(PartWriter part, ReportSums sums)
    {
        Write(part, sums.BounceReasons.Rows, key => $"{key.Reason}\n{key.Class}", key =>
        {
            part.Text(key.Reason);
            part.Number((long)key.Class);
        });
        Write(part, sums.NotSentReasons.Rows, key => key, part.Text);
        Write(part, sums.Links.Rows, key => $"{key.Url}\n{key.Role}", key =>
        {
            part.Text(key.Url);
            part.Number((long)key.Role);
        });
        Write(part, sums.Occurrences.Rows, key => $"{key.Url}\n{(key.Link is null ? "" : "\n")}{key.Link}", key =>
        {
            part.Text(key.Url);
            part.Text(key.Link);
        });
        Write(part, sums.Clients.Rows, key => $"{key.Client}\n{key.Device}", key =>
        {
            part.Text(key.Client);
            part.Text(key.Device);
        });
        Write(part, sums.Places.Rows, key => OrderOf(key.Place), key => WritePlace(part, key.Place));
        Write(part, sums.Buckets.Rows, key => key.Value.ToString("D20", CultureInfo.InvariantCulture), key => part.Number(key.Value));
        Write(part, sums.Domains.Rows, key => key, part.Text);
        Write(part, sums.Revenue.Rows, key => $"{key.Email}\n{key.Currency}", key =>
        {
            part.Text(key.Email);
            part.Text(key.Currency);
        });
        Write(part, sums.Goals.Rows, key => key, part.Text);
        Write(part, sums.EmailSources.Rows, key => key, part.Text);
        Write(part, sums.OtherSources.Rows, key => key, part.Text);
        Write(part, sums.OtherRevenue.Rows, key => $"{key.Source}\n{key.Currency}", key =>
        {
            part.Text(key.Source);
            part.Text(key.Currency);
        });
        Write(part, sums.Rules.Rows, key => key, part.Text);
    }

    private static void ReadTables(PartReader part, ReportSums sums)
    {
        Read(part, sums.BounceReasons, () => new BounceReasonKey(part.Text(), Known<BounceClass>(part)));
        Read(part, sums.NotSentReasons, part.Text);
        Read(part, sums.Links, () => new LinkKey(part.Text(), Known<LinkRole>(part)));
        Read(part, sums.Occurrences, () => new OccurrenceKey(part.Text(), part.TextOrNone()));
        Read(part, sums.Clients, () => new ClientKey(part.Text(), part.Text()));
        Read(part, sums.Places, () => new LocationKey(ReadPlace(part)));
        Read(part, sums.Buckets, () => new NumberKey(part.Number()));
        Read(part, sums.Domains, part.Text);
        Read(part, sums.Revenue, () => new RevenueKey(part.Text(), part.Text()));
        if (!sums.Revenue.Rows.All(row => IsDecimal(row.Sum.Amount))) throw PartReader.Broken();
        Read(part, sums.Goals, part.Text);
        Read(part, sums.EmailSources, part.Text);
        Read(part, sums.OtherSources, part.Text);
        Read(part, sums.OtherRevenue, () => new SourceRevenueKey(part.Text(), part.Text()));
        if (!sums.OtherRevenue.Rows.All(row => IsDecimal(row.Sum.Amount))) throw PartReader.Broken();
        Read(part, sums.Rules, part.Text);
    }

    private static void Write<TKey, TSum>(
        PartWriter part, IEnumerable<SumRow<TKey, TSum>> rows, Func<TKey, string> order, Action<TKey> write)
        where TSum : unmanaged =>
        part.Rows(rows, row => order(row.Key), row =>
        {
            write(row.Key);
            part.Sum(row.Sum);
        });

    private static void Read<TKey, TSum>(PartReader part, SumTable<TKey, TSum> table, Func<TKey> key)
        where TKey : notnull where TSum : unmanaged, IMergeable<TSum> =>
        part.Rows(() => table.Add(key(), part.Sum<TSum>()));

    /// <summary>Whether the bits of a number are those of a decimal: sign, a scale up to 28, and nothing else.</summary>
    private static bool IsDecimal(decimal number) =>
        decimal.GetBits(number)[3] is var flags && (flags & 0x7F00FFFF) == 0 && (flags >> 16 & 0xFF) <= 28;

    private static T Known<T>(PartReader part) where T : struct, Enum =>
        (T)Enum.ToObject(typeof(T), part.Number()) is var value && Enum.IsDefined(value) ? value : throw PartReader.Broken();

    private static string OrderOf(Place place) => $"{place.Country}\n{place.Region}\n{place.City}\n{place.TimeZone}";

    private static void WritePlace(PartWriter part, Place place)
    {
        part.Text(place.Country);
        part.Text(place.Region);
        part.Text(place.City);
        part.Text(place.TimeZone);
    }

    private static Place ReadPlace(PartReader part) =>
        new(part.TextOrNone(), part.TextOrNone(), part.TextOrNone()) { TimeZone = part.TextOrNone() };
}
