using System.Runtime.CompilerServices;
using CampaignMetrics.Links;

namespace CampaignMetrics.Reports.PartBytes;

/// <summary>Writes and reads the sums of a report. Writing and reading of each kind stand next to each other.</summary>
internal static partial class SumsFormat
{
    /// <summary>Changes with the library's metrics and with what sums consist of: parts of another shape cannot be read.</summary>
    public static string Shape { get; } = string.Join(
        ',',
        [
            .. Enum.GetNames<Metric>(), Size<EventSum>(), Size<EngagementSum>(), Size<LinkSum>(), Size<PlaceSum>(), Size<BucketSum>(),
            Size<ContactSum>(), Size<DomainSum>(), Size<RevenueSum>(), Size<GoalSum>(), Size<PeopleSum>(), Size<SourceSum>(),
            Size<UnattributedSum>(), nameof(ReportSums.OtherRevenue),
        ]);

    public static void Write(PartWriter part, ReportSums sums)
    {
        part.Rows(sums.Emails.Values, sum => sum.Email, sum => sum.WriteTo(part));
        WriteTables(part, sums);
        WriteContacts(part, sums);
        WriteTimes(part, sums);
        WriteFacts(part, sums);
        WriteInput(part, sums.Input);
        part.Flag(sums.IfTrackingIsSeen is not null);
        if (sums.IfTrackingIsSeen is { } seen) Write(part, seen);
    }

    /// <summary>Reads sums.</summary>
    /// <param name="part">The bytes.</param>
    /// <param name="catalog">The catalog of the ledger that wrote them.</param>
    /// <param name="links">Its rules of links.</param>
    /// <param name="isOther">Whether these are the sums for the case that tracking is seen: they have none of their own.</param>
    /// <exception cref="InvalidDataException">These are no sums.</exception>
    public static ReportSums Read(PartReader part, EmailCatalog catalog, LinkIdentity links, bool isOther = false)
    {
        var sums = new ReportSums { LinkIdentity = links, Catalog = catalog };
        part.Rows(() =>
        {
            var sum = EmailSum.ReadFrom(part, catalog);
            if (!sums.Emails.TryAdd(sum.Email, sum)) throw PartReader.Broken();
        });
        ReadTables(part, sums);
        ReadContacts(part, sums);
        ReadTimes(part, sums);
        ReadFacts(part, sums);
        ReadInput(part, sums.Input);
        if (!part.Flag()) return sums;
        if (isOther) throw PartReader.Broken();
        sums.IfTrackingIsSeen = Read(part, catalog, links, isOther: true);
        return sums;
    }

    private static string Size<TSum>() => Unsafe.SizeOf<TSum>().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteContacts(PartWriter part, ReportSums sums)
    {
        foreach (var top in (TopContacts[])[sums.TopByOpens, sums.TopByClicks])
            Write(part, top.Ranked, key => key, part.Text);
        part.Number(sums.NotProfiled);
        part.Number(sums.HiddenContacts);
        part.Sum(sums.HiddenEngagement);
        part.Sum(sums.People);
        part.Sum(sums.Unattributed);
    }

    private static void ReadContacts(PartReader part, ReportSums sums)
    {
        foreach (var top in (TopContacts[])[sums.TopByOpens, sums.TopByClicks])
            part.Rows(() => top.Add(System.Text.Encoding.UTF8.GetBytes(part.Text()), part.Sum<ContactSum>()));
        sums.NotProfiled = part.Number();
        sums.HiddenContacts = part.Number();
        sums.HiddenEngagement = part.Sum<ContactSum>();
        sums.People = part.Sum<PeopleSum>();
        sums.Unattributed = part.Sum<UnattributedSum>();
    }

    private static void WriteTimes(PartWriter part, ReportSums sums)
    {
        foreach (var within in sums.SinceSending) part.Sum(within);
        part.Number(sums.WithoutSent);
        foreach (var hours in (HoursSum[])[sums.WeekHours, sums.LocalHours])
        {
            part.Number(hours.Contacts);
            part.Numbers(hours.Opens);
            part.Numbers(hours.Clicks);
        }
        part.Number(sums.EarliestAt);
        part.Number(sums.LatestCountedAt);
    }

    private static void ReadTimes(PartReader part, ReportSums sums)
    {
        foreach (ref var within in sums.SinceSending.AsSpan()) within = part.Sum<BucketSum>();
        sums.WithoutSent = part.Number();
        foreach (var hours in (HoursSum[])[sums.WeekHours, sums.LocalHours])
        {
            hours.Contacts = part.Number();
            part.Numbers(hours.Opens);
            part.Numbers(hours.Clicks);
        }
        sums.EarliestAt = part.Number();
        sums.LatestCountedAt = part.Number();
    }

    private static void WriteFacts(PartWriter part, ReportSums sums)
    {
        part.Number(sums.TextClicks);
        part.Number(sums.VariantClicks);
        part.Number(sums.PendingLong);
        part.Number(sums.SharedIds);
        part.Number(sums.ExcludedMessages);
        part.Flag(sums.IsTrackingSeen);
        part.Flag(sums.IsReplySeen);
        part.Text(sums.PlacesBy?.Database);
        part.Number(sums.PlacesBy?.Date?.DayNumber ?? -1);
        part.Rows(sums.StatedCampaigns.ByEmail, row => row.Key, row =>
        {
            part.Text(row.Key);
            part.Text(row.Value);
        });
    }

    private static void ReadFacts(PartReader part, ReportSums sums)
    {
        sums.TextClicks = part.Number();
        sums.VariantClicks = part.Number();
        sums.PendingLong = part.Number();
        sums.SharedIds = part.Number();
        sums.ExcludedMessages = part.Number();
        sums.IsTrackingSeen = part.Flag();
        sums.IsReplySeen = part.Flag();
        var (database, day) = (part.TextOrNone(), part.Number());
        sums.PlacesBy = database is null ? null : new PlacesSource(database, DateOf(day));
        part.Rows(() => sums.StatedCampaigns.Add(part.Text(), part.TextOrNone()));
    }

    private static DateOnly? DateOf(long day)
    {
        if (day == -1) return null;
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw PartReader.Broken();
    }

    private static void WriteInput(PartWriter part, InputSum input)
    {
        part.Number(input.Lines);
        part.Number(input.Events);
        part.Number(input.Duplicates);
        part.Number(input.RejectedCount);
        part.Number(input.Rejected.Length);
        foreach (var rejection in input.Rejected)
        {
            part.Number(rejection.Line);
            part.Text(rejection.Reason);
        }
    }

    private static void ReadInput(PartReader part, InputSum input)
    {
        input.Lines = part.Number();
        input.Events = part.Number();
        input.Duplicates = part.Number();
        input.RejectedCount = part.Number();
        part.Rows(() => input.Keep(new Rejection(part.Number(), part.Text())));
    }
}
