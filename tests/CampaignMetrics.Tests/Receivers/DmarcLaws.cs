using FsCheck;
using FsCheck.Fluent;
using static CampaignMetrics.Tests.Receivers.DmarcXml;

namespace CampaignMetrics.Tests.Receivers;

/// <summary>Laws of the sums over any reports.</summary>
public sealed class DmarcLaws
{
    private static readonly Gen<string> AnyRecord =
        from count in Gen.Choose(0, 50)
        from ip in Gen.Elements("192.0.2.1", "192.0.2.2", "2001:db8::1", "nowhere", "")
        from dkim in Gen.Elements("pass", "fail", "")
        from spf in Gen.Elements("pass", "fail", "")
        from disposition in Gen.Elements("none", "quarantine", "reject", "")
        from domain in Gen.Elements("shop.example", "news.shop.example", "")
        select Record(count, ip, dkim, spf, disposition, header: domain);

    private static readonly Gen<string[]> AnyReports =
        from reports in AnyRecord.ListOf().ListOf()
        select reports.Select((records, i) => Report(string.Concat(records), $"r{i}", begin: i % 3 == 0 ? "?" : March1)).ToArray();

    [Fact]
    public void Every_table_but_that_of_signatures_adds_up_to_the_total() => Holds(texts =>
    {
        var summary = Read(texts);
        DmarcRow[][] tables =
            [[.. summary.Sources], [.. summary.FromDomains], [.. summary.Days], [.. summary.Dispositions], [.. summary.Reporters]];
        return tables.All(rows =>
            rows.Sum(row => row.Messages) == summary.Total.Messages
            && rows.Sum(row => row.Passed.Numerator) == summary.Total.Passed.Numerator
            && rows.Sum(row => row.Passed.Denominator) == summary.Total.Passed.Denominator);
    });

    [Fact]
    public void No_more_pass_than_there_are_messages() => Holds(texts =>
    {
        var total = Read(texts).Total;
        return total.Passed.Denominator <= total.Messages && total.Dkim.Numerator <= total.Passed.Numerator
            && total.Passed.Numerator <= total.Dkim.Numerator + total.Spf.Numerator;
    });

    [Fact]
    public void The_order_of_files_does_not_matter() => Holds(texts =>
        WithoutFaults(Read(texts)) == WithoutFaults(Read([.. texts.Reverse()])));

    [Fact]
    public void Reading_all_again_changes_no_number() => Holds(texts =>
    {
        var (once, twice) = (Read(texts), Read([.. texts, .. texts]));
        return twice.Duplicates == once.Reports && (twice.Total, twice.Reports) == (once.Total, once.Reports)
            && twice.Sources.SequenceEqual(once.Sources);
    });

    private static void Holds(Func<string[], bool> law) =>
        Prop.ForAll(AnyReports.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(200)));

    private static string WithoutFaults(DmarcSummary summary) => summary.ToString().Split("\"faults\"")[0];
}
